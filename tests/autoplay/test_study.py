"""The arithmetic of reports, on results made by hand."""

from dataclasses import replace

from trainer.autoplay import Batch, Result, broken, study, together
from trainer.autoplay.study import Difficulty, mean
from trainer.transcript import Outcome

BASE = Result("tasting-stand", "loyal-regular", "ideal", 1, Outcome.SALE, Outcome.SALE, 90, 6, (("opening", 100),), ())


def results(robot, *pairs):
    """Calls of one robot: outcome and score each; the best outcome was a sale."""
    return [
        replace(BASE, robot=robot, seed=seed, outcome=outcome, score=score)
        for seed, (outcome, score) in enumerate(pairs)
    ]


def studied(stage, *calls, label="easy", **more):
    scenario = stage.library.scenario("en", "tasting-stand").model_copy(update={"difficulty": label})
    personas = [stage.library.persona("en", "loyal-regular")]
    played = Batch(tuple(one for each in calls for one in each), **more)
    return study(played, scenario, personas, stage.library.chart(), stage.library.rubric())


def test_a_mean_is_rounded_half_up_and_skips_what_is_missing():
    assert [mean([1, 2]), mean([1, 2, 2]), mean([None, 4]), mean([]), mean([None])] == [2, 2, 4, None, None]


def test_wins_scores_turns_and_outcomes_of_one_robot(stage):
    won, lost = (Outcome.SALE, 91), (Outcome.WALK_AWAY, 60)
    (figures,) = studied(stage, results("ideal", won, won, lost, (None, None))).robots
    assert (figures.wins.hits, figures.wins.n, figures.score, figures.unscored, figures.turns) == (2, 4, 81, 1, 60)
    assert figures.outcomes == (("sale", 2), ("unfinished", 1), ("walkAway", 1))


def test_difficulty_is_what_competent_and_average_miss(stage):
    calls = results("competent", (Outcome.SALE, 80), (Outcome.SALE, 80)), results("average", (Outcome.WALK_AWAY, 60))
    assert studied(stage, *calls).difficulty == Difficulty(40, "easy")  # 100 - (100 + 80 + 0 + 60) / 4


def test_difficulty_needs_both_measures(stage):
    assert studied(stage, results("competent", (Outcome.SALE, 80))).difficulty.measured is None


def test_a_label_lies_only_beyond_the_margin():
    found = [Difficulty(n, "easy").lies for n in (0, 34, 39, 40)]
    assert found == [False, False, False, True]
    assert [Difficulty(n, "hard").lies for n in (54, 55, 100)] == [True, False, False]
    assert [Difficulty(n, "medium").lies for n in (29, 30, 64, 65)] == [True, False, False, True]
    assert not Difficulty(None, "hard").lies
    assert not Difficulty(99, None).lies


def test_promises_broken_are_named_in_order(stage):
    lost, won = (Outcome.HANG_UP, 20), (Outcome.SALE, 95)
    calls = results("ideal", lost), results("competent", lost), results("average", won), results("rude", won)
    assert [(each.key, each.values) for each in broken(studied(stage, *calls, label="hard"))] == [
        ("difficulty", (("label", "hard"), ("measured", "46"))),
        ("order", (("better", "ideal"), ("worse", "average"))),
        ("bad_wins", (("robot", "rude"), ("n", "1"))),
    ]


def test_points_nobody_earns_or_loses_follow_the_weights(stage):
    weights = stage.library.rubric().stages["generator"]
    first = replace(BASE, stages=(("opening", 60), ("needs", 100)))
    second = replace(BASE, seed=2, stages=(("opening", 80), ("needs", 100)))
    points = studied(stage, [first, second]).points
    assert points.never_lost == weights["opening"] * 6 + weights["needs"] * 10
    missing = sum(weights[name] for name in ("presentation", "objections", "closing"))
    assert points.never_earned == weights["opening"] * 2 + missing * 10


def test_lines_and_states_that_nobody_met_are_listed(stage):
    lines = frozenset({"tasting-stand#need:less-sugar/0", "loyal-regular/0", "loyal-regular/3"})
    unused = studied(stage, [BASE], lines=lines, states=frozenset({"opening_greet"})).unused
    silent = [name for name, _ in unused.scenario_lines]
    assert "need:less-sugar/0" not in silent and "need:less-sugar/1" in silent
    assert len(silent) == unused.lines - 1
    total = len(stage.library.persona("en", "loyal-regular").lines)
    assert unused.persona_lines == (("loyal-regular", 2, total),)
    assert "opening_greet" not in unused.states and "opening_known" in unused.states


def test_surprises_name_the_call(stage):
    calls = results("ideal", (Outcome.WALK_AWAY, 90)), results("rude", (Outcome.SALE, 10))
    found = [(each.why, each.result.robot, each.result.seed) for each in studied(stage, *calls).surprises]
    assert found == [("bad_won", "rude", 0), ("ideal_lost", "ideal", 0)]


def test_batches_add_up_in_any_order():
    one = Batch((BASE,), frozenset({"a"}), frozenset({"x"}))
    other = Batch((replace(BASE, seed=0),), frozenset({"b"}), frozenset({"y"}))
    assert together([one, other]) == together([other, one])
    assert [each.seed for each in together([one, other]).results] == [0, 1]
