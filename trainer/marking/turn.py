"""One turn in its context: acts of the call added, a mark per rule that has a place here, faults.

Which rules have a place is decided by the situation alone (RUBRIC 3): the four rules answer an objection, stages
the rest of the talk, problem cases replace the four rules until they are settled.
"""

from trainer.acts import FOUR_RULES, Act, ActName, Doubt, Fault, Mark, MarkedTurn, RuleName, Understanding, VerdictKind
from trainer.content.words import same_words
from trainer.marking.argue import arguing
from trainer.marking.cant_talk import cant_talk
from trainer.marking.clarify import clarifying
from trainer.marking.closing import closing
from trainer.marking.context import Context
from trainer.marking.contextual import acts_in
from trainer.marking.empathize import empathy
from trainer.marking.evidence import Finding, as_mark, no_level, of
from trainer.marking.faults import faults_in
from trainer.marking.listen import listening
from trainer.marking.needs import needs
from trainer.marking.opening import opening
from trainer.marking.presentation import presentation
from trainer.marking.refusal import refusal
from trainer.marking.rudeness import rudeness
from trainer.transcript import Situation

Found = list[tuple[RuleName, Finding | None]]

CASES = {
    Situation.REFUSAL: (RuleName.REFUSAL, refusal),
    Situation.CANT_TALK: (RuleName.CANT_TALK, cant_talk),
    Situation.RUDENESS: (RuleName.RUDENESS, rudeness),
}
PLACES = {
    Situation.OBJECTION: FOUR_RULES,
    Situation.OPENING: (RuleName.OPENING,),
    Situation.TALK: (RuleName.NEEDS, RuleName.PRESENTATION),
    Situation.CLOSE: (RuleName.CLOSING,),
    **{situation: (rule,) for situation, (rule, _) in CASES.items()},
}
"""Rules that have a place in each situation, and so cannot be told when the turn cannot be read."""


def mark(understanding: Understanding, context: Context) -> MarkedTurn:
    """The marked turn: all acts, marks in the order of the rules, faults G1-G9.

    An unreadable turn is ``cannot_tell`` on every rule that has a place; the same text sent twice is marked once.
    """
    if understanding.doubt not in (None, Doubt.EMPTY):
        return _unreadable(understanding, context)
    acts = acts_in(understanding, context)
    faults = faults_in(understanding, acts, context)
    if _sent_before(understanding, acts, context):
        marks = tuple(no_level(rule, VerdictKind.NOT_APPLICABLE, "same_again") for rule in PLACES[context.situation])
        return MarkedTurn(understanding, acts, marks, faults)
    return MarkedTurn(understanding, acts, _marks(understanding, acts, context), faults)


def _unreadable(understanding: Understanding, context: Context) -> MarkedTurn:
    reason = str(understanding.doubt)
    acts = acts_in(understanding, context)
    marks = tuple(no_level(rule, VerdictKind.CANNOT_TELL, reason) for rule in PLACES[context.situation])
    faults: tuple[Fault, ...] = faults_in(understanding, acts, context)
    return MarkedTurn(understanding, acts, marks, faults)


def _sent_before(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> bool:
    words = same_words(understanding.text)
    if not words or of(acts, ActName.ENCOURAGER, ActName.WAIT) == acts:
        return False
    return any(same_words(text) == words for text in context.earlier)


def _marks(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Mark, ...]:
    if context.situation is Situation.OBJECTION:
        return _four(understanding, acts, context)
    found: Found
    if context.mid_turn and of(acts, ActName.WAIT, ActName.ENCOURAGER, ActName.INTERRUPT):
        return ()
    if context.situation in CASES:
        rule, judge = CASES[context.situation]
        found = [(rule, judge(understanding, acts, context))]
    else:
        found = _stages(understanding, acts, context)
    return tuple(as_mark(rule, finding) for rule, finding in found if finding is not None)


def _four(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Mark, ...]:
    if context.mid_turn:
        only = as_mark(RuleName.LISTEN, listening(understanding, acts, context))
        return (only, *(no_level(rule, VerdictKind.NOT_APPLICABLE, "mid_turn") for rule in FOUR_RULES[1:]))
    found: Found = [
        (RuleName.LISTEN, listening(understanding, acts, context)),
        (RuleName.EMPATHIZE, empathy(understanding, acts, context)),
        (RuleName.CLARIFY, clarifying(understanding, acts, context)),
        (RuleName.ARGUE, arguing(understanding, acts, context)),
    ]
    four = tuple(as_mark(rule, f) if f else no_level(rule, *_absent(rule, context)) for rule, f in found)
    beside = (as_mark(rule, f) for rule, f in _beside(understanding, acts, context) if f)
    return (*four, *beside)


def _beside(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Found:
    """Stages that a turn may serve while it answers an objection; a question about needs can only gain there."""
    found: Found = []
    if context.first or of(acts, ActName.GREET_FULL, ActName.GREET_PARTIAL, ActName.EVASIVE):
        found.append((RuleName.OPENING, opening(understanding, acts, context)))
    asked = needs(understanding, acts, context)
    if asked is not None and asked.level > 1 and of(acts, ActName.Q_RELEVANT, ActName.LISTEN_SPECIFIC):
        found.append((RuleName.NEEDS, asked))
    found.append((RuleName.CLOSING, closing(understanding, acts, context)))
    return found


def _absent(rule: RuleName, context: Context) -> tuple[VerdictKind, str]:
    if rule is RuleName.CLARIFY:
        return VerdictKind.NOT_APPLICABLE, "concern_open"
    if context.hidden:
        return VerdictKind.NOT_APPLICABLE, "still_exploring"
    if context.concern_known is None:
        return VerdictKind.CANNOT_TELL, "concern_unknown"
    if context.kind == "real_condition" and not context.answers:
        return VerdictKind.NOT_APPLICABLE, "condition"
    return VerdictKind.NOT_APPLICABLE, "ended_rightly"


def _stages(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Found:
    found: Found = []
    if context.situation is Situation.OPENING:
        found.append((RuleName.OPENING, opening(understanding, acts, context)))
    if context.situation in (Situation.OPENING, Situation.TALK):
        found.append((RuleName.NEEDS, needs(understanding, acts, context)))
        found.append((RuleName.PRESENTATION, presentation(understanding, acts, context)))
    found.append((RuleName.CLOSING, closing(understanding, acts, context)))
    return found
