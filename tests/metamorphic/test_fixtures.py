"""The suite on worked answers like those of RUBRIC 4.3, through the real ear, in both languages: all must hold."""

from functools import cache

import pytest

from tests.metamorphic.running import alone, outcomes_of, records
from trainer.review.trials import drops, failures

NAMES = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M12", "M14", "M15", "M16", "M17", "M18",
         "M19", "attack"]  # fmt: skip


@cache
def outcomes():
    return outcomes_of(records(), alone())


@pytest.mark.torture
@pytest.mark.parametrize("name", NAMES)
def test_every_trial_holds(name):
    assert [one.told() for one in failures([it for it in outcomes() if it.trial.name == name])] == []


@pytest.mark.torture
def test_good_answers_fall_in_another_situation():
    assert [one for one in drops(outcomes()) if one.mean is not None and one.mean < 100] == []


QUICK = ["M2", "M3", "M8", "M10", "M11", "M16", "M19"]
"""What bounds a score from above or leaves it: these hold, and every `make test` watches that they go on to."""


def test_the_quick_part_holds_on_the_worked_questions():
    few = [one for one in records() if one["id"] in ("en-asks", "bg-asks", "en-early", "bg-early")]
    found = [one for one in outcomes_of(few, alone()) if one.trial.name in QUICK]
    assert {one.trial.name for one in found} == set(QUICK)
    assert [one.told() for one in failures(found)] == []
