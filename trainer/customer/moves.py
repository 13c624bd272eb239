"""Moving the chart: one trigger at a time, with the path kept. Knows which way was gone, not why."""

from dataclasses import dataclass, replace

from trainer.acts import MarkedTurn
from trainer.content.persona import CustomerAct
from trainer.customer.agenda import Aim, Item, again, without
from trainer.customer.chart import Clockwork
from trainer.customer.guards import Moment
from trainer.customer.objections import changed, find, known
from trainer.customer.state import Customer, Intent


@dataclass(frozen=True, slots=True)
class Turn:
    """One trainee turn and what it has brought about so far."""

    clock: Clockwork
    marked: MarkedTurn
    need_told: bool = False
    met: bool = False
    due: bool = False
    """Whether an objection is due."""
    answered: bool = False
    """Whether it answers the customer's own question."""
    agreed: bool = False
    """Whether it puts something to the customer that they say a genuine yes to."""


def fire(customer: Customer, turn: Turn, trigger: str) -> Customer:
    """The customer after a trigger; unchanged where the chart has no way."""
    moment = Moment(customer, turn.marked, turn.need_told, turn.met, turn.due)
    stance = turn.clock.move(customer.stance, trigger, moment)
    if stance == customer.stance:
        return customer
    return replace(customer, stance=stance, path=(*customer.path, stance))


def say(customer: Customer, act: CustomerAct, about: str = "", must: bool = False) -> Customer:
    """The customer who means to do one thing more in this turn."""
    return replace(customer, intents=(*customer.intents, Intent(act, about, must)))


def voice(customer: Customer, turn: Turn, objection: str) -> Customer:
    """The customer with an objection on the table and about to be voiced; the chart must be there already."""
    episode = replace(find(customer, objection), raised=True)
    customer = replace(
        changed(customer, episode), open=objection, agenda=without(customer.agenda, Item(Aim.OBJECT, objection))
    )
    customer = say(customer, CustomerAct.OBJECT, f"objection:{objection}", must=True)
    return lie_open(customer, turn)


def lie_open(customer: Customer, turn: Turn) -> Customer:
    """An objection whose concern is plain, or told before, stands as revealed."""
    episode = customer.episode
    if episode is not None and known(episode) and customer.stance in ("objection_raised", "objection_answered"):
        return fire(customer, turn, "clarify")
    return customer


def set_aside(customer: Customer) -> Customer:
    """The customer who lets the open objection rest; unless settled it comes back."""
    if customer.open is None:
        return customer
    episode = customer.episode
    agenda = customer.agenda
    if episode is not None and not episode.settled:
        agenda = again(agenda, Item(Aim.OBJECT, customer.open))
    return replace(customer, open=None, agenda=agenda)


def settle(customer: Customer) -> Customer:
    """The customer for whom the open objection is settled."""
    episode = customer.episode
    if episode is None:
        return customer
    customer = changed(customer, replace(episode, settled=True))
    return replace(customer, open=None, settled=(*customer.settled, episode.objection.id))
