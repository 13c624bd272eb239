"""A file and its translation are one call: same structure, and the same acts lead the same way in both languages."""

import pytest
from acted import AVERAGE, BAD, skilled
from stage import LIBRARY, Policy, pairs, play, replay

from trainer.checks import check_persona_twins, check_twins
from trainer.content.scenario import Scenario
from trainer.files.library import PERSONAS, SCENARIOS

TRAINEES: dict[str, Policy] = {"skilled": skilled, "average": AVERAGE, **BAD}
LONG = 15
"""Words of an answer from which the question that won it costs no patience."""


def test_twins_share_their_structure() -> None:
    for name in LIBRARY.names(SCENARIOS, "en"):
        assert check_twins(LIBRARY.scenario("en", name), LIBRARY.scenario("bg", name)) == (), name
    for name in LIBRARY.names(PERSONAS, "en"):
        assert check_persona_twins(LIBRARY.persona("en", name), LIBRARY.persona("bg", name)) == (), name


def told(scenario: Scenario) -> list[tuple[str, tuple[str, ...]]]:
    found = [(each.id, each.says) for each in (*scenario.needs, *scenario.details, *scenario.fields)]
    return [*found, ("unsellable", scenario.unsellable.says)]


def test_what_is_told_at_length_is_told_at_length_in_both_languages() -> None:
    for name in LIBRARY.names(SCENARIOS, "en"):
        english, bulgarian = (
            [(key, [len(line.split()) >= LONG for line in says]) for key, says in told(LIBRARY.scenario(lang, name))]
            for lang in ("en", "bg")
        )
        assert english == bulgarian, name


def differing(trainee: str, scenario: str, persona: str, seed: int) -> str:
    played = play(TRAINEES[trainee], "en", scenario, persona, seed)
    again = replay(played.script, "bg", scenario, persona, seed)
    return "" if played.shown() == again.shown() else f"{trainee} {scenario} {persona} {seed}"


@pytest.mark.parametrize("part", range(2))
def test_the_same_acts_lead_the_same_way(part: int) -> None:
    """One of the trainees on every fourth pair, all of them in turn."""
    names = tuple(TRAINEES)
    some = pairs()[2 * part :: 4]
    found = [differing(names[place % len(names)], *pair, seed=place) for place, pair in enumerate(some)]
    assert [each for each in found if each] == []


@pytest.mark.slow
@pytest.mark.parametrize("trainee", ["skilled", "average"])
def test_the_same_acts_lead_the_same_way_everywhere(trainee: str) -> None:
    found = [differing(trainee, *pair, seed=seed) for pair in pairs() for seed in range(2)]
    assert [each for each in found if each] == []


@pytest.mark.torture
@pytest.mark.parametrize("trainee", TRAINEES)
def test_the_same_acts_lead_the_same_way_on_many_seeds(trainee: str) -> None:
    found = [differing(trainee, *pair, seed=seed) for pair in pairs() for seed in range(40)]
    assert [each for each in found if each] == []
