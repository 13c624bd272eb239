from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.autoplay.intervals import share


@pytest.mark.parametrize(
    ("hits", "n", "expected"),
    [
        (0, 0, (0, 0, 1000)),
        (0, 4, (0, 0, 490)),
        (4, 4, (1000, 510, 1000)),  # 4 / (4 + 3.8416) = .5101
        (2, 4, (500, 150, 850)),
        (1, 3, (333, 61, 793)),
        (81, 263, (308, 255, 367)),  # Newcombe 1998, table I, method 3: .2553 to .3662
        (15, 148, (101, 62, 161)),  # the same: .0624 to .1605
    ],
)
def test_intervals_as_published(hits, n, expected):
    assert share(hits, n)[2:] == expected


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_whole_numbers_agree_with_the_formula(pair):
    hits, n = pair
    found = share(hits, n)
    p, z2 = hits / n, 3.8416
    half = sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n * n)))
    low, high = (1000 * (p + z2 / (2 * n) + sign * half) / (1 + z2 / n) for sign in (-1, 1))
    assert abs(found.low - low) <= 1.01
    assert abs(found.high - high) <= 1.01
    assert abs(Fraction(1000 * hits, n) - found.tenths) <= Fraction(1, 2)


def test_more_hits_than_calls_are_refused():
    with pytest.raises(ValueError, match="5 hits among 4"):
        share(5, 4)
