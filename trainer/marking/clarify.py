"""CLARIFY: dare to ask (RUBRIC 3.1, 4.1).

Has no place once the concern lies open. A question earns by what it separates, never by its mark or form.
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import (
    ARGUING,
    ASKING,
    CLARIFYING,
    Finding,
    before,
    count_questions,
    ends_with_question,
    first_start,
    of,
)

A = ActName

INTERROGATION = 3
"""Questions in one turn that make it an interrogation."""


def clarifying(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding | None:
    """How well this turn finds out what lies under the objection, 0-4; ``None`` where the concern lies open."""
    if context.known:
        return None
    argued_at = first_start(acts, *ARGUING)
    found = _best(before(acts, argued_at), acts, context)
    late = of(acts, *CLARIFYING)
    if argued_at is not None and found.level < 2 and late:
        found = Finding(2, "after_argument", late, "after_argument")
    if found.level < 2 and argued_at is not None and not of(acts, *CLARIFYING) and _never_asked(context):
        found = Finding(0, "argued_blind", of(acts, *ARGUING))
    if context.did_in_episode(*ARGUING):
        found = found.at_most(2, "after_argument", found.acts)
    if count_questions(acts) >= INTERROGATION or of(acts, A.Q_STACK):
        stacked = of(acts, A.Q_STACK) or of(acts, *ASKING)
        found = found.at_most(0, "stack", stacked)
    if of(acts, A.INSULT):
        found = found.at_most(0, "loaded", of(acts, A.INSULT))
    if understanding.stuffing:
        found = found.at_most(1, "stuffing", found.acts)
    return found


def _best(early: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    specific = of(early, A.CLARIFY_SPECIFIC)
    if specific:
        return _specific(specific, acts, context)
    generic = of(early, A.CLARIFY_GENERIC, A.Q_RELEVANT)
    if generic:
        return Finding(2, "generic", generic)
    leading = of(early, A.CLARIFY_LEADING)
    if leading:
        return Finding(1, "leading", leading, "leading")
    unrelated = of(early, A.QUESTION)
    return Finding(1, "unrelated", unrelated) if unrelated else Finding(1, "nothing")


def _specific(specific: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    separates = tuple(act for act in specific if _concerns(act, context))
    builds = any(act.about(SlotKind.DETAIL) for act in specific) or bool(of(acts, A.LISTEN_SPECIFIC))
    alone = count_questions(acts) == 1 and ends_with_question(acts) and not of(acts, *ARGUING)
    if not (separates and builds and alone):
        return Finding(3, "specific", specific)
    if context.heated and specific[0].span.start == min(act.span.start for act in acts):
        return Finding(3, "question_first", specific, "question_first")
    return Finding(4, "isolates", separates)


def _concerns(act: Act, context: Context) -> bool:
    return any(slot.kind is SlotKind.CONCERN and context.touches(slot) for slot in act.slots)


def _never_asked(context: Context) -> bool:
    return context.concern_known is False and not context.did_in_episode(*CLARIFYING)
