"""A person taken out of every table: which rows are theirs, which only name them, and what stays of an erased call.

A call is erased whole, with the calls taken back from it: seals link the lines of one call, never two calls, so every
other chain holds. What stays is a mark (``erasures``), so that an erased call can be told from a lost one and an old
backup cannot bring the person back.
``docs/decisions/0018-erasing-takes-whole-calls.md`` says why.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trainer.store.chain import paper_seal
from trainer.store.database import Database, Row, Run, Value
from trainer.store.layout import layout
from trainer.store.marks import CALL, Erasure, call_mark, needs_mark, person_mark, row_mark
from trainer.store.personal import DERIVED, MAKER, OF_CALL, OF_PERSON
from trainer.store.rows import paper_from, stamp
from trainer.store.statements import PAPERS

NOBODY = "(erased)"
"""Stands where a person is named in a record that is somebody else's."""

# Calls whose words are the person's: their own, and every call taken back from one of these, whoever took it back.
_CALLS = (
    "WITH RECURSIVE theirs(id) AS (SELECT id FROM calls WHERE trainee = :name "
    "UNION SELECT c.id FROM calls c JOIN theirs t ON c.parent = t.id) SELECT id FROM theirs ORDER BY id"
)
_OLD_CALLS = (
    "WITH RECURSIVE old(id) AS (SELECT c.id FROM calls c LEFT JOIN endings e ON e.call = c.id "
    "WHERE c.mode = 'practice' AND coalesce(e.at, c.started_at) < :before "
    "UNION SELECT c.id FROM calls c JOIN old o ON c.parent = o.id) SELECT id FROM old ORDER BY id"
)

_TELLING = 3
"""Letters from which a name is looked for inside other text; a shorter one stands in too many words."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken out."""

    calls: tuple[str, ...]
    rows: int


def erase_person(database: Database, name: str, *, at: datetime) -> Erased:
    """Take a person out of every table, in one step, and then out of the free space the database keeps.

    Raises StoreError; ``store.locked`` where another program holds the free space, in which case the rows are gone
    and erasing again finishes.
    """

    done = database.write(lambda run: _erase_person(run, name, stamp(at)), "erase")
    database.scrub()
    return done


def _erase_person(run: Run, name: str, at: str) -> Erased:
    calls = tuple(str(row[0]) for row in run(_CALLS, {"name": name}))
    rows = sum(_erase_call(run, call, at) for call in calls)
    for table, where in OF_PERSON.items():
        rows += _delete(run, table, where, {"name": name}, at)
    for made in layout():
        if MAKER in made.columns:
            _change(run, made.name, f"{MAKER} = :nobody WHERE {MAKER} = :name", name, at)
    if len(name) >= _TELLING:
        unnamed = "replace(detail, :name, :nobody)"
        _change(run, "audit", f"detail = {unnamed} WHERE detail <> {unnamed}", name, at)
    _unname_papers(run, name, at)
    _forget_figures(run)
    _remember(run, Erasure(person_mark(name), at))
    return Erased(calls, rows)


def erase_practice_before(database: Database, before: datetime, *, at: datetime) -> Erased:
    """Erase every practice call that ended before a moment (began, if it never ended). Raises StoreError.

    Exams and certificates stay: they are kept as long as the person is.
    """

    def work(run: Run) -> Erased:
        calls = tuple(str(row[0]) for row in run(_OLD_CALLS, {"before": stamp(before)}))
        rows = sum(_erase_call(run, call, stamp(at)) for call in calls)
        if calls:
            _forget_figures(run)
        return Erased(calls, rows)

    done = database.write(work, "erase")
    if done.calls:
        database.scrub()
    return done


def erasures(database: Database) -> tuple[Erasure, ...]:
    """Everything that was erased here, by mark. Raises StoreError."""
    rows = database.read(lambda run: run("SELECT what, at FROM erasures ORDER BY what", {}))
    return tuple(Erasure(str(what), str(at)) for what, at in rows)


def erase_again(database: Database, known: Iterable[Erasure]) -> int:
    """Erase what a restored store still holds of these, and give how many of them it did not know.

    A store that was saved after an erasure knows it already: whoever came back since under the same name stays.
    """
    new = sorted(set(known) - set(erasures(database)), key=lambda one: one.what)
    marks = {one.what for one in new}

    def work(run: Run) -> None:
        for one in new:
            if one.what.startswith(CALL):
                _erase_call(run, one.what.removeprefix(CALL), one.at)
            _remember(run, one)
        for name in _names(run):
            if person_mark(name) in marks:
                _erase_person(run, name, next(one.at for one in new if one.what == person_mark(name)))
        _forget_figures(run)

    if new:
        database.write(work, "erase")
        database.scrub()
    return len(new)


def _names(run: Run) -> tuple[str, ...]:
    """Everybody who is named as the owner of a record."""
    columns = (("calls", "trainee"), ("roster", "name"), ("drill_reviews", "trainee"), ("certificates", "trainee"))
    found = {str(row[0]) for table, column in columns for row in run(f"SELECT DISTINCT {column} FROM {table}", {})}
    return tuple(sorted(found))


def records_of(database: Database, name: str) -> dict[str, list[dict[str, Value]]]:
    """Everything that is kept about a person, table by table, as it lies there. Raises StoreError."""

    def work(run: Run) -> dict[str, list[dict[str, Value]]]:
        calls = [str(row[0]) for row in run(_CALLS, {"name": name})]
        found: dict[str, list[dict[str, Value]]] = {}
        for table, where in OF_CALL.items():
            for call in calls:
                found.setdefault(table, []).extend(_select(run, table, where, {"call": call}))
        for table, where in OF_PERSON.items():
            known = found.setdefault(table, [])
            known += [row for row in _select(run, table, where, {"name": name}) if row not in known]
        return found

    return database.read(work)


def _erase_call(run: Run, call: str, at: str) -> int:
    # A branch is deleted before the call it was taken from: ids come in any order, so its link is cut first.
    run("UPDATE calls SET parent = NULL WHERE parent = :call", {"call": call})
    rows = sum(_delete(run, table, where, {"call": call}, at) for table, where in OF_CALL.items())
    _remember(run, Erasure(call_mark(call), at))
    return rows


def _remember(run: Run, done: Erasure) -> None:
    slots = {"what": done.what, "at": done.at}
    run("INSERT INTO erasures (what, at) VALUES (:what, :at) ON CONFLICT DO NOTHING", slots)


def _delete(run: Run, table: str, where: str, slots: Mapping[str, Value], at: str) -> int:
    """How many rows went; each that its call's mark does not tell leaves one of its own."""
    rows = run(f"DELETE FROM {table} WHERE {where} RETURNING {_key(table)}", slots)
    _mark_rows(run, table, rows, at)
    return len(rows)


def _change(run: Run, table: str, what: str, name: str, at: str) -> None:
    slots = {"nobody": NOBODY, "name": name}
    _mark_rows(run, table, run(f"UPDATE {table} SET {what} RETURNING {_key(table)}", slots), at)


def _mark_rows(run: Run, table: str, keys: Sequence[Row], at: str) -> None:
    if needs_mark(table) and table not in DERIVED:
        for key in keys:
            _remember(run, Erasure(row_mark(table, key), at))


def _key(table: str) -> str:
    return ", ".join(next(one.key for one in layout() if one.name == table))


def _select(run: Run, table: str, where: str, slots: Mapping[str, Value]) -> list[dict[str, Value]]:
    columns = _columns(table)
    rows = run(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", slots)
    return sorted((dict(zip(columns, row, strict=True)) for row in rows), key=lambda row: str(list(row.values())))


def _forget_figures(run: Run) -> None:
    for table in DERIVED:
        run(f"DELETE FROM {table}", {})


_BY_MANAGERS = ("correction", "playbook")


def _unname_papers(run: Run, name: str, at: str) -> None:
    """Take a name out of papers on other people's calls (a manager's corrections, the
    playbook), and seal those papers anew.

    The heads of calls that were exported stay as they were: papers have a chain of their own.
    """
    for (call,) in run("SELECT DISTINCT call FROM papers WHERE kind IN ('correction', 'playbook') ORDER BY call", {}):
        papers = [paper_from(row) for row in run(PAPERS, {"call": str(call)})]
        bodies = [_unnamed(paper.body, name) if paper.kind in _BY_MANAGERS else paper.body for paper in papers]
        if bodies == [paper.body for paper in papers]:
            continue
        was, now = "", ""
        for paper, body in zip(papers, bodies, strict=True):
            whole = paper_seal(was, paper) == paper.seal
            was = paper.seal
            # A link that was broken stays broken: erasing must not make a forged paper look right.
            now = paper_seal(now, replace(paper, body=body)) if whole else paper.seal
            run(
                "UPDATE papers SET body = :body, seal = :seal WHERE key = :key",
                {"body": body, "seal": now, "key": paper.key},
            )
            if (body, now) != (paper.body, paper.seal):
                _mark_rows(run, "papers", [(paper.key,)], at)


def _unnamed(body: str, name: str) -> str:
    """The record with every value that is this name replaced; as it was if there is none."""
    try:
        held = json.loads(body)
    except ValueError:
        return body
    changed = _replaced(held, name)
    if changed == held:
        return body
    return json.dumps(changed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _replaced(held: object, name: str) -> object:
    if isinstance(held, dict):
        return {key: _replaced(value, name) for key, value in held.items()}
    if isinstance(held, list):
        return [_replaced(value, name) for value in held]
    return NOBODY if held == name else held


def _columns(table: str) -> tuple[str, ...]:
    return next(one.columns for one in layout() if one.name == table)
