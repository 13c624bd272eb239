"""NEEDS: short questions, detailed answers (RUBRIC 3.2).

Counts what was won, not how often was asked; the form of a question earns nothing.
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ARGUING, ASKING, CLARIFYING, Finding, count_questions, ends_with_question, of

A = ActName

INTERROGATION = 3


def needs(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding | None:
    """How well this turn finds out what is missing, 0-4; ``None`` if it neither asks nor sums up nor pitches blind."""
    stacked = of(acts, A.Q_STACK)
    if stacked or count_questions(acts) >= INTERROGATION:
        return Finding(0, "interrogation", stacked or of(acts, *ASKING))
    summed = _summary(acts, context)
    if summed and ends_with_question(acts):
        return Finding(4, "summary", summed)
    asked = of(acts, *ASKING)
    if not asked:
        blind = of(acts, *ARGUING)
        return Finding(0, "pitch_first", blind) if blind and not _ever_asked(context) else None
    if of(acts, A.Q_REPEAT):
        return Finding(1, "repeat", of(acts, A.Q_REPEAT), "repeat")
    leading = of(acts, A.CLARIFY_LEADING)
    if leading:
        return Finding(1, "leading", leading, "leading")
    return _asked(asked, acts, context)


def _asked(asked: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    follows = of(acts, A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC) or tuple(act for act in asked if _follows_up(act))
    relevant = of(asked, *CLARIFYING, A.ASK_FIELD)
    if not relevant and not follows and context.question_run:
        return Finding(1, "survey", asked)
    # A genuine question whose matter the scenario does not list is taken as relevant, unless it is one of a row.
    relevant = relevant or asked
    if follows and context.said:
        return Finding(3, "follows_up", relevant + follows)
    return Finding(2, "relevant", relevant)


def _summary(acts: tuple[Act, ...], context: Context) -> tuple[Act, ...]:
    """Restatements of a need that the customer told, in their words."""
    return tuple(
        act
        for act in of(acts, A.LISTEN_SPECIFIC)
        if any(slot.kind in (SlotKind.NEED, SlotKind.CONCERN) and context.has_said(slot) for slot in act.slots)
    )


def _follows_up(act: Act) -> bool:
    """Whether the question starts from the customer's own words."""
    return any(slot.kind is SlotKind.DETAIL and slot.key == "said" for slot in act.slots)


def _ever_asked(context: Context) -> bool:
    return any(context.times(name) for name in ASKING)
