import pytest

from tests.call.settings import LIBRARY
from trainer.coaching.steps import NextStep, Tried, next_step
from trainer.content.course import Course
from trainer.files.library import COURSES

COURSE = Course.model_validate(
    {
        "id": "c",
        "lang": "en",
        "title": "t",
        "for_whom": "w",
        "steps": (
            {"scenario": "shop", "personas": ("calm", "busy"), "bar": 60, "times": 2},
            {"scenario": "door", "personas": ("cold",), "bar": 70, "times": 1},
        ),
    }
)


@pytest.mark.parametrize(
    ("tried", "then"),
    [
        ((), NextStep(1, 2, "shop", "calm", 60, 0, 2)),
        ((("shop", "calm", 59),), NextStep(1, 2, "shop", "busy", 60, 0, 2)),
        ((("shop", "calm", 60), ("shop", "busy", None)), NextStep(1, 2, "shop", "calm", 60, 1, 2)),
        ((("shop", "else", 99), ("shop", "else", 99)), NextStep(1, 2, "shop", "calm", 60, 0, 2)),
        ((("shop", "calm", 60), ("shop", "busy", 99)), NextStep(2, 2, "door", "cold", 70, 0, 1)),
        ((("shop", "calm", 60), ("shop", "busy", 99), ("door", "cold", 70)), None),
    ],
)
def test_the_next_step_is_the_first_that_is_not_done(tried, then):
    assert next_step(COURSE, [Tried(*one) for one in tried]) == then


@pytest.mark.parametrize("lang", ("en", "bg"))
def test_every_shipped_course_begins(lang):
    for name in LIBRARY.names(COURSES, lang):
        course = LIBRARY.course(lang, name)
        step = next_step(course, ())
        assert step.persona in LIBRARY.scenario(lang, step.scenario).personas
