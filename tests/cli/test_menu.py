"""The menu: what matters to one trainee now, most pressing first, and never anybody else's."""

import json
from datetime import UTC, datetime

import pytest
from inside import ran

from trainer.review.assigned import Assignment
from trainer.review.people import Duty, Person
from trainer.store import open_store
from trainer.store.people import People

CALL = ("practice", "vacuum-shop", "--as", "walk-in-browser", "--lang", "en", "--seed", "4")
GREETED = "Good morning, my name is Ann.\n"


def offered(home, who="Ana", lang="en", **more):
    found = ran(home, TRAINER_TRAINEE=who, TRAINER_LANG=lang, **more)
    assert (found.code, found.err) == (0, "")
    return [line.strip() for line in found.out.splitlines() if line.strip().startswith("trainer ")]


@pytest.fixture
def home(tmp_path):
    ran(tmp_path, *CALL, typed=GREETED + "/hangup\n", TRAINER_TRAINEE="Ana")
    ran(tmp_path, *CALL, typed=GREETED, TRAINER_TRAINEE="Ana")
    return tmp_path


STEP = "trainer practice bakery-terminal --as busy-manager"


def test_a_newcomer_begins_with_the_tutorial(tmp_path):
    assert offered(tmp_path) == ["trainer tutorial", STEP, "trainer practice"]


def test_a_call_cut_off_comes_first_and_is_its_trainees_alone(home):
    first, *rest = offered(home)
    assert first.startswith("trainer resume ")
    assert rest == ["trainer drill", STEP, "trainer practice", "trainer progress"]
    assert offered(home, "Bo") == ["trainer tutorial", STEP, "trainer practice"]


def test_what_was_assigned_comes_before_drills_by_deadline(home):
    store = open_store(str(home / "calls.db"))
    people, at = People(store.database), datetime.now(UTC)
    people.keep([Person("Ana", "Ana", "north", Duty.TRAINEE)], by_whom="boss", at=at)
    terms = {"whom": "team", "name": "north", "lang": "en", "by_whom": "boss"}
    people.assign(
        [
            Assignment("a1", scenario="door-fibre", deadline="2031-01-02", **terms),
            Assignment("a2", scenario="printer-shop", mode="exam", times=1, deadline="2031-01-01", **terms),
            Assignment("a3", scenario="club-card", **{**terms, "lang": "bg"}),
        ],
        at=at,
    )
    store.close()
    assert offered(home)[1:4] == [
        "trainer practice printer-shop --exam",
        "trainer practice door-fibre",
        "trainer drill",
    ]
    assert "trainer practice club-card" in offered(home, lang="bg")


def test_without_a_course_the_menu_goes_on(tmp_path):
    assert offered(tmp_path, TRAINER_COURSE="no-such-course") == ["trainer tutorial", "trainer practice"]


def test_drills_that_are_due_are_counted(home):
    typed = "Ah.\nOh.\nHm.\n/quit\n"
    ran(home, "drill", "--rounds", "1", typed=typed, TRAINER_TRAINEE="Ana", TRAINER_LANG="en")
    store = open_store(str(home / "calls.db"))
    store.database.write(lambda run: run("UPDATE drill_reviews SET at = '2026-01-01T00:00:00.000000Z'", {}), "test")
    store.close()
    shown = ran(home, TRAINER_TRAINEE="Ana", TRAINER_LANG="bg").out
    assert "Упражнение: 1 нещо е за припомняне" in shown
    told = json.loads(ran(home, "progress", "--json", TRAINER_TRAINEE="Ana").out)
    assert told["drills"] == {"rounds": 1, "due": 1}
