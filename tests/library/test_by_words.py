"""The shipped library under robots that type: a sample for every change, all fitting pairs under torture."""

from functools import cache

import pytest
from stage import COMMITTED, RESISTING

from tests.equipped import LIBRARY, ear
from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.call import Call, Setting
from trainer.files.library import SCENARIOS
from trainer.files.packaged import load_robots
from trainer.transcript import Outcome


@cache
def calls(lang: str, robot: str, step: int = 1, seed: int = 21) -> tuple[Call, ...]:
    """One call with every ``step``-th fitting pair."""
    lines, played = robot_lines(lang, load_robots(lang)), []
    fitting = [(name, who) for name in LIBRARY.names(SCENARIOS, lang) for who in LIBRARY.scenario(lang, name).personas]
    for name, who in fitting[::step]:
        found = LIBRARY.scenario(lang, name)
        setting = Setting(found, LIBRARY.persona(lang, who), LIBRARY.chart(found.chart), ear(lang))
        played.append(play(setting, lines, ROBOTS[robot], seed))
    return tuple(played)


def without_commitment(played: tuple[Call, ...]) -> int:
    """In a hundred."""
    return sum(call.outcome not in COMMITTED for call in played) * 100 // len(played)


def resisting(played: tuple[Call, ...]) -> int:
    """Customers' turns in a hundred that resist or refuse."""
    turns = [turn for call in played for turn in call.transcript.customer_turns()]
    return sum(any(act in RESISTING for act in turn.acts) for turn in turns) * 100 // len(turns)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "bg"])
def test_competent_calls_meet_as_much_resistance_as_real_ones(lang: str) -> None:
    """RUBRIC 5.8.1: 30-45 in a hundred calls without commitment, 20-30 turns that resist.

    Seventy calls tell the first to twelve in a hundred only (twice the deviation), seven hundred turns the second to
    four; all pairs on three seeds are held to the band itself, below.
    """
    played = calls(lang, "competent", 2)
    assert 30 - 12 <= without_commitment(played) <= 45 + 12
    assert 20 - 4 <= resisting(played) <= 30 + 4


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("robot", ["pushy", "rude"])
def test_nobody_gives_in_to_pushing_or_rudeness(lang: str, robot: str) -> None:
    played = calls(lang, robot, 9)
    assert {call.outcome for call in played} <= {Outcome.HANG_UP, Outcome.WALK_AWAY, Outcome.POLITE_GOODBYE}
    assert not any(call.outcome is call.transcript.best_outcome for call in played)


@pytest.mark.torture
@pytest.mark.parametrize("lang", ["en", "bg"])
def test_competent_calls_in_all_pairs(lang: str) -> None:
    played = (*calls(lang, "competent"), *calls(lang, "competent", seed=22), *calls(lang, "competent", seed=23))
    assert 30 <= without_commitment(played) <= 45
    assert 20 <= resisting(played) <= 30


@pytest.mark.torture
@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("robot", ["pushy", "rude", "keyword_stuffer", "interrogator", "apology_loop"])
def test_no_pair_gives_in_to_a_bad_seller(lang: str, robot: str) -> None:
    assert {call.outcome for call in calls(lang, robot)}.isdisjoint(COMMITTED)


@pytest.mark.torture
@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("robot", ["ideal", "pushy"])
def test_at_most_one_new_thing_is_told_a_turn(lang: str, robot: str) -> None:
    told = [len(turn.standing.disclosed) for call in calls(lang, robot) for turn in call.transcript.customer_turns()]
    assert max(told) <= 1


@pytest.mark.torture
@pytest.mark.parametrize("lang", ["en", "bg"])
def test_the_same_seed_is_the_same_call(lang: str) -> None:
    first = calls(lang, "pushy")
    calls.cache_clear()
    assert [call.transcript for call in calls(lang, "pushy")] == [call.transcript for call in first]
