"""What every kept row was at a moment, as digests to be kept elsewhere: rows changed or gone since then are named.

Seals show edits inside a call; whoever can write the whole file can cut tails, drop calls and seal anew. That shows
only against what they cannot write. Figures that are made anew at any time, and who is signed in, are left out.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.store.database import Database, Row, Run
from trainer.store.layout import TableLayout, layout

MADE_ANEW = frozenset({"digests", "tallies", "crowd", "sessions", "session_ends", "knocks"})


@dataclass(frozen=True, slots=True, order=True)
class Witnessed:
    """One row as it was."""

    table: str
    key: str
    """The values of the row's key, as JSON."""
    digest: str
    """64 hexadecimal digits over all its columns."""


@dataclass(frozen=True, slots=True, order=True)
class Departure:
    """One row that is not as it was."""

    table: str
    key: str
    what: str
    """``edited`` or ``gone`` since a witness was written; ``orphan`` if it points to a row that is not there."""


def witness(database: Database) -> tuple[Witnessed, ...]:
    """Every kept row, seen in one state, in a fixed order. Raises StoreError."""
    return database.read(lambda run: tuple(sorted(_all(run))))


def departures(database: Database, then: Sequence[Witnessed]) -> tuple[Departure, ...]:
    """Each row of ``then`` that is gone or reads otherwise now; rows appended since are none. Raises StoreError."""
    now = {(one.table, one.key): one.digest for one in witness(database)}
    found = []
    for one in then:
        digest = now.get((one.table, one.key))
        if digest != one.digest:
            found.append(Departure(one.table, one.key, "gone" if digest is None else "edited"))
    return tuple(sorted(found))


def orphans(database: Database) -> tuple[Departure, ...]:
    """Rows that point to none: a turn whose call is not there was moved away from one, or its call was dropped.

    Raises StoreError.
    """
    return database.read(lambda run: tuple(sorted(_orphans(run))))


def _orphans(run: Run) -> Iterator[Departure]:
    keys = {table.name: table.key[0] for table in layout()}
    for table in layout():
        for column, parent in table.parents:
            there = f"SELECT 1 FROM {parent} p WHERE p.{keys[parent]} = t.{column}"
            where = f"t.{column} IS NOT NULL AND NOT EXISTS ({there})"
            rows = run(f"SELECT {', '.join(f't.{name}' for name in table.key)} FROM {table.name} t WHERE {where}", {})
            yield from (Departure(table.name, _text(list(row)), "orphan") for row in rows)


def _all(run: Run) -> Iterator[Witnessed]:
    for table in layout():
        if table.name not in MADE_ANEW:
            rows = run(f"SELECT {', '.join(table.columns)} FROM {table.name}", {})
            yield from (_witnessed(table, row) for row in rows)


def _witnessed(table: TableLayout, row: Row) -> Witnessed:
    values = dict(zip(table.columns, row, strict=True))
    digest = hashlib.sha256(_text(list(row)).encode("utf-8")).hexdigest()
    return Witnessed(table.name, _text([values[name] for name in table.key]), digest)


def _text(values: list[object]) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))
