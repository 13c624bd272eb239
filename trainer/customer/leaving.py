"""Ways a call ends or hardens: hang-up, walking away, a polite exit, a firm no, heat and cooling (RUBRIC 5.4, 5.6).

Runs before anything else is considered; what is said in a call that goes on is decided elsewhere.
"""

from dataclasses import replace

from trainer.acts import ActName
from trainer.content.persona import CustomerAct, Kind
from trainer.customer.guards import enough_fields
from trainer.customer.hearing import ARGUING, CLOSING, PUSHING
from trainer.customer.moves import Turn, fire, lie_open, say, voice
from trainer.customer.objections import unsettled
from trainer.customer.state import Customer
from trainer.transcript import Outcome

FAREWELLS = {
    Outcome.SALE: CustomerAct.BUY,
    Outcome.MEETING: CustomerAct.AGREE_MEETING,
    Outcome.CALLBACK: CustomerAct.AGREE_CALLBACK,
    Outcome.INFO_GATHERED: CustomerAct.FIELDS_DONE,
    Outcome.CONTACT_ADDED: CustomerAct.GOODBYE,
    Outcome.COMPLAINT_LOGGED: CustomerAct.COMPLAINT_TAKEN,
    Outcome.POLITE_GOODBYE: CustomerAct.GOODBYE,
    Outcome.WALK_AWAY: CustomerAct.WALK_AWAY,
    Outcome.HANG_UP: CustomerAct.HANG_UP,
    Outcome.TRAINEE_QUIT: CustomerAct.GOODBYE,
}
DEPTH = {"trouble_hostile": 1, "trouble_abusive": 2, "trouble_lastWarning": 3}
REFUSING = ("trouble_softNo", "trouble_cantTalk")
WARNING = 800
"""Hundredths below the hang-up threshold at which the last warning comes."""
FIRM_TURNS = 3
"""Turns after a firm no before they are gone whatever is said."""


def leave(customer: Customer, turn: Turn) -> Customer:
    """The customer if this turn ends the call at once, by anger, lost patience or a proper exit."""
    marked, feelings = turn.marked, customer.affect
    hang_up = customer.persona.traits.hang_up * 100
    if feelings.irritation >= hang_up or (marked.did(ActName.INSULT) and feelings.irritation >= 6000):
        return fire(customer, turn, "patienceGone")
    if marked.did(ActName.POLITE_EXIT) and not marked.did(*PUSHING, *CLOSING, ActName.CALLBACK_OFFER, ActName.INSULT):
        return _exit(customer, turn)
    dodged = marked.did(ActName.DODGE_QUESTION) and customer.memory.used(ActName.DODGE_QUESTION) >= 2
    if feelings.patience == 0 or dodged or customer.memory.firm_turns >= FIRM_TURNS:
        return fire(customer, turn, "patienceGone")
    if marked.did(ActName.FIX_ACTION) and (customer.group == "trouble" or customer.persona.kind is Kind.HOSTILE):
        return fire(customer, turn, "complaintTaken")
    return customer


def _exit(customer: Customer, turn: Turn) -> Customer:
    """A proper goodbye keeps what was reached before it."""
    for reached, trigger in (
        (True, "complaintTaken"),
        (customer.memory.contact_given, "leavesContact"),
        (enough_fields(customer), "lastAnswer"),
        (True, "goodbye"),
    ):
        if reached and (after := fire(customer, turn, trigger)).outcome is not None:
            return after
    return customer


def press(customer: Customer, turn: Turn) -> Customer:
    """The customer after being pushed: sold to after a no, or when they cannot talk."""
    marked = turn.marked
    sold_to = marked.did(*ARGUING, *CLOSING) and not marked.did(ActName.CALLBACK_OFFER)
    pushed = marked.did(*PUSHING)
    if marked.did(ActName.INSULT):
        return say(customer, CustomerAct.INSULTED)
    if customer.stance == "trouble_firmNo":
        return _after_firm_no(customer, turn) if pushed or sold_to else customer
    if not (pushed or (sold_to and customer.stance in (*REFUSING, "trouble_lastWarning"))):
        return customer
    after = fire(customer, turn, "pushes")
    if after.stance == "trouble_firmNo":
        return say(after, CustomerAct.FIRM_NO)
    return _warn(after) if after.stance == "trouble_lastWarning" else after


def _after_firm_no(customer: Customer, turn: Turn) -> Customer:
    """Sold to after a firm no: one warning, then they are gone."""
    memory = replace(customer.memory, firm_pushes=customer.memory.firm_pushes + 1)
    customer = replace(customer, memory=memory)
    if memory.firm_pushes >= 2:
        return fire(customer, turn, "pushes")
    return _warn(fire(customer, turn, "heats"))


def _warn(customer: Customer) -> Customer:
    return say(replace(customer, memory=replace(customer.memory, warned=True)), CustomerAct.WARN)


def heat(customer: Customer, turn: Turn) -> Customer:
    """The customer whose chart follows their mood: hotter at once, cooler one step a turn."""
    wanted, now = _wanted(customer, turn), DEPTH.get(customer.stance, 0)
    hot = customer.stance in DEPTH
    if hot and now > wanted:
        return _cool(customer, turn)
    if customer.stance == "trouble_firmNo" and wanted < 3:
        return customer
    for _ in range(wanted - now):
        before = customer.stance
        customer = fire(customer, turn, "heats")
        if customer.stance in (before, "trouble_lastWarning") or customer.outcome is not None:
            break
    if customer.stance == "trouble_lastWarning" and now < 3:
        return _warn(customer)
    return customer


def _wanted(customer: Customer, turn: Turn) -> int:
    near = customer.affect.irritation >= customer.persona.traits.hang_up * 100 - WARNING
    # After an insult nobody warns; and a warning is given once.
    if near and customer.stance == "trouble_lastWarning":
        return 3
    if near and not customer.memory.warned and not turn.marked.did(ActName.INSULT):
        return 3
    return max(0, customer.mood - 1)


def _cool(customer: Customer, turn: Turn) -> Customer:
    customer = say(fire(customer, turn, "cools"), CustomerAct.COOL)
    if customer.stance != "objection_raised":
        return customer
    if customer.open is not None:
        return lie_open(customer, turn)
    waiting = unsettled(customer)
    return voice(customer, turn, waiting[0].objection.id) if waiting else customer
