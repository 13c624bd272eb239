"""ARGUE: with what is good for this person (RUBRIC 3.1, 4.1).

Not arguing while the concern is hidden is often right and then has no level; a known concern left
unanswered is level 0.
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import (
    ARGUING,
    ASKING,
    FACTUAL,
    MOST_REASONS,
    Finding,
    ends_with_question,
    facts_of,
    of,
)

A = ActName

RIGHT_ENDINGS = (A.CALLBACK_OFFER, A.POLITE_EXIT, A.BOUNDARY, A.CONFIRM_REMOVAL)


def arguing(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding | None:
    """How well this turn argues, 0-4; ``None`` where not arguing was right."""
    honest = of(acts, A.CANDOUR, A.ANSWER_QUESTION, A.ADMIT_UNKNOWN)
    if not of(acts, *ARGUING) and not (honest and (context.known or context.no_fit)):
        return _silent(acts, context)
    found = _limited(_base(acts, context), acts, context)
    if understanding.stuffing:
        found = found.at_most(1, "stuffing", found.acts)
    return found


def _silent(acts: tuple[Act, ...], context: Context) -> Finding | None:
    if not context.known or _nothing_to_say(context) or of(acts, *RIGHT_ENDINGS, A.FIX_ACTION):
        return None
    return Finding(0, "unanswered", of(acts, *ASKING))


def _nothing_to_say(context: Context) -> bool:
    """A real condition that no fact answers is not argued with: a time, a person or an exit is right (RUBRIC 4.1)."""
    return context.kind == "real_condition" and not context.answers


def _base(acts: tuple[Act, ...], context: Context) -> Finding:
    untrue = of(acts, A.FALSE_CLAIM)
    if untrue:
        return Finding(0, "false_claim", untrue, "false_claim")
    attacking = of(acts, A.BASH, A.INSULT)
    if attacking:
        return Finding(0, "attack", attacking, "attack")
    if of(acts, A.DISMISS) and of(acts, *ARGUING):
        return Finding(0, "contradicts", of(acts, A.DISMISS), "contradicts")
    if of(acts, A.CANDOUR) and (context.no_fit or context.answers == ()):
        return Finding(4, "honest_no", of(acts, A.CANDOUR))
    return _by_link(acts, context)


def _by_link(acts: tuple[Act, ...], context: Context) -> Finding:
    benefits = of(acts, A.BENEFIT)
    aimed = tuple(act for act in benefits if context.answered_by(act) is not False)
    if aimed:
        backed = of(acts, A.EVIDENCE, A.CANDOUR) or _figures(aimed)
        if backed and ends_with_question(acts):
            return Finding(4, "proof_and_check", aimed + of(acts, A.EVIDENCE, A.CANDOUR))
        return Finding(3, "benefit", aimed)
    shown = of(acts, A.FEATURE, A.ADVANTAGE, A.EVIDENCE, A.BENEFIT, A.CANDOUR, A.ANSWER_QUESTION)
    relevant = tuple(act for act in shown if context.answered_by(act) is not False)
    if relevant:
        return Finding(2, "fact_only", relevant)
    return Finding(1, "wrong_concern", shown, "wrong_concern") if shown else _without_facts(acts)


def _without_facts(acts: tuple[Act, ...]) -> Finding:
    if of(acts, A.ADMIT_UNKNOWN):
        return Finding(2, "will_find_out", of(acts, A.ADMIT_UNKNOWN))
    if of(acts, A.DISCOUNT) and not of(acts, A.DISCOUNT_EARLY):
        return Finding(2, "discount", of(acts, A.DISCOUNT))
    if of(acts, A.FEATURE_DUMP):
        return Finding(1, "dump", of(acts, A.FEATURE_DUMP), "dump")
    return Finding(1, "slogan", of(acts, *ARGUING))


def _limited(found: Finding, acts: tuple[Act, ...], context: Context) -> Finding:
    if of(acts, A.FEATURE_DUMP) and not of(acts, A.BENEFIT):
        found = found.at_most(1, "dump", of(acts, A.FEATURE_DUMP))
    if of(acts, A.DISCOUNT_EARLY):
        found = found.at_most(1, "discount_early", of(acts, A.DISCOUNT_EARLY))
    if of(acts, A.PRESSURE):
        found = found.at_most(0, "pressure", of(acts, A.PRESSURE))
    if len(facts_of(of(acts, *FACTUAL))) > MOST_REASONS or of(acts, A.FEATURE_DUMP):
        found = found.at_most(2, "too_many_reasons", of(acts, *FACTUAL))
    if context.hidden and found.reason != "honest_no":
        found = found.at_most(2, "before_reveal", found.acts)
    return found


def _figures(aimed: tuple[Act, ...]) -> bool:
    """Whether two facts of the sheet stand behind the benefit: the second is its proof."""
    return len({key for act in aimed for key in act.about(SlotKind.FACT)}) > 1
