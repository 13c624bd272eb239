"""The whole shipped library under robots: long, so only with ``-m torture``."""

import pytest

from tests.equipped import LIBRARY
from trainer.autoplay import broken, study
from trainer.files.library import SCENARIOS

ROBOTS = ("ideal", "competent", "average", "silent", "rude", "pushy")
NAMES = [(lang, name) for lang in ("en", "bg") for name in LIBRARY.names(SCENARIOS, lang)]
SEEDS = range(12)


@pytest.mark.torture
@pytest.mark.parametrize(("lang", "name"), NAMES)
def test_a_scenario_keeps_its_promises(stage, lang, name):
    library = stage.library
    scenario = library.scenario(lang, name)
    personas = [library.persona(lang, who) for who in scenario.personas]
    played = stage.batch(name, ROBOTS, SEEDS, lang)
    found = study(played, scenario, personas, library.chart(scenario.chart), library.rubric())
    assert broken(found) == ()
    ideal = next(each for each in found.robots if each.robot == "ideal")
    assert ideal.score is not None and ideal.score >= 90
