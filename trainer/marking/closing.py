"""CLOSING: an unambiguous yes/no question at the right time, either answer accepted (RUBRIC 3.2).

A yes counts only if its content is a need the customer stated; the call counts them (``genuine_yeses``).
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.content.scenario import Goal
from trainer.marking.context import Context
from trainer.marking.evidence import (
    ARGUING,
    ASKING,
    CLOSING,
    Finding,
    count_questions,
    of,
)
from trainer.transcript import Refusal, Situation

A = ActName

GENUINE_YESES = 2
PROPOSALS = {
    Goal.MEETING: (A.CALLBACK_OFFER,),
    Goal.CONTACT: (A.ASK_CONSENT, A.CONFIRM_CONTACT),
    Goal.INFORMATION: (A.ASK_CONSENT,),
    Goal.SALE: (),
    None: (A.CALLBACK_OFFER, A.ASK_CONSENT),
}


def closing(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding | None:
    """How well this turn asks for the decision, 0-4; ``None`` if it neither asks nor had to."""
    asked = of(acts, *CLOSING, *PROPOSALS[context.goal])
    due = context.situation is Situation.CLOSE or context.buying_signal
    if not asked and not due:
        return None
    if of(acts, A.PRESSURE):
        return Finding(0, "pressure", of(acts, A.PRESSURE))
    return _asked(asked, acts, context) if asked else _not_asked(acts, context)


def _asked(asked: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    if context.refusal is Refusal.FIRM:
        return Finding(0, "after_no", asked)
    if of(acts, A.CLOSE_EARLY):
        return Finding(1, "too_early", of(acts, A.CLOSE_EARLY), "too_early")
    if of(acts, A.CLARIFY_LEADING):
        return Finding(1, "truisms", of(acts, A.CLARIFY_LEADING), "truisms")
    if _unclear(acts):
        return Finding(2, "unclear", asked)
    if context.genuine_yeses >= GENUINE_YESES or _stated(acts, context) >= GENUINE_YESES or of(acts, A.AUTONOMY):
        return Finding(4, "their_yeses", asked + of(acts, A.BENEFIT, A.LISTEN_SPECIFIC, A.AUTONOMY))
    return Finding(3, "clear", asked)


def _not_asked(acts: tuple[Act, ...], context: Context) -> Finding:
    if context.buying_signal and of(acts, *ARGUING) and not of(acts, A.ANSWER_QUESTION):
        return Finding(1, "past_signal", of(acts, *ARGUING), "past_signal")
    return Finding(1, "not_asked", of(acts, *ASKING, *ARGUING))


def _unclear(acts: tuple[Act, ...]) -> bool:
    """Whether several things are asked at once. A closed check on a need beside the proposal is one of them."""
    return count_questions(acts) > 1 and not of(acts, A.LISTEN_SPECIFIC, A.BENEFIT)


def _stated(acts: tuple[Act, ...], context: Context) -> int:
    """How many needs of the customer's own the turn sums up before it asks."""
    slots = {
        slot
        for act in of(acts, A.BENEFIT, A.LISTEN_SPECIFIC)
        for slot in act.slots
        if slot.kind in (SlotKind.NEED, SlotKind.CONCERN) and context.has_said(slot)
    }
    return len(slots)
