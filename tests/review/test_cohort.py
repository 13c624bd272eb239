"""Bands, maps, lines, comparisons and quotes over many calls."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.store.figures import digest
from trainer.review.cohort import Band, band, compare, line, unmanaged, weakness_map
from trainer.review.digest import Tally, one_level, personal
from trainer.review.quotes import three_quotes


def tally(*levels: int) -> Tally:
    return Tally(len(levels), sum(levels), sum(x * x for x in levels), sum(x >= 3 for x in levels))


@given(st.lists(st.integers(0, 4), min_size=5, max_size=60))
def test_a_band_is_the_mean_and_never_narrower_than_its_error(levels):
    found = band(tally(*levels))
    assert found is not None
    n, mean = len(levels), Fraction(sum(levels), len(levels))
    error = Fraction(196, 100) ** 2 * sum((x - mean) ** 2 for x in levels) / (n - 1) / n
    assert abs(Fraction(found.mean, 100) - mean) <= Fraction(1, 200)
    assert found.high == 400 or Fraction(found.high - found.mean, 100) ** 2 >= error
    assert found.low == 0 or Fraction(found.mean - found.low, 100) ** 2 >= error
    assert found.low <= found.mean <= found.high


def test_under_five_there_is_no_figure_and_under_ten_it_is_thin():
    assert band(tally(4, 4, 4, 4)) is None
    assert [band(tally(*[2] * n)) for n in (5, 10)] == [Band(5, 200, 200, 200), Band(10, 200, 200, 200)]
    assert [Band(n, 0, 0, 0).thin for n in (5, 9, 10)] == [True, True, False]


def test_the_map_leaves_thin_cells_blank_and_counts_them():
    rows = weakness_map(
        {("price", "listen"): tally(1, 1, 1, 1, 1), ("price", "argue"): tally(3), ("stage", "opening"): tally(1)}
    )
    assert [(row.topic, row.cells, row.counts) for row in rows] == [
        ("price", (Band(5, 100, 100, 100), None, None, None), (5, 0, 0, 1))
    ]


def test_what_hardly_anybody_reaches_points_at_the_scenario():
    found = unmanaged({
        ("price", "argue"): tally(*[1] * 12),
        ("trust", "argue"): tally(*[1] * 9, 3),
        ("need", "argue"): tally(0, 0, 0, 0),
    })  # fmt: skip
    assert [(one.objection, one.n, one.reached) for one in found] == [("price", 12, 0)]


def test_a_line_has_a_band_from_the_fifth_score_on():
    points = line((digest(f"c{n}", score=score, day=n + 1) for n, score in enumerate([50, None, 50, 50, 50, 60])), {})
    assert [(one.score, one.middle and one.middle.mean) for one in points] == [
        (50, None), (None, None), (50, None), (50, None), (50, None), (60, 5200),
    ]  # fmt: skip


def test_nobody_is_ranked_inside_overlapping_bands():
    found = compare({"ana": [50, 52, 54, 50, 52], "ben": [51, 53, 55, 51, 53], "cat": [90] * 5, "dan": [1]})
    assert [(one.trainee, one.apart) for one in found] == [
        ("ana", False), ("ben", False), ("cat", False), ("dan", False),
    ]  # fmt: skip
    assert [one.apart for one in compare({"ana": [50] * 5, "cat": [90] * 5})] == [True, True]


def test_three_quotes_are_of_three_people_where_there_are_three():
    picks = three_quotes((
        digest("c1", "ana", levels=(4, 3), day=1),
        digest("c2", "ben", levels=(0,), day=2),
        digest("c3", "cat", levels=(4,), caps=(("G5", 5),), day=3),
        digest("c4", "ana", levels=(1,), day=4),
    ))  # fmt: skip
    assert [(one.why, one.call, one.seq, one.rule) for one in picks] == [
        ("show", "c3", 1, "clarify"), ("cap", "c3", 5, "G5"), ("discuss", "c2", 1, "clarify"),
    ]  # fmt: skip


def test_tallies_add_up():
    digests = [digest("c1", levels=(1, 2)), digest("c2", levels=(4,))]
    shown = [one for each in digests for one in each.levels]
    total = Tally()
    for one in shown:
        total = total + one_level(one)
    assert list(personal(digests).values()) == [total]
