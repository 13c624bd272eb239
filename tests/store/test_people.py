"""The roster, assignments, doors and derived figures, in a file and on a server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.figures import ANA, BEN, CAT, EVERYBODY, MIA, digest
from tests.store.samples import START, at
from trainer.review.assigned import Assignment
from trainer.review.digest import common, personal
from trainer.review.people import Duty, Session, Trail, Viewer
from trainer.store import Store, StoreError, open_store
from trainer.store.derived import Derived
from trainer.store.doors import Doors
from trainer.store.people import People


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = request.getfixturevalue("address") if request.param == "server" else str(tmp_path / "calls.db")
    opened = open_store(where)
    yield opened
    opened.close()


def test_a_roster_is_appended_and_the_newest_row_counts(store: Store) -> None:
    people = People(store.database)
    assert people.keep(EVERYBODY, by_whom="root", at=at()) == 4
    moved = replace(BEN, team="south", active=False)
    assert people.keep((ANA, moved, CAT, MIA), by_whom="root", at=at(1)) == 1
    assert people.find("ben") == moved
    assert people.find("nobody") is None
    assert [one.name for one in people.team("south")] == ["ben", "cat"]
    assert people.teams() == (("north", 2), ("south", 2))
    assert people.everybody() == (ANA, moved, CAT, MIA)


def test_assignments_reach_a_team_and_a_person_until_they_are_withdrawn(store: Store) -> None:
    people = People(store.database)
    people.keep(EVERYBODY, by_whom="root", at=at())
    team = Assignment("a1", "team", "north", "payroll-cold-call", "en", deadline="2026-12-01", by_whom="mia")
    own = Assignment("a2", "person", "ben", "laptop-shop", "en", mode="exam", by_whom="mia")
    people.assign((team, own), at=at())
    people.assign((team,), at=at(5))
    kept = [replace(one, at="2026-11-24T09:00:00.000000Z") for one in (team, own)]
    assert people.assigned_to_team("north") == tuple(kept)
    assert people.assigned_to(ANA) == (kept[0],)
    assert people.assigned_to(CAT) == ()
    people.withdraw("a1", reason="changed", by_whom="mia", at=at(6))
    assert people.assigned_to(BEN) == (kept[1],)
    with pytest.raises(StoreError) as error:
        people.withdraw("a9", reason="", by_whom="mia", at=at(7))
    assert error.value.key == "store.no_assignment"


def test_a_session_ends_by_time_by_revoking_by_a_new_password_and_with_its_person(store: Store) -> None:
    people, doors = People(store.database), Doors(store.database)
    people.keep(EVERYBODY, by_whom="root", at=at())

    def opened(token: str) -> None:
        doors.open_session(MIA, token, "csrf", at=at(), hours=1)

    opened("t1")
    assert doors.session("t1", at=at(60)) == Session("t1", Viewer(MIA, Duty.MANAGER), "csrf")
    assert doors.session("t1", at=at(3600)) is None
    opened("t2")
    doors.end_session("t2", "logout", at=at(1))
    opened("t3")
    doors.revoke("mia", at=at(1))
    opened("t4")
    doors.set_password("mia", "hash", by_whom="root", at=at(1))
    assert [doors.session(token, at=at(2)) for token in ("t1", "t2", "t3", "t4", "t5")] == [None] * 5
    assert (doors.password_hash("mia"), doors.password_hash("ana")) == ("hash", None)
    opened("t6")
    people.keep((replace(MIA, active=False),), by_whom="root", at=at(3))
    assert doors.session("t6", at=at(4)) is None


@pytest.mark.parametrize(
    ("then", "now", "role"),
    [
        (Duty.MANAGER, Duty.TRAINEE, Duty.TRAINEE),
        (Duty.TRAINEE, Duty.MANAGER, Duty.TRAINEE),
        (Duty.ADMIN, Duty.ADMIN, Duty.ADMIN),
    ],
)
def test_a_session_has_the_lower_of_two_roles(store: Store, then: Duty, now: Duty, role: Duty) -> None:
    people, doors = People(store.database), Doors(store.database)
    people.keep((replace(MIA, role=then),), by_whom="root", at=at())
    doors.open_session(replace(MIA, role=then), "t", "c", at=at(), hours=1)
    people.keep((replace(MIA, role=now),), by_whom="root", at=at(1))
    session = doors.session("t", at=at(2))
    assert session is not None
    assert session.viewer.role is role


def test_failed_attempts_count_until_one_succeeds(store: Store) -> None:
    doors = Doors(store.database)
    for second in range(4):
        doors.knocked("mia", "10.0.0.1", opened=False, at=at(second))
    doors.knocked("ana", "10.0.0.1", opened=False, at=at(4))
    assert doors.failures("mia", "10.0.0.1", since=START - timedelta(minutes=15)) == (4, 5)
    assert doors.failures("mia", "10.0.0.2", since=at(2)) == (1, 0)
    doors.knocked("mia", "10.0.0.1", opened=True, at=at(5))
    assert doors.failures("mia", "10.0.0.1", since=START - timedelta(minutes=15)) == (0, 0)


def test_the_trail_is_read_newest_first(store: Store) -> None:
    doors = Doors(store.database)
    doors.trail("mia", "login", at=at(1))
    doors.trail("mia", "correct", "c1", "listen 1 -> 2", at=at(2))
    assert doors.trails() == (
        Trail("2026-11-24T09:00:02.000000Z", "mia", "correct", "c1", "listen 1 -> 2"),
        Trail("2026-11-24T09:00:01.000000Z", "mia", "login", "", ""),
    )


DIGESTS = (
    digest("c1", levels=(1, 2, 4)),
    digest("c2", mode="exam", levels=(3,), day=2, caps=(("G5", 3),)),
    digest("c3", "ben", mode="exam", score=None, levels=(), day=3),
    digest("c4", "cat", mode="exam", levels=(0, 0), rule="argue", day=4),
)


def test_sums_equal_a_recomputation_however_the_digests_came(store: Store) -> None:
    derived = Derived(store.database)
    assert [derived.add(DIGESTS[:2]), derived.add(DIGESTS[1:]), derived.add(DIGESTS)] == [2, 2, 0]
    digests, own, all_ = derived.everything()
    assert digests == DIGESTS
    assert own == personal(DIGESTS)
    assert all_ == common(DIGESTS)
    derived.forget()
    assert derived.everything() == ((), {}, {})


def test_a_team_is_seen_through_its_people(store: Store) -> None:
    People(store.database).keep(EVERYBODY, by_whom="root", at=at())
    derived = Derived(store.database)
    derived.add(DIGESTS)
    assert derived.of_team("north") == tuple(replace(one, caps=(), levels=()) for one in DIGESTS[:3])
    assert derived.visible_by_scheme("north") == {"s1": 2}
    assert derived.schemes() == ("s1",)
    assert derived.of_person("cat") == DIGESTS[3:]
    assert [one.facts.call for one in derived.visible_in_team("north")] == ["c3", "c2"]
    assert derived.team_sums("north", "s1") == {("price", "clarify"): personal(DIGESTS[1:2]).popitem()[1]}
    assert derived.scenarios() == (("en", "payroll-cold-call", "s1"),)
    assert derived.crowd("en", "payroll-cold-call", "s1")[("price", "argue")].n == 2
