"""A customer before the first word: what the seed drew for them, and how they pick up or look up."""

from dataclasses import replace

from trainer.acts import MarkedTurn, Understanding
from trainer.content.chart import Chart
from trainer.content.persona import CustomerAct, Kind, Persona
from trainer.content.scenario import Scenario
from trainer.customer.affect import Affect
from trainer.customer.agenda import Aim, Item, begin, without
from trainer.customer.chart import clockwork
from trainer.customer.draws import draw, happens, shuffled
from trainer.customer.feelings import at_start
from trainer.customer.mood import HOSTILE, mood
from trainer.customer.moves import Turn, fire, say
from trainer.customer.objections import CANNOT_TALK, draw_episodes, find
from trainer.customer.state import Customer, Lot
from trainer.customer.talking import next_due, of_the_gate, raise_objection
from trainer.customer.wording import has_lines

BUSY_CANT_TALK = 35
"""Chance in a hundred that a busy customer is in the middle of something."""

ANSWERS_A_CALLER = ("R3", "B2", "B4", "F3")
"""Rows of the catalogue that make sense on the phone only once the caller is known."""


def meet(scenario: Scenario, persona: Persona, chart: Chart, seed: int) -> Customer:
    """A customer as the call begins: traits moved by channel and day, concerns and variant drawn from the seed.

    Raises ValueError if the chart names a state or guard that does not exist.
    """
    episodes = draw_episodes(scenario, persona, seed)
    questions = shuffled(seed, tuple(each.id for each in scenario.questions), "questions")
    rivals = tuple(each.name for each in scenario.rivals)
    clock = clockwork(chart)
    customer = Customer(
        scenario=scenario,
        persona=persona,
        chart=chart,
        seed=seed,
        lot=Lot(
            unsellable=happens(seed, scenario.unsellable_share, "unsellable"),
            rival=rivals[draw(seed, len(rivals), "rival")] if rivals else "",
            cant_talk=False,
        ),
        affect=Affect(0, 0, 0, 0),
        baseline=0,
        mood=0,
        stance=clock.initial,
        agenda=begin(tuple(each.objection.id for each in episodes), questions),
        episodes=episodes,
    )
    lot = replace(customer.lot, cant_talk=_cant_talk(customer))
    feelings = at_start(customer)
    customer = replace(customer, lot=lot, affect=feelings, baseline=feelings.irritation, mood=mood(feelings.irritation))
    turn = Turn(clock, MarkedTurn(Understanding("", scenario.lang, "none"), ()))
    customer = fire(customer, turn, "start")
    if persona.kind is Kind.GATEKEEPER:
        customer = fire(customer, turn, "metGate")
    return _picks_up(customer, turn) if scenario.opener == "customer" else customer


def _picks_up(customer: Customer, turn: Turn) -> Customer:
    """The first words; whoever has something on their mind from the start says it at once."""
    customer = replace(customer, agenda=without(customer.agenda, Item(Aim.GREET)))
    customer = say(customer, CustomerAct.GREET, "opening" if customer.scenario.opens else "")
    start = next_due(customer, "start")
    if start is None or not _bursts_out(customer, start):
        return customer
    customer = raise_objection(customer, turn, start, "objects")
    return fire(customer, turn, "heats") if customer.mood >= HOSTILE else customer


def _bursts_out(customer: Customer, start: str) -> bool:
    """Whether what is on their mind comes with their first words, before anybody has said who they are.

    "Where did you get my number?" answers somebody: whoever is in no ill humour hears first who it is.
    """
    if customer.persona.kind is Kind.GATEKEEPER:
        return of_the_gate(customer, start)
    answers = customer.scenario.channel == "phone" and find(customer, start).objection.catalogue in ANSWERS_A_CALLER
    return not answers or customer.mood >= HOSTILE or customer.persona.kind is Kind.HOSTILE


def _cant_talk(customer: Customer) -> bool:
    if customer.persona.kind is not Kind.BUSY or not has_lines(customer, CustomerAct.CANT_TALK):
        return False
    if any(each.objection.catalogue == CANNOT_TALK for each in customer.episodes):
        return False
    return happens(customer.seed, BUSY_CANT_TALK, "cannot talk")
