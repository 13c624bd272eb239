"""LISTEN: let them say it, and show that it arrived (RUBRIC 3.1).

Looks at what the acts are about, never at how polite or long the turn is.
"""

from trainer.acts import Act, ActName, SlotKind, Span, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import (
    ARGUING,
    ASKING,
    CLARIFYING,
    CLOSING,
    FACTUAL,
    PARROT,
    SELLING,
    Finding,
    about,
    ends_with_question,
    of,
)

A = ActName


def listening(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How well this turn shows that the customer's words arrived, 0-4."""
    if context.mid_turn:
        return _mid_turn(acts)
    cut = of(acts, A.INTERRUPT)
    if cut:
        return Finding(0, "interrupt", cut)
    return _limited(_base(understanding, acts, context), understanding, acts, context)


def _mid_turn(acts: tuple[Act, ...]) -> Finding:
    cut = of(acts, A.INTERRUPT)
    if cut:
        return Finding(0, "interrupt", cut)
    encouraged = of(acts, A.ENCOURAGER)
    return Finding(3, "encourager", encouraged) if encouraged else Finding(3, "waited", of(acts, A.WAIT))


def _base(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    contradicts = of(acts, A.DISMISS, A.INSULT)
    if contradicts:
        return Finding(0, "contradicts", contradicts)
    restated = of(acts, A.LISTEN_SPECIFIC)
    if restated and understanding.parroted < PARROT:
        if _meaning(restated, acts, context) and ends_with_question(acts):
            return Finding(4, "meaning", restated)
        return Finding(3, "own_words", restated)
    built_on = tuple(act for act in of(acts, A.EMPATHY_SPECIFIC, A.CLARIFY_SPECIFIC) if _theirs(act))
    if built_on and understanding.parroted < PARROT:
        return Finding(3, "detail", built_on)
    if restated or understanding.parroted >= PARROT:
        return Finding(2, "parrot", restated or (_whole(understanding),), "parrot")
    return _without_detail(acts, context)


def _without_detail(acts: tuple[Act, ...], context: Context) -> Finding:
    topical = of(acts, *CLARIFYING, A.EMPATHY_SPECIFIC, A.OWN_MISTAKE, A.FIX_ACTION, A.BENEFIT, A.ANSWER_QUESTION,
                 A.ADMIT_UNKNOWN, A.CONFIRM_REMOVAL, A.CONFIRM_CONTACT, A.AUTONOMY)  # fmt: skip
    topical += tuple(act for act in of(acts, *FACTUAL, A.CANDOUR, A.QUESTION) if context.answered_by(act))
    fitting = tuple(act for act in of(acts, A.ACK_PLAIN) if act.slots)
    selling = of(acts, *ARGUING, *CLOSING)
    if topical or fitting:
        return Finding(2, "on_topic", topical or fitting)
    receipt = of(acts, A.ACK_PLAIN, A.ENCOURAGER, A.EMPATHY_FAKE, A.APOLOGY_BRIEF, A.APOLOGY_LONG)
    if selling and receipt:
        return Finding(1, "token_then_agenda", receipt)
    if selling:
        return Finding(1, "own_agenda", selling)
    if of(acts, *ASKING):
        return Finding(1, "off_topic_question", of(acts, *ASKING))
    return Finding(1, "token", receipt) if receipt else Finding(1, "nothing")


def _limited(found: Finding, understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    if understanding.stuffing:
        found = found.at_most(1, "stuffing", found.acts)
    found = _overridden(found, acts)
    if _ignores_condition(acts, context):
        found = found.at_most(1, "condition", of(acts, *SELLING))
    off = of(acts, *FACTUAL, A.CANDOUR)
    if off and all(context.answered_by(act) is False for act in off):
        found = found.at_most(1, "wrong_objection", off)
    repeated = of(acts, A.Q_REPEAT)
    if repeated:
        found = found.at_most(2, "repeat", repeated)
    if context.concern_known and not of(acts, *FACTUAL, A.CANDOUR, A.ANSWER_QUESTION) and _only_asks(acts):
        found = found.at_most(1, "asks_the_known", of(acts, *ASKING))
    if of(acts, A.MONOLOGUE):
        found = found.at_most(3, "no_room", found.acts)
    return found


def _overridden(found: Finding, acts: tuple[Act, ...]) -> Finding:
    """A view cancelled in the same breath, a push or a row of questions: heard for the sake of one's own next words."""
    signs = ((A.EMPATHY_FAKE, "token_then_agenda"), (A.PRESSURE, "own_agenda"), (A.Q_STACK, "off_topic_question"))
    for name, reason in signs:
        shown = of(acts, name)
        if shown and found.level > 1:
            return Finding(1, reason, shown)
    return found


def _whole(understanding: Understanding) -> Act:
    return Act(A.LISTEN_SPECIFIC, Span(0, len(understanding.text)), strength=0)


def _theirs(act: Act) -> bool:
    return SlotKind.DETAIL in {slot.kind for slot in about(act)}


def _meaning(restated: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> bool:
    """Whether the point was taken up with what it meant: two things of theirs tied together, or the stake named."""
    slots = {slot for act in restated for slot in about(act) if context.touches(slot)}
    return len(slots) > 1 or bool(of(acts, A.EMPATHY_SPECIFIC))


def _only_asks(acts: tuple[Act, ...]) -> bool:
    return bool(of(acts, *ASKING)) and not of(acts, A.AUTONOMY, A.FIX_ACTION, A.CALLBACK_OFFER)


def _ignores_condition(acts: tuple[Act, ...], context: Context) -> bool:
    told = any(slot.kind is SlotKind.CONDITION for slot in context.told_now)
    taken_up = any(slot.kind is SlotKind.CONDITION for act in acts for slot in act.slots)
    return told and not taken_up and bool(of(acts, *SELLING))
