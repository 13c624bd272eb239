"""Shipped content as content: clean under the checker, playable courses, lines no longer than such a person talks."""

from pathlib import Path

import pytest

from tests.equipped import LIBRARY
from trainer.checks import Offered
from trainer.content.persona import CustomerAct, Kind
from trainer.customer import GUARD_NAMES, TRIGGER_NAMES
from trainer.files.checking import check_content
from trainer.files.library import COURSES, PERSONAS, SCENARIOS

MOST_WORDS = {Kind.SILENT: 10, Kind.BUSY: 12, Kind.WALK_IN: 14, Kind.GATEKEEPER: 16, Kind.CHATTY: 45}
"""Longest line of a person, in words (RUBRIC 5.5); others talk in sentences of twenty at most."""


def test_shipped_content_is_clean() -> None:
    report = check_content(LIBRARY, Offered(GUARD_NAMES, TRIGGER_NAMES))
    assert [problem.where() + " " + problem.code for problem in report.problems] == []


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_nobody_talks_longer_than_such_a_person_would(lang: str) -> None:
    long = []
    for name in LIBRARY.names(PERSONAS, lang):
        persona = LIBRARY.persona(lang, name)
        most = MOST_WORDS.get(persona.kind, 20)
        long += [(name, line.say) for line in persona.lines if len(line.say.split()) > most]
    assert long == []


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_every_persona_has_sixty_lines_and_none_twice(lang: str) -> None:
    for name in LIBRARY.names(PERSONAS, lang):
        lines = [(line.act, line.say) for line in LIBRARY.persona(lang, name).lines]
        assert len(lines) >= 60, name
        assert len(set(lines)) == len(lines), name
        assert {act for act, _ in lines} >= {CustomerAct.GREET, CustomerAct.GOODBYE, CustomerAct.HANG_UP}, name


def test_courses_are_the_same_in_both_languages_and_grow_harder() -> None:
    assert LIBRARY.names(COURSES, "en") == ("generator", "lead-generator", "new-hire") == LIBRARY.names(COURSES, "bg")
    for name in LIBRARY.names(COURSES, "en"):
        english, bulgarian = LIBRARY.course("en", name), LIBRARY.course("bg", name)
        assert english.steps == bulgarian.steps
        bars = [step.bar for step in english.steps]
        assert bars == sorted(bars)


def test_the_courses_for_roles_practise_that_role() -> None:
    for course, role in (("generator", "generator"), ("lead-generator", "lead_generator")):
        steps = LIBRARY.course("en", course).steps
        assert {LIBRARY.scenario("en", step.scenario).role.value for step in steps} == {role}


def test_every_persona_and_scenario_has_both_languages() -> None:
    for shelf in (PERSONAS, SCENARIOS):
        assert LIBRARY.names(shelf, "en") == LIBRARY.names(shelf, "bg")


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_trainers_have_a_page_for_every_scenario(lang: str) -> None:
    """Written by ``trainer list --pages docs/scenarios/<lang> --measured REPORT``."""
    pages = {path.stem for path in (Path(__file__).parents[2] / "docs" / "scenarios" / lang).glob("*.md")}
    assert pages == {*LIBRARY.names(SCENARIOS, lang), "README"}
