"""Marks of an episode's turns into one verdict per rule (RUBRIC 4.2).

The order rule lives here: empathy counts fully only before or with the first argument, a question only before it.
"""

from collections.abc import Sequence

from trainer.acts import ActName, Gate, Mark, RuleName, VerdictKind
from trainer.marking.evidence import ARGUING
from trainer.scoring.arithmetic import mean
from trainer.scoring.scorecard import Evidence, Verdict
from trainer.scoring.stretches import Heard, Stretch

A = ActName
LATE = 2
"""Highest level of empathy or a question that comes after the first argument."""
_UNANSWERED = "why.argue.unanswered"
_RIGHT_ENDINGS = (A.CALLBACK_OFFER, A.POLITE_EXIT, A.BOUNDARY, A.CONFIRM_REMOVAL)

Levelled = tuple[Heard, Mark]


def four_verdicts(stretch: Stretch) -> tuple[Verdict, ...]:
    """LISTEN, EMPATHIZE, CLARIFY and ARGUE of one objection, in that order."""
    return (_listen(stretch), _empathize(stretch), _clarify(stretch), _argue(stretch))


def quote(heard: Heard, mark: Mark) -> tuple[Evidence, ...]:
    """The words behind a mark."""
    return tuple(Evidence(heard.seq, span, heard.turn.text[span.start : span.end]) for span in mark.evidence)


def verdict_from(heard: Heard, mark: Mark, level: int) -> Verdict:
    """A verdict at a level, shown by one turn's mark."""
    return Verdict(mark.rule, VerdictKind.LEVEL, level, mark.reason, mark.next_step, quote(heard, mark), heard.seq)


def levelled(heard: Sequence[Heard], rule: RuleName) -> list[Levelled]:
    """Turns that have a level on a rule."""
    found = ((turn, turn.mark(rule)) for turn in heard)
    return [(turn, mark) for turn, mark in found if mark is not None and mark.verdict is VerdictKind.LEVEL]


def without_level(heard: Sequence[Heard], rule: RuleName) -> Verdict:
    """Why a rule has no level: ``cannot_tell`` if any turn says so, else what the last turn says."""
    marks = [mark for mark in (turn.mark(rule) for turn in heard) if mark is not None]
    for mark in marks:
        if mark.verdict is VerdictKind.CANNOT_TELL:
            return Verdict(rule, VerdictKind.CANNOT_TELL, reason=mark.reason)
    if marks:
        return Verdict(rule, marks[-1].verdict, reason=marks[-1].reason)
    return Verdict(rule, VerdictKind.NOT_SHOWN, reason="why.none.not_reached")


def _listen(stretch: Stretch) -> Verdict:
    rule = RuleName.LISTEN
    found = levelled(stretch.heard, rule)
    levels = [mark.level for _, mark in found] + ([0] if stretch.left is not None else [])
    if not levels:
        return without_level(stretch.heard, rule)
    level = mean(levels)
    if any(turn.did(A.INTERRUPT) or mark.reason == "why.listen.condition" for turn, mark in found):
        level = min(level, 1)
    if any(turn.did(A.Q_REPEAT) for turn, _ in found):
        level = min(level, 2)
    return _nearest(found, level) if found else _left(rule, level)


def _nearest(found: Sequence[Levelled], level: int) -> Verdict:
    """The level, shown by the turn whose own level lies nearest; of equals by the first."""
    turn, mark = min(found, key=lambda pair: (abs(pair[1].level - level), pair[0].seq))
    return verdict_from(turn, mark, level)


def _empathize(stretch: Stretch) -> Verdict:
    rule = RuleName.EMPATHIZE
    found = levelled(stretch.heard, rule)
    if not found:
        return _left(rule, 1) if stretch.left is not None else without_level(stretch.heard, rule)
    argued = _first_argument(stretch.heard)
    best, level = _best(found, argued)
    dismissed = [turn.seq for turn in stretch.heard if turn.did(A.DISMISS)]
    if dismissed:
        owned = [turn.seq for turn in stretch.heard if turn.did(A.OWN_MISTAKE) and turn.seq >= dismissed[-1]]
        level = min(level, 2 if owned else 1)
        worst = next(pair for pair in found if pair[0].seq == dismissed[0]) if _in(found, dismissed[0]) else best
        best = best if owned or level == best[1].level else worst
    return verdict_from(*best, level)


def _in(found: Sequence[Levelled], seq: int) -> bool:
    return any(turn.seq == seq for turn, _ in found)


def _clarify(stretch: Stretch) -> Verdict:
    rule = RuleName.CLARIFY
    found = levelled(stretch.heard, rule)
    if not found:
        hidden = stretch.left is not None and stretch.left.concern_known is not True
        return _left(rule, 1) if hidden else without_level(stretch.heard, rule)
    best, level = _best(found, _first_argument(stretch.heard))
    stacked = [turn for turn, _ in found if turn.did(A.Q_STACK)]
    if stacked and level > 1:
        level = 1
        best = next(pair for pair in found if pair[0] is stacked[0])
    return verdict_from(*best, level)


def _best(found: Sequence[Levelled], argued: int | None) -> tuple[Levelled, int]:
    """The highest mark, later ones held to ``LATE``, and its level; of equals the first.

    Within the argument turn itself the marker has already looked only at what came before the argument.
    """

    def counted(pair: Levelled) -> int:
        late = argued is not None and pair[0].seq > argued
        return min(pair[1].level, LATE) if late else pair[1].level

    best = max(found, key=lambda pair: (counted(pair), -pair[0].seq))
    return best, counted(best)


def _first_argument(heard: Sequence[Heard]) -> int | None:
    return next((turn.seq for turn in heard if turn.did(*ARGUING)), None)


def _argue(stretch: Stretch) -> Verdict:
    rule = RuleName.ARGUE
    found = levelled(stretch.heard, rule)
    argued = [pair for pair in found if pair[1].reason != _UNANSWERED]
    aimed = [pair for pair in argued if not any(fault.gate is Gate.G4 for fault in pair[0].faults)]
    if stretch.left is not None and stretch.left.concern_known is True:
        return _left(rule, 0)
    if aimed or argued:
        turn, mark = (aimed or argued)[-1]
        return verdict_from(turn, mark, mark.level)
    if found and not stretch.heard[-1].did(*_RIGHT_ENDINGS):
        return verdict_from(*found[-1], 0)
    if found:
        return Verdict(rule, VerdictKind.NOT_APPLICABLE, reason="why.none.ended_rightly")
    return without_level(stretch.heard, rule)


def _left(rule: RuleName, level: int) -> Verdict:
    """The level of a chance that was there and not taken: the trainee left the call."""
    return Verdict(rule, VerdictKind.LEVEL, level, "why.none.left", f"next.{rule.value}.{level}")
