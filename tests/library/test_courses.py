"""A course whose steps cannot be played is refused, with the place and the nearest name."""

import pytest

from tests.equipped import LIBRARY
from trainer.checks import check_course
from trainer.content.course import Course
from trainer.files.library import COURSES, SCENARIOS


def course(scenario: str, *personas: str) -> Course:
    step = {"scenario": scenario, "personas": personas}
    return Course.model_validate({"id": "x", "lang": "en", "title": "x", "for_whom": "x", "steps": [step]})


@pytest.mark.parametrize(
    ("scenario", "personas", "found"),
    [
        ("vacuum-shop", ("interested-planner",), []),
        ("vacum-shop", ("interested-planner",), [(("steps", 0, "scenario"), "S037")]),
        ("vacuum-shop", ("gatekeeper-office",), [(("steps", 0, "personas", 0), "S037")]),
        ("vacuum-shop", ("silent-craftsman",) * 2, [(("steps", 0, "personas", 1), "S032")]),
    ],
)
def test_steps_name_what_can_be_played(scenario: str, personas: tuple[str, ...], found: list[object]) -> None:
    scenarios = {name: LIBRARY.scenario("en", name) for name in LIBRARY.names(SCENARIOS, "en")}
    assert [(one.at, one.code) for one in check_course(course(scenario, *personas), scenarios)] == found


def test_a_course_of_one_name_is_found_by_it() -> None:
    for lang in ("en", "bg"):
        for name in LIBRARY.names(COURSES, lang):
            assert LIBRARY.course(lang, name).id == name
