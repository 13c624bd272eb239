"""What must be true for a move of the chart, by the names a chart may use (RUBRIC 5.6 and 5.7).

A guard looks and says yes or no; nothing is drawn and nothing is changed here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.acts import ActName, MarkedTurn
from trainer.content.persona import Kind
from trainer.content.scenario import Goal
from trainer.customer.hearing import CLOSING, offers_time, questions, times
from trainer.customer.objections import cannot_talk, known, mutations_left, unsettled
from trainer.customer.state import Customer

NEVER_BUYS = (Kind.BUSY, Kind.LOYAL, Kind.HOSTILE, Kind.GATEKEEPER)
"""Kinds who do not buy in a first talk, however good it was (RUBRIC 5.5, best outcomes)."""
NEVER_MEETS = (Kind.HOSTILE, Kind.GATEKEEPER)


@dataclass(frozen=True, slots=True)
class Moment:
    """A customer hearing one turn, and what the turn has brought about so far."""

    customer: Customer
    marked: MarkedTurn
    need_told: bool = False
    met: bool = False
    objection_due: bool = False


def gate_trusts(moment: Moment) -> bool:
    """A gatekeeper lets through whom they trust and whose purpose they know: trust 42."""
    return moment.customer.affect.trust >= 4200 and moment.customer.memory.purpose_told


def discloses(moment: Moment) -> bool:
    """The concern under the open objection lies open now."""
    episode = moment.customer.episode
    return moment.need_told if episode is None else known(episode)


def concern_met(moment: Moment) -> bool:
    """Answered at level 3 or more, and believed: trust 40."""
    return moment.met and moment.customer.affect.trust >= 4000


def has_mutations_left(moment: Moment) -> bool:
    """The open objection may still take another shape."""
    episode = moment.customer.episode
    return episode is not None and mutations_left(episode)


def ready_to_close(moment: Moment) -> bool:
    """Interest 55 and no objection open."""
    customer = moment.customer
    return customer.affect.interest >= 5500 and not unsettled(customer) and not customer.memory.no_fit


def two_genuine_yes(moment: Moment) -> bool:
    """Two yeses to needs or concerns in the customer's own words."""
    return len(moment.customer.memory.yeses) >= 2


def would_buy(customer: Customer) -> bool:
    """Whether a clear proposal sells: a true need, nothing open, interest 62 (58 after two yeses), trust 55."""
    wanted = 6200 - (400 if len(customer.memory.yeses) >= 2 else 0)
    feelings = customer.affect
    return (
        customer.scenario.goal is Goal.SALE
        and customer.persona.kind not in NEVER_BUYS
        and not customer.lot.unsellable
        and not unsettled(customer)
        and feelings.interest >= wanted
        and feelings.trust >= 5500
    )


def would_meet(customer: Customer) -> bool:
    """Whether they would meet if a time were named: interest 45, trust 45, and what they had against it is settled."""
    if customer.persona.kind in NEVER_MEETS or cannot_talk(customer):
        return False
    if customer.scenario.goal not in (Goal.SALE, Goal.MEETING) or not _one_settled(customer):
        return False
    if customer.lot.unsellable and customer.scenario.unsellable.best != "meeting":
        return False
    return customer.affect.interest >= 4500 and customer.affect.trust >= 4500


def _one_settled(customer: Customer) -> bool:
    """Nothing voiced stands open, and the first thing on their mind is dealt with."""
    voiced = tuple(each for each in customer.episodes if each.raised)
    return all(each.settled for each in voiced) and (bool(voiced) or not customer.episodes)


def would_consent(customer: Customer) -> bool:
    """Whether they would leave a contact: trust 42, irritation under 40."""
    return customer.affect.trust >= 4200 and customer.affect.irritation < 4000


def fields_filled(moment: Moment) -> bool:
    """Four fields in five are filled, the purpose is known, trust 38."""
    return enough_fields(moment.customer)


def enough_fields(customer: Customer) -> bool:
    """See ``fields_filled``."""
    asked = customer.scenario.fields
    told = {slot.key for slot in customer.memory.told if slot.kind == "field"}
    filled = sum(each.id in told for each in asked)
    return bool(asked) and filled * 5 >= len(asked) * 4 and customer.affect.trust >= 3800 and purpose_known(customer)


def purpose_known(customer: Customer) -> bool:
    """Whether the trainee has said why they call."""
    return customer.memory.purpose_told


def buys(moment: Moment) -> bool:
    """A clear proposal meets a customer who is ready."""
    return moment.marked.did(*CLOSING) and would_buy(moment.customer)


def meets(moment: Moment) -> bool:
    """A time is named and they want to meet; or a gatekeeper puts the trainee through, which is the meeting.

    Where the goal is a sale, an offer to ring again is only that, unless a meeting was proposed.
    """
    customer, marked = moment.customer, moment.marked
    if customer.memory.passed:
        return True
    proposed = customer.scenario.goal is Goal.MEETING or marked.did(*CLOSING)
    return proposed and _time_named(marked) and would_meet(customer)


def accepts_callback(moment: Moment) -> bool:
    """A time is named to someone who is not angry, has not said a firm no, and has some use for another talk."""
    customer = moment.customer
    sells = customer.scenario.goal in (Goal.SALE, Goal.MEETING)
    useless = sells and customer.lot.unsellable and customer.scenario.unsellable.best == "politeGoodbye"
    if useless and not cannot_talk(customer):
        return False
    return customer.affect.irritation < 5000 and customer.memory.firm_turns == 0 and _time_named(moment.marked)


def consents(moment: Moment) -> bool:
    """A contact was asked for, and they would leave it."""
    return moment.customer.memory.contact_given or would_consent(moment.customer)


def grievance_named(moment: Moment) -> bool:
    """The grievance was named in their terms, and one step is taken."""
    return moment.customer.memory.grievance_named and moment.marked.did(ActName.FIX_ACTION)


def willing(moment: Moment) -> bool:
    """After a soft no one light question may bring them back: interest 35, trust 35, one question only.

    Whoever cannot talk is not talked round: that is a real condition, answered by another time (RUBRIC 4.1).
    """
    customer, marked = moment.customer, moment.marked
    return (
        customer.stance != "trouble_cantTalk"
        and customer.affect.interest >= 3500
        and customer.affect.trust >= 3500
        and questions(marked) == 1
        and not marked.did(ActName.Q_STACK, ActName.CLARIFY_LEADING, ActName.Q_REPEAT)
        and customer.memory.light_questions <= 1
    )


def irritated(moment: Moment) -> bool:
    """Irritation 50 or more."""
    return moment.customer.affect.irritation >= 5000


def _time_named(marked: MarkedTurn) -> bool:
    # "When would suit you?" is an offer too: the customer then names the time.
    return bool(times(marked)) or offers_time(marked)


GUARDS: Mapping[str, Callable[[Moment], bool]] = {
    "gateTrusts": gate_trusts,
    "needRevealed": lambda moment: moment.need_told,
    "objectionDue": lambda moment: moment.objection_due,
    "discloses": discloses,
    "concernMet": concern_met,
    "mutationsLeft": has_mutations_left,
    "readyToClose": ready_to_close,
    "twoGenuineYes": two_genuine_yes,
    "buys": buys,
    "meets": meets,
    "acceptsCallback": accepts_callback,
    "consents": consents,
    "fieldsFilled": fields_filled,
    "grievanceNamed": grievance_named,
    "willing": willing,
    "irritated": irritated,
}
