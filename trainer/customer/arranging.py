"""Proposals: a time, a meeting, a contact, the sale itself (RUBRIC 5.6). Decides whether they take it up."""

from dataclasses import replace

from trainer.acts import ActName
from trainer.content.persona import CustomerAct
from trainer.content.scenario import Goal
from trainer.customer.disclosure import CONTACT, DETAIL_GUARD, no_sale, openness, remember_told
from trainer.customer.guards import would_buy, would_consent, would_meet
from trainer.customer.hearing import CLOSING, in_passing, offers_time, spoken_time, times
from trainer.customer.mood import CURT
from trainer.customer.moves import Turn, fire, say, voice
from trainer.customer.objections import unsettled
from trainer.customer.state import Customer
from trainer.customer.wording import own_time

MEETABLE = ("opening", "discovery", "presentation", "objection", "closing")


def arrange(customer: Customer, turn: Turn) -> Customer:
    """The customer after a proposal of any kind; unchanged (no intent added) if the turn proposes nothing."""
    marked = turn.marked
    named = times(marked)
    sells = marked.did(*CLOSING) and would_buy(customer)
    offers = marked.did(ActName.CALLBACK_OFFER) and not (customer.group in MEETABLE and in_passing(marked))
    if (offers and not sells) or (customer.stance == "closing_arranging" and named):
        return remember_told(customer, no_sale()) if _vain(customer, turn) else _time(customer, turn)
    if marked.did(ActName.ASK_CONSENT, ActName.CONFIRM_CONTACT):
        return _contact(customer, turn)
    if marked.did(*CLOSING) and customer.group in MEETABLE:
        return _close(customer, turn)
    return customer


def _time(customer: Customer, turn: Turn) -> Customer:
    if not (times(turn.marked) or offers_time(turn.marked)):
        # "I'll try another day": whoever cannot talk is let go, nobody else takes it up.
        return fire(customer, turn, "goodbye") if customer.stance == "trouble_cantTalk" else customer
    offered = replace(customer, time=agreed_time(customer, turn))
    if offered.group in MEETABLE and offered.stance != "closing_arranging":
        offered = fire(offered, turn, "askMeeting")
    offered = fire(offered, turn, "timeFixed")
    if offered.outcome is not None:
        return offered
    # Not now: they stay where they were, nothing is agreed.
    return say(customer, CustomerAct.NOT_YET) if customer.group in MEETABLE else customer


def agreed_time(customer: Customer, turn: Turn) -> str | None:
    """Words for the time: the trainee's own; the customer's, where they were asked; else none."""
    return spoken_time(turn.marked) or (None if times(turn.marked) else own_time(customer))


def _contact(customer: Customer, turn: Turn) -> Customer:
    if turn.marked.did(ActName.CONFIRM_CONTACT) and customer.memory.contact_given:
        return fire(_in_talk(customer, turn), turn, "leavesContact")
    if customer.memory.contact_given:
        return customer
    if not would_consent(customer) or customer.mood > CURT:
        return say(customer, CustomerAct.REFUSE_CONTACT)
    memory = replace(customer.memory, contact_given=True, told=(*customer.memory.told, CONTACT))
    customer = replace(customer, memory=memory, disclosed=(*customer.disclosed, CONTACT))
    return say(customer, CustomerAct.GIVE_CONTACT, must=True)


def _in_talk(customer: Customer, turn: Turn) -> Customer:
    """Whoever gives a contact has begun to talk."""
    return fire(customer, turn, "question") if customer.group == "opening" else customer


def _close(customer: Customer, turn: Turn) -> Customer:
    goal = customer.scenario.goal
    if goal in (Goal.INFORMATION, Goal.CONTACT):
        return say(customer, CustomerAct.NO)
    if goal is Goal.MEETING and would_meet(customer):
        return _meeting(customer, turn)
    waiting = unsettled(customer)
    if not waiting and _owns_up(customer):
        return remember_told(customer, no_sale())
    if would_buy(customer) or would_meet(customer):
        customer = fire(customer, turn, "trialClose")
    after = fire(customer, replace(turn, due=bool(waiting)), "askForIt")
    return _answer(after, turn)


def _vain(customer: Customer, turn: Turn) -> bool:
    """Whether a meeting is proposed to somebody for whom it makes no sense, and who would say so."""
    proposed = turn.marked.did(*CLOSING) or customer.scenario.goal is Goal.MEETING
    suits = customer.scenario.unsellable.best in ("meeting", "callback")
    return proposed and not suits and customer.group in MEETABLE and customer.open is None and _owns_up(customer)


def _owns_up(customer: Customer) -> bool:
    """Whether, asked to decide, they say why no honest sale exists."""
    talks = customer.mood <= CURT and openness(customer) >= DETAIL_GUARD
    return customer.lot.unsellable and not customer.memory.no_fit and talks


def _meeting(customer: Customer, turn: Turn) -> Customer:
    named = times(turn.marked)
    customer = fire(customer, turn, "askMeeting")
    if not named:
        return say(customer, CustomerAct.YES)
    return fire(replace(customer, time=agreed_time(customer, turn)), turn, "timeFixed")


def _answer(customer: Customer, turn: Turn) -> Customer:
    """What a refused proposal is answered with."""
    if customer.outcome is not None:
        return replace(customer, time=agreed_time(customer, turn)) if times(turn.marked) else customer
    if customer.stance == "trouble_softNo":
        return say(customer, CustomerAct.SOFT_NO)
    customer = say(customer, CustomerAct.NOT_YET)
    waiting = unsettled(customer)
    if customer.group == "objection" and waiting:
        return voice(customer, turn, customer.open or waiting[0].objection.id)
    return customer


def spoken_for(customer: Customer) -> bool:
    """Whether the call has ended or something was said that leaves no room for more."""
    alone = (
        CustomerAct.FIRM_NO,
        CustomerAct.SOFT_NO,
        CustomerAct.WARN,
        CustomerAct.INSULTED,
        CustomerAct.CANT_TALK,
    )
    return customer.outcome is not None or any(intent.act in alone for intent in customer.intents)
