"""Objections in play: which, in what order, over which concern, and what settles or changes them (RUBRIC 5.3).

Decides nothing about words and nothing about the chart; only what is true of an objection.
"""

from dataclasses import replace

from trainer.acts import ActName, MarkedTurn, RuleName, SlotKind
from trainer.content.persona import Kind, Persona
from trainer.content.scenario import Objection, Scenario
from trainer.customer.draws import draw, happens, shuffled
from trainer.customer.hearing import ARGUING, SUPPORTING, keys, level
from trainer.customer.state import FULL, Customer, Episode

MUTATIONS = 2
PATIENT_MISSES = 3
"""Arguments beside a known concern before "I'll think about it"."""
REFLEX_NO = ("F3", "S1")
"""Rows of the catalogue that refuse to talk at all: a soft no, not an objection to answer."""
CANNOT_TALK = "T2"
CUTS_SHORT = 50
"""Chance in a hundred that whoever the seed gave a reason to end the talk with the first words does so (design choice:
else half the calls of some situations would be over before they begin)."""
GATE_ROWS = ("A", "R", "F", "T")
"""Kinds of objection a gatekeeper has of their own: who decides, who is calling, a brush-off, no time."""
REMOVAL = "R3"
TRUSTING = 15
"""Irritation at the start (0-100) below which nobody opens with a doubt about who is calling."""
PASSED_OVER = 2
"""Turns in a row that speak of something else before an objection is let rest."""
IN_PLAY = {Kind.BUSY: (1, 1), Kind.SCEPTICAL: (2, 3), Kind.KNOW_IT_ALL: (1, 3), Kind.LOYAL: (1, 3)}
"""Fewest and most objections of one call; the others have one or two."""


def draw_episodes(scenario: Scenario, persona: Persona, seed: int) -> tuple[Episode, ...]:
    """The objections of this call in the order they come, each over one concern.

    At most one is there from the first words on, and it comes first; a hostile customer brings their grievance.
    """
    fewest, most = IN_PLAY.get(persona.kind, (1, 2))
    if scenario.temperature == "hot":
        fewest, most = min(fewest, 1), 1
    wanted = fewest + draw(seed, most - fewest + 1, "how many objections")
    order = shuffled(seed, scenario.objections, "objections")
    if persona.kind is Kind.HOSTILE:
        order = tuple(sorted(order, key=lambda each: not at_once(persona, each)))
    calm = persona.traits.irritation < TRUSTING
    short = len(order) == 1 or happens(seed, CUTS_SHORT, "cuts it short")
    first = [each for each in order[:wanted] if at_once(persona, each) and _comes_first(each, calm, short)][:1]
    later = [each for each in order if each not in first and each.when != "start"]
    return tuple(_episode(each, seed) for each in (*first, *later)[:wanted])


def at_once(persona: Persona, objection: Objection) -> bool:
    """Whether it comes with the first words: its author says so, or it is what a hostile person is angry about."""
    return objection.when == "start" or (persona.kind is Kind.HOSTILE and objection.grievance)


def _comes_first(objection: Objection, calm: bool, short: bool) -> bool:
    """Whether the day lets it: not a doubt about the caller in a calm person, nor a way out of the talk every time."""
    row = objection.catalogue
    return short if row in (*REFLEX_NO, CANNOT_TALK) else not (calm and row[0] == "R")


def _episode(objection: Objection, seed: int) -> Episode:
    return Episode(objection, objection.concerns[draw(seed, len(objection.concerns), "concern", objection.id)])


def known(episode: Episode) -> bool:
    """Whether what lies under it has been told, or lies open."""
    return episode.objection.transparent or episode.layer == FULL


def aimed(episode: Episode, marked: MarkedTurn) -> bool:
    """Whether an argument of this turn speaks to the concern that is really there."""
    if episode.concern.id in keys(marked, SlotKind.CONCERN, *SUPPORTING):
        return True
    if known(episode) and episode.objection.id in keys(marked, SlotKind.OBJECTION, *SUPPORTING):
        return True
    return any(fact in episode.concern.met_by for fact in keys(marked, SlotKind.FACT, *SUPPORTING))


def met(episode: Episode, marked: MarkedTurn) -> bool:
    """Whether this turn answers the concern: an argument of level 3 aimed at it, or an honest "we can't"."""
    reached = level(marked, RuleName.ARGUE)
    candid = marked.did(ActName.CANDOUR) and not marked.did(ActName.FALSE_CLAIM)
    if candid and not episode.concern.met_by:
        return reached is None or reached >= 2
    if episode.objection.grievance and marked.did(ActName.FIX_ACTION):
        return True
    if episode.objection.transparent and (reached is None or reached >= 2):
        # A plain question is answered by the plain fact: nothing is hidden that the answer could miss (RUBRIC 4.1).
        return any(fact in episode.concern.met_by for fact in keys(marked, SlotKind.FACT, *SUPPORTING))
    good = marked.did(ActName.BENEFIT) if reached is None else reached >= 3
    return good and aimed(episode, marked)


def mutations_left(episode: Episode) -> bool:
    """Whether it may still take another shape; a block is said once and then meant."""
    return episode.objection.kind != "block" and episode.mutations < MUTATIONS


def argued(marked: MarkedTurn) -> bool:
    """Whether the turn argues at all."""
    return marked.did(*ARGUING) or marked.did(ActName.CANDOUR)


def changed(customer: Customer, episode: Episode) -> Customer:
    """The customer with one episode replaced by its new version."""
    same = episode.objection.id
    return replace(
        customer, episodes=tuple(episode if each.objection.id == same else each for each in customer.episodes)
    )


def brought(customer: Customer, objection: str) -> Customer:
    """The customer with one objection of the scenario first of all, whether the seed drew it or not.

    Raises KeyError if the scenario has no such objection.
    """
    found = next((each for each in customer.scenario.objections if each.id == objection), None)
    if found is None:
        raise KeyError(objection)
    others = tuple(each for each in customer.episodes if each.objection.id != objection)
    return replace(customer, episodes=(_episode(found, customer.seed), *others))


def find(customer: Customer, objection: str) -> Episode:
    """The episode of an objection. Raises KeyError if it is not in play."""
    for each in customer.episodes:
        if each.objection.id == objection:
            return each
    raise KeyError(objection)


def cannot_talk(customer: Customer) -> bool:
    """Whether this is a call in which they cannot talk: the best that can be had is another time."""
    return customer.lot.cant_talk or any(each.objection.catalogue == CANNOT_TALK for each in customer.episodes)


def unsettled(customer: Customer) -> tuple[Episode, ...]:
    """Objections of this call that still stand between the customer and a yes, voiced or not."""
    return tuple(each for each in customer.episodes if not each.settled)


def unvoiced(customer: Customer, letter: str) -> str | None:
    """The first objection not yet voiced whose catalogue row starts with a letter (P price, N need)."""
    return next(
        (e.objection.id for e in customer.episodes if not e.raised and e.objection.catalogue.startswith(letter)), None
    )
