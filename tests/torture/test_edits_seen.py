"""Promise: edits in the database are seen. Random edits, deletions and swaps straight in the file, and cut tails."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from tests.torture.conftest import Told
from tests.torture.inside import CALL, LINES, trainer
from trainer.content.identity import text_hash
from trainer.store import Paper, Store, verify_chain
from trainer.store.sqlite import SqliteDatabase, open_sqlite
from trainer.store.witness import Witnessed, departures, orphans, witness
from trainer.transcript import Outcome

SEALED = ("calls", "turns", "endings", "papers", "contents")
Edit = Callable[[sqlite3.Connection, random.Random], str]
"""Does something to the file and gives the call it was done to; empty if to all."""


def filled(path: Path) -> tuple[Witnessed, ...]:
    """Four calls: ended by the customer, by hanging up, under way, and one with papers only."""
    database = open_sqlite(path)
    store = Store(database)
    for number, turns in enumerate((6, 4, 5, 3)):
        name = f"c{number}"
        store.begin_call(new_call(name, trainee=f"t{number}", seed=number), at=at(number))
        for seq in range(1, turns + 1):
            over = Outcome.SALE if number == 0 and seq == turns else None
            store.append_turn(new_turn(seq, name, outcome=over), at=at(seq))
        for place in range(3):
            store.add_paper(Paper(f"p{number}{place}", name, "note", f"{place}", score=place), at=at(place))
    store.finish_call("c1", Outcome.TRAINEE_QUIT, at=at(50))
    seen = witness(database)
    database.close()
    return seen


def rows_of(base: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    cursor = base.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")
    return [one[0] for one in cursor.description], cursor.fetchall()


def call_of(columns: Sequence[str], row: Sequence[object], table: str) -> str:
    return "" if table == "contents" else str(row[columns.index("id" if table == "calls" else "call")])


def edit(base: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice(SEALED)
    columns, rows = rows_of(base, table)
    row, column = chance.choice(rows), chance.choice([one for one in columns[1:] if one != "place"])
    before = row[columns.index(column)]
    after: object = f"{before or ''}{chance.choice('xyz0')}"
    if isinstance(before, int):
        after = before + chance.choice((1, 7, 1000))
    elif column in ("mode", "pace"):
        after = {"practice": "exam", "instant": "live", "live": "instant", "exam": "practice"}[str(before)]
    base.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (after, row[0]))
    return call_of(columns, row, table)


def delete(base: sqlite3.Connection, chance: random.Random) -> str:
    """A turn or paper out of the middle, an ending, a content: what leaves a gap."""
    table = chance.choice(("turns", "papers", "endings", "contents"))
    columns, rows = rows_of(base, table)
    last = {call_of(columns, row, table): row for row in rows}
    # The last turn of a call that was ended leaves a gap too: its ending.
    inner = [row for row in rows if table in ("endings", "contents") or row != last[call_of(columns, row, table)]]
    row = chance.choice([one for one in inner if table != "endings" or call_of(columns, one, table) == "c0"])
    base.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))
    return call_of(columns, row, table)


def swap(base: sqlite3.Connection, chance: random.Random) -> str:
    """The values of one column, or of all but the key, changed between two rows."""
    table = chance.choice(("turns", "papers", "calls"))
    columns, rows = rows_of(base, table)
    free = [one for one in columns[1:] if one not in ("id", "key", "call", "seq", "place")]
    names = free if chance.random() < 0.5 else [chance.choice(free)]
    at_ = [columns.index(name) for name in names]
    different = [(a, b) for a in rows for b in rows if [a[i] for i in at_] != [b[i] for i in at_]]
    if not different:
        return edit(base, chance)
    one, other = chance.choice(different)
    for row, values in ((one, other), (other, one)):
        sets = ", ".join(f"{name} = ?" for name in names)
        base.execute(f"UPDATE {table} SET {sets} WHERE rowid = ?", (*(values[i] for i in at_), row[0]))
    return call_of(columns, one, table)


def insert(base: sqlite3.Connection, chance: random.Random) -> str:
    """A forged turn or paper, copied from a real one."""
    table = chance.choice(("turns", "papers"))
    columns, rows = rows_of(base, table)
    row = dict(zip(columns[1:], chance.choice(rows)[1:], strict=True))
    row["key"] = f"forged{chance.random()}"
    row["seq" if table == "turns" else "place"] = chance.choice((7, 9, 40))
    base.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    return str(row["call"])


def cut(base: sqlite3.Connection, chance: random.Random) -> str:
    """What leaves no gap: tails of turns and papers, a hang-up undone, a call dropped whole."""
    call, how = f"c{chance.randrange(4)}", chance.randrange(4)
    if how == 0:
        base.execute("DELETE FROM turns WHERE call = 'c2' AND seq >= ?", (chance.randint(1, 5),))
        return "c2"
    if how == 1:
        base.execute("DELETE FROM papers WHERE call = ? AND place >= ?", (call, chance.randint(1, 3)))
    elif how == 2:
        base.execute("DELETE FROM endings WHERE call = 'c1'")
        return "c1"
    else:
        for table in ("papers", "endings", "turns"):
            base.execute(f"DELETE FROM {table} WHERE call = ?", (call,))
        base.execute("DELETE FROM calls WHERE id = ?", (call,))
    return call


def named(base: sqlite3.Connection) -> set[str]:
    """The calls that the seals and hashes name as touched."""
    store = Store(SqliteDatabase(base, "memory"))
    found = {one.call for line in store.calls() for one in verify_chain(store.load_call(line.id))}
    bodies = {row[0]: row[1] for row in base.execute("SELECT hash, body FROM contents")}
    for line in store.calls():
        for name in (line.scenario_hash, line.persona_hash, line.chart_hash, line.rubric_hash):
            if text_hash(bodies.get(name, "")) != name:
                found.add(line.id)
    kinds = {row[0]: row[1] for row in base.execute("SELECT hash, kind FROM contents")}
    for line in store.calls():
        wanted = {line.scenario_hash: "scenario", line.persona_hash: "persona", line.chart_hash: "chart"}
        if any(kinds.get(name) != kind for name, kind in wanted.items()) or kinds.get(line.rubric_hash) != "rubric":
            found.add(line.id)
    return found | {one.key for one in orphans(SqliteDatabase(base, "memory"))}


def done(do: Edit, base: sqlite3.Connection, chance: random.Random) -> str:
    """One edit that the tables' own constraints let through."""
    while True:
        try:
            return do(base, chance)
        except sqlite3.IntegrityError:
            continue


def attack(path: Path, times: int, seed: int) -> tuple[Counter[str], list[str]]:
    then = filled(path)
    chance, figures, unseen = random.Random(seed), Counter[str](), []
    source = sqlite3.connect(path)
    edits: tuple[Edit, ...] = (edit, edit, delete, swap, insert, cut)
    for number in range(times):
        base = sqlite3.connect(":memory:", isolation_level=None)
        source.backup(base)
        base.execute("PRAGMA foreign_keys = OFF")
        do = edits[number % len(edits)]
        touched = done(do, base, chance)
        figures[do.__name__] += 1
        by_seals, by_witness = named(base), departures(SqliteDatabase(base, "memory"), then)
        figures["named by the seals"] += bool(by_seals)
        figures["named by the witness"] += bool(by_witness) or do is insert
        if do is not cut and not by_seals:
            unseen.append(f"{number}: {do.__name__} in {touched}: by the seals {by_seals}")
        if do is not insert and not by_witness:
            unseen.append(f"{number}: {do.__name__} in {touched}: not by the witness")
        base.close()
    source.close()
    return figures, unseen


@pytest.mark.parametrize("times", [120, pytest.param(10_000, marks=pytest.mark.torture)])
def test_every_edit_is_named(tmp_path: Path, times: int, told: Told) -> None:
    figures, unseen = attack(tmp_path / "calls.db", times, seed=times)
    told(f"{dict(figures)}; unseen: {len(unseen)}")
    assert unseen == []


def test_an_untouched_store_and_one_that_went_on_are_not_named(tmp_path: Path) -> None:
    then = filled(tmp_path / "calls.db")
    database = open_sqlite(tmp_path / "calls.db")
    Store(database).append_turn(new_turn(6, "c2"), at=at(60))
    assert departures(database, then) == ()
    assert {one.table for one in then} == set(SEALED)
    database.close()


def test_the_command_names_a_cut_tail_against_its_witness(tmp_path: Path) -> None:
    assert trainer(tmp_path, *CALL, typed="".join(LINES.splitlines(keepends=True)[:4])).code == 0
    kept = tmp_path / "elsewhere.witness"
    assert trainer(tmp_path, "verify", "--witness", str(kept)).code == 0
    assert trainer(tmp_path, "verify", "--against", str(kept)).code == 0
    with sqlite3.connect(tmp_path / "calls.db") as base:
        base.execute("DELETE FROM turns WHERE seq = 4")
    alone, held = trainer(tmp_path, "verify"), trainer(tmp_path, "verify", "--against", str(kept))
    assert (alone.code, held.code) == (0, 1)
    assert "turns" in held.out and "is gone" in held.out
    assert trainer(tmp_path, "verify", "--witness", str(kept)).code == 1
    assert trainer(tmp_path, "verify", "--against", str(tmp_path / "calls.db")).code == 2
