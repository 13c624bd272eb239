"""What a sitting of drills showed: how each round went, when it comes back, and what improved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.coaching.cells import Cell
from trainer.coaching.drills import Done
from trainer.coaching.spacing import due


@dataclass(frozen=True, slots=True)
class Result:
    """One round in the account of a sitting."""

    cell: Cell
    first: int
    """Level of the first try, 0-4."""
    best: int
    target: int
    due: datetime
    """When it comes back."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Something that went better than before."""

    cell: Cell
    before: int
    now: int
    since_last: bool
    """Against the first try of an earlier sitting; otherwise within the round."""


def results(before: Sequence[Done], sitting: Sequence[Done]) -> tuple[Result, ...]:
    """Each round of this sitting, in order."""
    when = due(one.review for one in (*before, *sitting))
    return tuple(
        Result(one.review.cell, one.review.levels[0], max(one.review.levels), one.review.target, when[one.review.cell])
        for one in sitting
        if one.review.levels
    )


def gains(before: Sequence[Done], sitting: Sequence[Done]) -> tuple[Gain, ...]:
    """What improved: against the last time the rule was drilled with such a customer, else from try to try."""
    found: list[Gain] = []
    last = {_pair(one): one.review.levels[0] for one in before if one.review.levels}
    for one in sitting:
        levels = one.review.levels
        if not levels:
            continue
        if _pair(one) in last and levels[0] > last[_pair(one)]:
            found.append(Gain(one.review.cell, last[_pair(one)], levels[0], since_last=True))
        elif max(levels) > levels[0]:
            found.append(Gain(one.review.cell, levels[0], max(levels), since_last=False))
    return tuple(found)


def _pair(one: Done) -> tuple[str, str]:
    return one.review.cell.rule, one.review.cell.kind
