"""Statistics against values worked out by hand, from the textbooks' own tables, and against their definitions."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.review.figures import Hits, hits, kappa, quadratic_kappa, rounded, share, spearman, wilson

LEVELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"),
    [(1, 2, 1), (-1, 2, -1), (1, 3, 0), (5, 3, 2), (-5, 3, -2), (3, -2, -2), (0, 7, 0)],
)
def test_rounding_takes_halves_away_from_zero(numerator, denominator, whole):
    assert rounded(numerator, denominator) == whole


def test_a_share_of_nothing_is_not_defined():
    assert (share(1, 3), share(2, 3), share(0, 0)) == (333, 667, None)


def test_kappa_of_two_doctors():
    # 20 both yes, 5 and 10 split, 15 both no: agreed .70, by chance .50, so kappa .40.
    seen = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(seen) == 400


@pytest.mark.parametrize(
    ("pairs", "figure"),
    [
        ([(0, 0), (4, 4)], 1000),
        ([(0, 4), (4, 0)], -1000),
        # Squares seen 1; squares by chance (0+1+1+0)*1 + ... = 2 of 4 pairs: 1 - 1*2/2.
        ([(0, 0), (1, 0)], 0),
        # n*seen = 3*1 = 3; by chance: firsts 0,1,2 against 0,1,1 = (0+1+1)+(1+0+0)+(4+1+1) = 9.
        ([(0, 0), (1, 1), (2, 1)], 667),
        ([(3, 3), (3, 3)], None),
        ([], None),
    ],
)
def test_quadratic_kappa_by_hand(pairs, figure):
    assert quadratic_kappa(pairs) == figure


def by_definition(pairs, weight):
    """Cohen's weighted kappa as he defined it: one less the weighted share seen over the weighted share expected."""
    n = len(pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    seen = Fraction(sum(weight(first, second) for first, second in pairs), n)
    chance = Fraction(sum(weight(i, j) * firsts[i] * seconds[j] for i in firsts for j in seconds), n * n)
    return None if chance == 0 else 1 - seen / chance


@given(LEVELS)
def test_both_kappas_are_those_of_their_definition(pairs):
    for ours, weight in (
        (quadratic_kappa(pairs), lambda i, j: (i - j) ** 2),
        (kappa(pairs), lambda i, j: i != j),
    ):
        theirs = by_definition(pairs, weight)
        assert (ours is None) == (theirs is None)
        assert theirs is None or abs(ours - 1000 * theirs) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("xs", "ys", "figure"),
    [
        ([1, 2, 3], [10, 20, 30], 1000),
        ([1, 2, 3], [9, 5, 1], -1000),
        # d = 0, 1, 1: 1 - 6*2 / (3*8).
        ([1, 2, 3], [1, 3, 2], 500),
        # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
        ([1, 2, 2, 3], [1, 2, 3, 4], 949),
        ([1, 1, 1], [1, 2, 3], None),
        ([], [], None),
    ],
)
def test_spearman_by_hand(xs, ys, figure):
    assert spearman(xs, ys) == figure


@pytest.mark.parametrize(
    ("part", "whole", "between"),
    [(0, 0, None), (0, 10, (0, 278)), (10, 10, (722, 1000)), (5, 10, (237, 763)), (85, 100, (767, 907))],
)
def test_wilson_by_hand(part, whole, between):
    assert wilson(part, whole) == between


def test_precision_recall_and_f1():
    found = hits([(True, True)] * 3 + [(False, True)] + [(True, False)] * 2 + [(False, False)] * 9)
    assert found == Hits(3, 1, 2)
    assert (found.precision, found.recall, found.f1) == (750, 600, 667)
    assert (Hits().precision, Hits().recall, Hits().f1) == (None, None, None)
    assert found + Hits(1, 0, 0) == Hits(4, 1, 2)
