"""A person who is erased leaves no byte in the file or its journal; everybody else's seals still hold."""

import json
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.store import Paper, Store, open_store, verify_chain
from trainer.store.copying import copy_store, sums
from trainer.store.erasing import (
    NOBODY,
    erase_again,
    erase_person,
    erase_practice_before,
    erasures,
    records_of,
)
from trainer.store.layout import layout
from trainer.store.marks import marked
from trainer.store.personal import DERIVED, MAKER, NOT_PERSONAL, OF_CALL, OF_PERSON
from trainer.store.witness import departures, witness
from trainer.transcript import Outcome

CANARIES = tuple(f"канарче-{number:02}-qz" for number in range(30))
NAME = CANARIES[0]


def plant(store: Store) -> None:
    """Thirty canaries in everything that is kept of a person, beside another person with a call of their own."""
    store.begin_call(new_call("hers", NAME), at=at())
    store.begin_call(new_call("z-branch", "boris", parent="hers"), at=at(1))
    store.begin_call(new_call("his", "boris"), at=at(2))
    for seq in range(1, 11):
        store.append_turn(new_turn(seq, "hers", text=f"Кажете, {CANARIES[seq]}?"), at=at(seq))
        store.append_turn(new_turn(seq, "his"), at=at(seq))
    store.append_turn(new_turn(1, "z-branch", text=CANARIES[11]), at=at(3))
    store.finish_call("his", Outcome.MEETING, at=at(20))
    store.add_paper(Paper("n1", "hers", "note", CANARIES[12]), at=at(21))
    store.add_paper(Paper("n2", "hers", "preparation", json.dumps([CANARIES[13]], ensure_ascii=False)), at=at(22))
    store.add_paper(Paper("n3", "hers", "note", CANARIES[28]), at=at(22))
    store.add_paper(Paper("c0", "his", "correction", '{"by_whom":"ела","reason":"x"}'), at=at(23))
    mine = json.dumps({"by_whom": NAME, "reason": "по-строго"}, ensure_ascii=False)
    store.add_paper(Paper("c1", "his", "correction", mine), at=at(24))
    store.add_paper(Paper("c2", "his", "note", "след това"), at=at(25))
    values = iter(CANARIES[14:])
    rows = {table.name: table for table in layout()}
    named = {
        "shares": {"call": "hers", "shared": 1, "by_whom": NAME},
        "disputes": {"id": "d1", "call": "hers", "seq": 1, "by_whom": NAME},
        "dispute_answers": {"dispute": "d1", "upheld": 1, "by_whom": "ела"},
        "drill_reviews": {"trainee": NAME, "round": 1, "rating": 3, "seed": 1, "target": 3},
        "exam_tries": {"trainee": NAME, "call": "hers", "number": 1, "most": 3, "seed": 1},
        "certificates": {"trainee": NAME, "score": 80, "bar": 70, "times": 3, "tries": 3},
        "assignments": {"id": "a1", "whom": "person", "name": NAME, "mode": "exam", "bar": 70, "times": 3, "tries": 3},
        "assignment_ends": {"assignment": "a1"},
        "roster": {"name": NAME, "seq": 1, "role": "trainee", "state": "active"},
        "passwords": {"name": NAME, "seq": 1},
        "sessions": {"token": "t1", "name": NAME},
        "session_ends": {"token": "t1"},
        "knocks": {"name": NAME, "opened": 1},
        "audit": {"who": NAME},
    }

    def plant_rows(run):
        for table, known in named.items():
            free = [column for column in rows[table].columns if column not in known and column not in ("level", "seq")]
            filled = {**dict.fromkeys(free, "x"), **known}
            canary = next(values, None)
            if free and canary:
                filled[free[-1]] = canary
            missing = {column: 1 for column in rows[table].columns if column not in filled}
            names = [*filled, *missing]
            slots = ", ".join(f":{name}" for name in names)
            run(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({slots})", {**filled, **missing})
        run(
            "INSERT INTO audit VALUES ('k2', 'x', 'ела', 'revoke', 'boris', :detail)",
            {"detail": f"за {NAME}"},
        )
        run(
            "INSERT INTO roster VALUES ('boris', 1, 'Борис', 't', 'trainee', '', 'bg', 'active', :name, 'x')",
            {"name": NAME},
        )
        run(
            "INSERT INTO audit VALUES ('k3', 'x', 'ела', 'login', :about, :detail)",
            {"about": NAME, "detail": CANARIES[29]},
        )

    store.database.write(plant_rows, "test")


@lru_cache(maxsize=1)
def planted() -> bytes:
    """A whole store in which everything is planted, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.db"
        store = open_store(str(path))
        plant(store)
        store.close()
        return path.read_bytes()


def open_planted(path: Path) -> Store:
    """A store of the test's own in which everything is planted."""
    path.write_bytes(planted())
    return open_store(str(path))


def leaks(folder: Path) -> dict[str, list[str]]:
    """Every file below a folder that still holds a canary, also one written with JSON's escapes."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        held = path.read_bytes() if path.is_file() else b""
        for canary in CANARIES:
            forms = (canary.encode(), json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le"))
            if any(form in held for form in forms):
                found.setdefault(path.name, []).append(canary)
    return found


def test_nothing_is_left_of_an_erased_person(tmp_path: Path) -> None:
    store = open_planted(tmp_path / "calls.db")
    planted = {canary for found in leaks(tmp_path).values() for canary in found}
    assert planted == set(CANARIES)
    erased = erase_person(store.database, NAME, at=at(60))
    assert erased.calls == ("hers", "z-branch")
    assert leaks(tmp_path) == {}
    assert [line.id for line in store.calls()] == ["his"]
    assert verify_chain(store.load_call("his")) == ()
    assert [json.loads(p.body).get("by_whom") for p in store.load_call("his").papers if p.kind == "correction"] == [
        "ела",
        NOBODY,
    ]
    marks = [one.what for one in erasures(store.database)]
    assert [mark for mark in marks if not mark.startswith("row ")][:2] == ["call hers", "call z-branch"]
    assert [mark[:7] for mark in marks if not mark.startswith(("row ", "call "))] == ["person "]
    assert records_of(store.database, NAME) == {table: [] for table in OF_PERSON}
    backup = open_store(str(tmp_path / "backup.db"))
    copy_store(store.database, backup.database)
    backup.close()
    store.close()
    assert leaks(tmp_path) == {}


def test_the_head_of_a_call_that_was_corrected_by_them_stays(tmp_path: Path) -> None:
    store = open_planted(tmp_path / "calls.db")
    head = store.load_call("his").head()
    erase_person(store.database, NAME, at=at(60))
    assert store.load_call("his").head() == head
    store.close()


def test_a_forged_paper_does_not_look_right_afterwards(tmp_path: Path) -> None:
    store = open_planted(tmp_path / "calls.db")
    store.database.write(lambda run: run("UPDATE papers SET body = '{}' WHERE key = 'c0'", {}), "test")
    assert [one.what for one in verify_chain(store.load_call("his"))] == ["paper"]
    erase_person(store.database, NAME, at=at(60))
    assert [one.what for one in verify_chain(store.load_call("his"))] == ["paper"]
    store.close()


def test_every_row_that_went_or_changed_is_marked_and_no_other(tmp_path: Path) -> None:
    store = open_planted(tmp_path / "calls.db")
    before = witness(store.database)
    erase_person(store.database, NAME, at=at(60))
    marks = {one.what for one in erasures(store.database)}
    changed = departures(store.database, before)
    assert {one.what for one in changed} == {"gone", "edited"}
    assert [one for one in changed if not marked(one.table, one.key, marks)] == []
    left = [one for one in witness(store.database) if one in set(before)]
    assert [one for one in left if marked(one.table, one.key, marks)] == []
    # What is lost otherwise is no erasure.
    store.database.write(lambda run: run("DELETE FROM turns WHERE call = 'his' AND seq = 10", {}), "test")
    assert [(one.table, marked(one.table, one.key, marks)) for one in departures(store.database, tuple(left))] == [
        ("turns", False)
    ]
    store.close()


def test_the_control_deleting_alone_leaves_bytes(tmp_path: Path) -> None:
    """The same rows deleted without scrubbing are still in the files: the search above can find what is there."""
    store = open_planted(tmp_path / "calls.db")
    connection = sqlite3.connect(tmp_path / "calls.db")
    connection.execute("DELETE FROM turns")
    connection.commit()
    assert leaks(tmp_path)
    connection.close()
    store.close()


def test_every_table_says_what_becomes_of_a_person() -> None:
    """A new table fails here until somebody has decided."""
    decided = set(OF_CALL) | set(OF_PERSON) | set(DERIVED) | NOT_PERSONAL
    assert {table.name for table in layout()} == decided
    makers = {table.name for table in layout() if any(column.startswith("by") for column in table.columns)}
    assert makers == {table.name for table in layout() if MAKER in table.columns}


def test_old_practice_is_erased_and_exams_stay(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "calls.db"))
    for name, start in (("old", 0), ("new", 500)):
        store.begin_call(new_call(name), at=at(start))
        store.finish_call(name, Outcome.MEETING, at=at(start + 10))
    assert erase_practice_before(store.database, at(100), at=at(600)).calls == ("old",)
    assert erase_practice_before(store.database, at(100), at=at(601)).calls == ()
    assert [line.id for line in store.calls()] == ["new"]
    store.close()


def test_what_comes_back_from_an_older_backup_is_erased_again(tmp_path: Path) -> None:
    store, backup = open_planted(tmp_path / "calls.db"), open_store(str(tmp_path / "backup.db"))
    copy_store(store.database, backup.database)
    erase_person(store.database, NAME, at=at(60))
    gone = erasures(store.database)
    assert erase_again(backup.database, gone) == len(gone)
    assert erase_again(backup.database, gone) == 0
    assert leaks(tmp_path) == {}
    assert [line.id for line in backup.calls()] == ["his"]
    assert {one.table: one.rows for one in sums(backup.database)}["turns"] == 10
    store.close()
    backup.close()


@pytest.mark.parametrize("name", ["", "nobody"])
def test_an_unknown_person_changes_nothing(tmp_path: Path, name: str) -> None:
    store = open_store(str(tmp_path / "calls.db"))
    store.begin_call(new_call("his", "boris"), at=at())
    before = [one for one in sums(store.database) if one.table != "erasures"]
    assert erase_person(store.database, name, at=at(60)).rows == 0
    assert [one for one in sums(store.database) if one.table != "erasures"] == before
    store.close()


def test_who_came_back_under_the_same_name_stays(tmp_path: Path) -> None:
    store, later = open_planted(tmp_path / "calls.db"), open_store(str(tmp_path / "later.db"))
    erase_person(store.database, NAME, at=at(60))
    store.begin_call(new_call("again", NAME), at=at(100))
    copy_store(store.database, later.database)
    assert erase_again(later.database, erasures(store.database)) == 0
    assert [line.id for line in later.calls(NAME)] == ["again"]
    store.close()
    later.close()
