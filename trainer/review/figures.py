"""Statistics of agreement, exact: whole thousandths out, no floating point on the way.

Knows neither labels nor rules; ``None`` stands wherever a figure is not defined for what it was given.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isqrt

Z = Decimal("1.959964")
"""Standard normal deviate of a two-sided 95% interval."""


def rounded(numerator: int, denominator: int) -> int:
    """The quotient as a whole number, halves away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def share(part: int, whole: int) -> int | None:
    """Thousandths."""
    return rounded(1000 * part, whole) if whole else None


def quadratic_kappa(pairs: Sequence[tuple[int, int]]) -> int | None:
    """Cohen's kappa of two raters' levels with quadratic weights (Cohen 1968).

    ``None`` where nobody could have disagreed: no pairs, or one and the same level throughout.
    """
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    by_chance = sum((x - y) ** 2 * n * m for x, n in first.items() for y, m in second.items())
    if by_chance == 0:
        return None
    seen = len(pairs) * sum((x - y) ** 2 for x, y in pairs)
    return rounded(1000 * (by_chance - seen), by_chance)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> int | None:
    """Cohen's kappa of two raters' categories (Cohen 1960); ``None`` where chance alone agrees always."""
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    by_chance = sum(n * second[name] for name, n in first.items())
    possible = len(pairs) ** 2 - by_chance
    if possible == 0:
        return None
    agreed = len(pairs) * sum(one == other for one, other in pairs)
    return rounded(1000 * (agreed - by_chance), possible)


def spearman(xs: Sequence[int], ys: Sequence[int]) -> int | None:
    """Rank correlation with mean ranks for ties; ``None`` where one side never varies."""
    first, second = _ranks(xs), _ranks(ys)
    # Ranks are doubled and centred on 0, so that ties keep whole numbers.
    both = sum(x * y for x, y in zip(first, second, strict=True))
    spread = sum(x * x for x in first) * sum(y * y for y in second)
    if spread == 0:
        return None
    size = (isqrt(4_000_000 * both * both // spread) + 1) // 2
    return size if both >= 0 else -size


def _ranks(values: Sequence[int]) -> list[int]:
    counts = Counter(values)
    below = 0
    rank: dict[int, int] = {}
    for value in sorted(counts):
        rank[value] = 2 * below + counts[value] - len(values)
        below += counts[value]
    return [rank[value] for value in values]


def wilson(part: int, whole: int) -> tuple[int, int] | None:
    """95% interval of a share, in thousandths (Wilson 1927)."""
    if whole == 0:
        return None
    square = Z * Z
    middle = part + square / 2
    reach = Z * (Decimal(part * (whole - part)) / whole + square / 4).sqrt()
    low, high = ((middle + sign * reach) * 1000 / (whole + square) for sign in (-1, 1))
    return int(max(low, Decimal(0)).to_integral_value()), int(min(high, Decimal(1000)).to_integral_value())


@dataclass(frozen=True, slots=True)
class Hits:
    """How a yes/no finding compares with what was there."""

    both: int = 0
    only_found: int = 0
    only_there: int = 0

    @property
    def precision(self) -> int | None:
        """Thousandths of what was found that were there."""
        return share(self.both, self.both + self.only_found)

    @property
    def recall(self) -> int | None:
        """Thousandths of what was there that were found."""
        return share(self.both, self.both + self.only_there)

    @property
    def f1(self) -> int | None:
        """Harmonic mean of the two, in thousandths."""
        return share(2 * self.both, 2 * self.both + self.only_found + self.only_there)

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.both + other.both, self.only_found + other.only_found, self.only_there + other.only_there)


def hits(pairs: Sequence[tuple[bool, bool]]) -> Hits:
    """Pairs of (there, found), counted."""
    seen = Counter(pairs)
    return Hits(seen[(True, True)], seen[(False, True)], seen[(True, False)])
