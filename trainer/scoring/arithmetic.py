"""Whole numbers from marks to scores: half rounds up, nothing is ever a float (DESIGN 2)."""

from collections.abc import Sequence

FULL = 100


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a fraction of non-negative numbers, half rounded up.

    Raises ValueError for a denominator that is not positive.
    """
    if denominator <= 0:
        raise ValueError("a score needs something to divide by")
    return (2 * numerator + denominator) // (2 * denominator)


def mean(levels: Sequence[int]) -> int:
    """The mean level, half rounded up."""
    return half_up(sum(levels), len(levels))


def share(level: int, full: int) -> int:
    """Percent that a level earns where ``full`` earns everything: ``100 * min(1, level / full)``."""
    return half_up(FULL * min(level, full), full)


def against_targets(parts: Sequence[tuple[int, int, int]]) -> int:
    """Percent of ``(level, target, weight)`` parts: ``100 * sum(w * min(1, level/target)) / sum(w)`` (RUBRIC 4.2).

    A target of 0 is met by any level. Raises ValueError if no part has weight.
    """
    common = 1
    for _, target, _ in parts:
        common *= max(target, 1)
    earned = sum(weight * _part(level, target, common) for level, target, weight in parts)
    return half_up(FULL * earned, common * sum(weight for _, _, weight in parts))


def _part(level: int, target: int, common: int) -> int:
    return common if target == 0 else min(level, target) * common // target


def weighted(parts: Sequence[tuple[int, int]]) -> int:
    """The mean of ``(score, weight)`` pairs, half rounded up. Raises ValueError if nothing has weight."""
    return half_up(sum(score * weight for score, weight in parts), sum(weight for _, weight in parts))
