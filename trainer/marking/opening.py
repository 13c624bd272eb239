"""OPENING: greet, name oneself and the company, learn the name, say why (RUBRIC 3.2).

The level is that of the opening so far: what earlier turns of the call did is not asked for again.
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ARGUING, Finding, of

A = ActName

LONGEST = 40
"""Words of an opening turn that still leaves the floor."""


def opening(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How far the customer knows who is calling and why, 0-4."""
    dodged = of(acts, A.EVASIVE)
    if dodged:
        return Finding(0, "evasive", dodged)
    greeted = of(acts, A.GREET_FULL, A.GREET_PARTIAL)
    full = bool(of(acts, A.GREET_FULL)) or context.times(A.GREET_FULL) > 0
    if not full:
        return Finding(1, "half_greeting", greeted) if greeted else Finding(1, "nobody")
    purpose = of(acts, A.STATE_PURPOSE)
    asked = of(acts, A.ASK_NAME)
    told = bool(purpose) or context.purpose_told or context.times(A.STATE_PURPOSE) > 0
    learnt = bool(asked) or context.times(A.ASK_NAME) > 0
    if not (told or learnt):
        return Finding(2, "name_and_company", greeted)
    tied = tuple(act for act in purpose if _about_them(act))
    if tied and understanding.words <= LONGEST and not of(acts, *ARGUING):
        return Finding(4, "tied_to_them", greeted + tied + asked)
    if understanding.words > max(LONGEST, context.word_limit):
        return Finding(2, "too_long", greeted, "too_long")
    return Finding(3, "purpose" if told else "name_asked", greeted + purpose + asked)


def _about_them(act: Act) -> bool:
    return any(slot.kind in (SlotKind.DETAIL, SlotKind.NEED, SlotKind.CONCERN) for slot in act.slots)
