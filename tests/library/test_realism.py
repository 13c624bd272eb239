"""Realism of the shipped customers (RUBRIC 5.8): a sample of robot calls over scenarios, personas and languages."""

from functools import cache

import pytest

from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.call import Call, Setting
from trainer.files.folders import shipped_folder
from trainer.files.library import SCENARIOS, Library
from trainer.files.packaged import load_concerns, load_lexicon, load_robots
from trainer.language import Ear, make_ear
from trainer.transcript import Outcome

pytestmark = pytest.mark.torture

LIBRARY = Library([shipped_folder()])


@cache
def ear(lang: str) -> Ear:
    return make_ear(load_lexicon(lang), load_concerns(lang), lang)


@cache
def calls(lang: str, robot: str, seed: int = 0) -> tuple[Call, ...]:
    """One call a scenario, the personas taken in turn."""
    lines, played = robot_lines(lang, load_robots(lang)), []
    for place, name in enumerate(LIBRARY.names(SCENARIOS, lang)):
        found = LIBRARY.scenario(lang, name)
        persona = LIBRARY.persona(lang, found.personas[place % len(found.personas)])
        setting = Setting(found, persona, LIBRARY.chart(found.chart), ear(lang))
        played.append(play(setting, lines, ROBOTS[robot], seed))
    return tuple(played)


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_nobody_gives_in_to_pushing(lang: str) -> None:
    outcomes = {call.outcome for call in calls(lang, "pushy")}
    assert outcomes <= {Outcome.HANG_UP, Outcome.WALK_AWAY}


@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("robot", ["ideal", "pushy"])
def test_at_most_one_new_thing_is_told_a_turn(lang: str, robot: str) -> None:
    told = [len(turn.standing.disclosed) for call in calls(lang, robot) for turn in call.transcript.customer_turns()]
    assert max(told) <= 1


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_every_call_of_a_pushed_customer_ends(lang: str) -> None:
    assert all(call.outcome is not None for call in calls(lang, "pushy"))


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_the_same_seed_is_the_same_call(lang: str) -> None:
    first = calls(lang, "pushy")
    calls.cache_clear()
    assert [call.transcript for call in calls(lang, "pushy")] == [call.transcript for call in first]
