import pytest

from tests.scoring.calls import HIDDEN, STANDARD, call, levels, they_say
from trainer.coaching.progress import LEAST, Attempt, middle_half, progress
from trainer.scoring import score


def attempt(at: int, listen: int, clarify: int, scenario: str = "here") -> Attempt:
    card = score(call(they_say(HIDDEN), levels(listen, 2, clarify, None)), STANDARD)
    return Attempt(f"c{at}", "2026-11-24", scenario, card)


def rule(shown, name):
    return next(one for one in shown.trends if one.name == name)


def test_too_little_evidence_has_no_band_and_no_advice():
    shown = progress([attempt(at, 3, 0) for at in range(LEAST - 1)])
    assert [one.band for one in shown.trends] == [None] * len(shown.trends)
    assert shown.advice is None


def test_the_rule_furthest_below_what_was_asked_comes_next_where_it_was_last_lowest():
    shown = progress([attempt(at, 3, 1 if at else 0, "first" if at == 0 else "later") for at in range(LEAST)])
    assert shown.advice is not None
    assert (shown.advice.trend.name, shown.advice.scenario) == ("clarify", "first")


def test_more_than_asked_makes_up_for_nothing():
    shown = progress([attempt(at, 4, 3) for at in range(LEAST)])
    assert (rule(shown, "listen").short, shown.advice) == (0, None)


@pytest.mark.parametrize(
    ("clarify", "moved"),
    [
        ([1] * 5 + [3] * 5, "up"),
        ([3] * 5 + [1] * 5, "down"),
        ([2] * 10, "even"),
        ([1, 3] * 5, "even"),
        ([1] * 4 + [3] * 4, "unknown"),
    ],
)
def test_a_direction_is_seen_only_where_the_halves_stand_clear_of_each_other(clarify, moved):
    assert rule(progress([attempt(at, 3, level) for at, level in enumerate(clarify)]), "clarify").moved == moved


@pytest.mark.parametrize(
    ("values", "band"), [((), None), ((5,), (5, 5)), ((1, 2, 3, 4), (2, 3)), ((9, 1, 5, 5, 5, 5, 5, 5), (5, 5))]
)
def test_a_band_is_the_middle_half(values, band):
    assert middle_half(values) == band
