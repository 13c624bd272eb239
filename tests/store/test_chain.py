"""Any edit, loss or swap made straight in the file is named; an untouched call never is."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.store import Break, Paper, open_store, verify_chain
from trainer.transcript import Outcome

TURNS = 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "calls.db"
    store = open_store(str(file))
    store.begin_call(new_call(), at=at())
    for seq in range(1, TURNS):
        store.append_turn(new_turn(seq), at=at(seq))
    store.append_turn(new_turn(TURNS, outcome=Outcome.SALE), at=at(TURNS))
    store.add_paper(Paper("s1", "c1", "scorecard", "{}", score=40), at=at(9))
    store.close()
    return file


def tampered(path: Path, *statements: str) -> list[tuple[int, str]]:
    """What verify says after someone wrote into the file."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    store = open_store(str(path))
    found = verify_chain(store.load_call("c1"))
    store.close()
    assert {one.call for one in found} <= {"c1"}
    return [(one.seq, one.what) for one in found]


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ((), []),
        (("UPDATE turns SET text = 'better' WHERE seq = 2",), [(2, "edited")]),
        (("UPDATE turns SET marks = replace(marks, '3', '4') WHERE seq = 5",), [(5, "edited")]),
        (("UPDATE turns SET at = '2026-01-01T00:00:00.000000Z' WHERE seq = 1",), [(1, "edited")]),
        (("DELETE FROM turns WHERE seq = 3",), [(3, "missing"), (6, "ending")]),
        (("DELETE FROM turns WHERE seq = 1",), [(1, "missing"), (6, "ending")]),
        (("DELETE FROM turns WHERE seq = 5",), [(5, "ending")]),
        (
            (
                "UPDATE turns SET seq = 9 WHERE seq = 2",
                "UPDATE turns SET seq = 2 WHERE seq = 3",
                "UPDATE turns SET seq = 3 WHERE seq = 9",
            ),
            [(2, "edited"), (3, "edited"), (4, "edited")],
        ),
        (("UPDATE endings SET outcome = 'meeting'",), [(6, "ending")]),
        (("DELETE FROM endings",), [(6, "ending")]),
        (("UPDATE calls SET seed = 8",), [(0, "edited")]),
        (("UPDATE calls SET trainee = 'boris'",), [(0, "edited")]),
        (("UPDATE papers SET score = 90",), [(0, "paper")]),
    ],
)
def test_what_was_done_is_named(path: Path, statements: tuple[str, ...], found: list[tuple[int, str]]) -> None:
    assert tampered(path, *statements) == found


def test_every_column_is_under_the_seal(path: Path, tmp_path: Path) -> None:
    store = sqlite3.connect(path)
    columns = [
        (table, row[1])
        for table in ("calls", "turns", "endings", "papers")
        for row in store.execute(f"PRAGMA table_info({table})")
        if row[1] not in ("id", "call", "place")
    ]
    store.close()
    unseen = []
    moment = random.Random(3)
    for table, column in columns:
        copy = tmp_path / "copy.db"
        shutil.copy(path, copy)
        value = {"mode": "'exam'", "pace": "'instant'", "seq": "17"}.get(column, f"'x{moment.randrange(10**6)}'")
        where = " WHERE seq = 5" if table == "turns" else ""
        if not tampered(copy, f"UPDATE {table} SET {column} = {value}{where}"):
            unseen.append((table, column))
        for left in tmp_path.glob("copy.db*"):
            left.unlink()
    assert unseen == []


def test_a_cut_tail_shows_against_a_head_that_was_kept(path: Path) -> None:
    store = open_store(str(path))
    store.begin_call(new_call("c2"), at=at())
    store.append_turn(new_turn(1, "c2"), at=at(1))
    head = store.load_call("c2").head()
    store.close()
    assert tampered(path, "DELETE FROM turns WHERE call = 'c2'") == []
    store = open_store(str(path))
    assert verify_chain(store.load_call("c2")) == ()
    assert store.load_call("c2").head() != head
    assert head[:2] == ("c2", 1)
    store.close()


def test_a_break_says_where(path: Path) -> None:
    store = open_store(str(path))
    call = store.load_call("c1")
    store.close()
    assert verify_chain(type(call)(call.line, call.opening, "0" * 64, call.turns, call.ending_seal)) == (
        Break("c1", 0, "edited"),
        Break("c1", 1, "edited"),
    )
