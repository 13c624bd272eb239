"""What is written down on a customer's turn: all that marking and scoring will ever know of this call.

Only reads the customer; names and meanings are those of ``trainer.transcript.Standing``.
"""

from trainer.content.persona import CustomerAct
from trainer.content.scenario import Goal
from trainer.customer.guards import enough_fields, would_buy, would_consent, would_meet
from trainer.customer.objections import REMOVAL, known
from trainer.customer.state import Customer
from trainer.transcript import Refusal, Situation, Standing

_TROUBLE = {
    "trouble_cantTalk": Situation.CANT_TALK,
    "trouble_softNo": Situation.REFUSAL,
    "trouble_firmNo": Situation.REFUSAL,
    "trouble_hostile": Situation.RUDENESS,
    "trouble_abusive": Situation.RUDENESS,
    "trouble_lastWarning": Situation.RUDENESS,
}
_GROUPS = {
    "prep": Situation.OPENING,
    "opening": Situation.OPENING,
    "objection": Situation.OBJECTION,
    "closing": Situation.CLOSE,
}
HEATED = 5000


def standing(customer: Customer) -> Standing:
    """The facts of the call as it stands when the customer has spoken."""
    episode = customer.episode
    memory = customer.memory
    return Standing(
        situation=situation(customer),
        stance=customer.stance,
        objection=customer.open,
        concern=episode.concern.id if episode else None,
        concern_known=known(episode) if episode else None,
        disclosed=customer.disclosed,
        settled=customer.settled,
        question=memory.question,
        refusal=refusal(customer),
        removal_asked=_removal(customer),
        heated=customer.affect.irritation >= HEATED or (episode is not None and episode.objection.grievance),
        mood=customer.mood,
        insults=memory.insults,
        purpose_told=memory.purpose_told,
        genuine_yeses=len(memory.yeses),
        ready_to_close=ready(customer),
        buying_signal=any(intent.act is CustomerAct.BUYING_SIGNAL for intent in customer.intents),
        no_fit=memory.no_fit,
        needs_hidden=hidden(customer),
    )


def situation(customer: Customer) -> Situation:
    """What kind of moment the trainee answers to."""
    if customer.stance in _TROUBLE:
        return _TROUBLE[customer.stance]
    if customer.group == "objection" and customer.open is None:
        return Situation.TALK
    return _GROUPS.get(customer.group, Situation.TALK)


def refusal(customer: Customer) -> Refusal:
    """How clearly they have said no; a firm no is never taken back."""
    if customer.memory.firm_turns or customer.stance == "trouble_firmNo":
        return Refusal.FIRM
    return Refusal.SOFT if customer.stance == "trouble_softNo" else Refusal.NONE


def ready(customer: Customer) -> bool:
    """Whether the goal of this scenario would be granted now."""
    goal = customer.scenario.goal
    if goal is Goal.SALE:
        return would_buy(customer)
    if goal is Goal.MEETING:
        return would_meet(customer)
    return would_consent(customer) if goal is Goal.CONTACT else enough_fields(customer)


def hidden(customer: Customer) -> int:
    """How many needs and concerns could still be brought to light."""
    told = {slot for slot in customer.memory.told if slot.kind == "need"}
    none = customer.lot.unsellable and customer.scenario.unsellable.reason in ("no_need", "just_bought")
    needs = 0 if none else len(customer.scenario.needs) - len(told)
    return needs + sum(not known(each) and not each.settled for each in customer.episodes)


def _removal(customer: Customer) -> bool:
    """They were on about the list they are on (catalogue R3), and said no."""
    raised = any(each.raised and each.objection.catalogue == REMOVAL for each in customer.episodes)
    return raised and refusal(customer) is not Refusal.NONE
