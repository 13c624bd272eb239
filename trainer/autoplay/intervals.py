"""How sure a share is: Wilson score intervals in whole tenths of a percent, without a float."""

from math import isqrt
from typing import NamedTuple

Z2 = 38416
"""1.96 squared, in ten-thousandths: 95 percent."""
_UNIT = 10_000
_FINE = 10**8


class Share(NamedTuple):
    """A share of ``n``, in tenths of a percent, with the interval that holds the true one 19 times in 20."""

    hits: int
    n: int
    tenths: int
    low: int
    high: int


def share(hits: int, n: int) -> Share:
    """The share of ``hits`` among ``n``; with n = 0 nothing is known and the interval is everything.

    Wilson (1927): (2h + z^2 -+ z * sqrt(z^2 + 4h(n - h)/n)) / (2(n + z^2)), rounded outwards.
    """
    if not 0 <= hits <= n:
        raise ValueError(f"{hits} hits among {n}")
    if n == 0:
        return Share(0, 0, 0, 0, 1000)
    middle = (2 * hits * _UNIT + Z2) * _UNIT
    under_root = Z2 * Z2 * _FINE + Z2 * 4 * hits * (n - hits) * 10**12 // n
    half = isqrt(under_root)
    whole = 2 * (n * _UNIT + Z2) * _UNIT
    low = 0 if hits == 0 else max(0, 1000 * (middle - half - 1) // whole)
    high = 1000 if hits == n else min(1000, -(-1000 * (middle + half + 1) // whole))
    return Share(hits, n, (2000 * hits + n) // (2 * n), low, high)
