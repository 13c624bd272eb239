"""PRESENTATION: a solution to the problem the customer stated (RUBRIC 3.2).

Only outside an objection; there the same acts are ARGUE's.
"""

from trainer.acts import Act, ActName, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ARGUING, FACTUAL, MOST_REASONS, Finding, ends_with_question, facts_of, of

A = ActName


def presentation(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding | None:
    """How well this turn presents, 0-4; ``None`` if it presents nothing."""
    shown = of(acts, *ARGUING, A.CANDOUR)
    if not shown:
        return None
    untrue = of(acts, A.FALSE_CLAIM, A.BASH)
    if untrue:
        return Finding(0, "untrue", untrue)
    found = _linked(acts, understanding, context)
    reasons = of(acts, *FACTUAL)
    if len(facts_of(reasons)) > MOST_REASONS:
        found = found.at_most(2, "too_many", reasons)
    return found.at_most(1, "stuffing", found.acts) if understanding.stuffing else found


def _linked(acts: tuple[Act, ...], understanding: Understanding, context: Context) -> Finding:
    if of(acts, A.CANDOUR) and context.no_fit:
        return Finding(4, "honest_no", of(acts, A.CANDOUR))
    benefits = of(acts, A.BENEFIT)
    if benefits:
        backed = of(acts, A.EVIDENCE, A.CANDOUR)
        if backed and ends_with_question(acts) and understanding.words <= context.word_limit:
            return Finding(4, "proof_and_check", benefits + backed)
        return Finding(3, "problem_solved", benefits)
    if of(acts, A.FEATURE_DUMP):
        return Finding(1, "list", of(acts, A.FEATURE_DUMP))
    facts = of(acts, A.FEATURE, A.ADVANTAGE, A.EVIDENCE, A.CANDOUR)
    return Finding(2, "facts", facts) if facts else Finding(1, "list", of(acts, *ARGUING))
