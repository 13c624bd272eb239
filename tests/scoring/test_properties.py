"""What must hold for any call and any rubric."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.calls import HIDDEN, STANDARD, TALK, TOLD, call, levels, stage, they_say
from trainer.scoring import score
from trainer.scoring.arithmetic import against_targets, half_up, weighted
from trainer.transcript import Outcome

GATES = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9"]
level = st.integers(0, 4)
perhaps = st.one_of(st.none(), level)
faults = st.lists(st.sampled_from(GATES), max_size=3).map(" ".join)
acts = st.lists(
    st.sampled_from(["feature", "dismiss", "q_stack", "q_repeat", "interrupt", "own_mistake", "benefit"]), max_size=3
).map(" ".join)
turn = st.builds(levels, level, level, perhaps, perhaps, acts=acts, faults=faults)
parts = st.lists(st.tuples(level, level, st.integers(0, 100)), min_size=1).filter(lambda p: any(w for *_, w in p))


def rounded(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_half_up_is_the_fraction(numerator, denominator):
    assert half_up(numerator, denominator) == rounded(Fraction(numerator, denominator))


@given(parts)
def test_targets_are_the_fraction(parts):
    earned = sum(w * (Fraction(1) if t == 0 else min(Fraction(1), Fraction(got, t))) for got, t, w in parts)
    assert against_targets(parts) == rounded(100 * earned / sum(w for *_, w in parts))


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 150)), min_size=1))
def test_weighted_is_the_fraction(parts):
    wanted = Fraction(sum(s * w for s, w in parts), sum(w for _, w in parts))
    assert weighted(parts) == rounded(wanted)


def episode(*turns):
    both = [found for one in turns for found in (they_say(HIDDEN), one)]
    return score(call(*both), STANDARD).episodes[0]


@given(st.lists(turn, min_size=1, max_size=5))
def test_scores_stay_between_nothing_and_everything(turns):
    card = score(call(*[found for one in turns for found in (they_say(HIDDEN), one)]), STANDARD)
    for number in (card.score, card.raw, *[one.score for one in card.episodes], *[one.score for one in card.stages]):
        assert number is None or 0 <= number <= 100


@given(turn, st.lists(turn, max_size=3), st.sampled_from([gate for gate in GATES if gate != "G4"]))
def test_nothing_said_afterwards_lifts_a_score_above_its_cap(first, later, gate):
    faulty = levels(3, 2, 3, None, faults=gate)
    limit = STANDARD.caps[gate].episode
    assert episode(first, faulty, *later).score <= limit


@given(st.lists(turn, max_size=3), st.sampled_from([HIDDEN, TOLD]), st.integers(0, 4))
def test_omitting_never_pays(turns, standing, listen):
    """Ending the call at an objection is never worth more than a poor answer to it, whatever came before."""
    before = [found for one in turns for found in (they_say(HIDDEN), one)]
    left = score(call(*before, they_say(standing), outcome=Outcome.TRAINEE_QUIT), STANDARD).episodes[0]
    told = standing is TOLD
    poor = levels(listen, 1, None if told else 1, 1 if told else None, acts="pitch" if told else "")
    stayed = score(call(*before, they_say(standing), poor), STANDARD).episodes[0]
    assert left.score <= stayed.score


@given(st.lists(st.tuples(st.sampled_from(["needs", "presentation", "opening", "closing"]), level), min_size=1))
def test_a_higher_mark_never_lowers_a_stage_that_only_it_can_show(marks):
    turns = [stage(rule, got) for rule, got in marks]
    before = score(call(*[found for one in turns for found in (they_say(TALK), one)]), STANDARD)
    best = [*turns, stage("needs", 4)]
    after = score(call(*[found for one in best for found in (they_say(TALK), one)]), STANDARD)
    assert (after.stages[1].score or 0) >= (before.stages[1].score or 0)


@given(st.lists(turn, min_size=1, max_size=4))
def test_the_same_call_gives_the_same_card(turns):
    both = [found for one in turns for found in (they_say(HIDDEN), one)]
    assert score(call(*both), STANDARD) == score(call(*both), STANDARD)
