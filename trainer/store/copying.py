"""Everything in one store put into another, whatever kinds they are: moved stores, backups and restores are this.

The source is read in one state and the target written in one step: it ends up with all of it or as it was.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.store.database import Database, Row, Run, Value
from trainer.store.errors import StoreError
from trainer.store.layout import TableLayout, layout

_PAGE = 500


@dataclass(frozen=True, slots=True)
class TableSum:
    """What a table holds, in a form that is the same wherever it lies."""

    table: str
    rows: int
    digest: str
    """64 hexadecimal digits over every row in the order of the key."""


def copy_store(source: Database, target: Database) -> tuple[TableSum, ...]:
    """Put every row of ``source`` into ``target``, which must be empty, and give what was put there.

    Raises StoreError: ``store.not_empty``, or ``store.not_copied`` where the target does not hold the same afterwards.
    """

    def put(read: Run, run: Run) -> tuple[TableSum, ...]:
        if _holds_anything(run):
            raise StoreError("store.not_empty", where=target.where)
        for table in layout():
            insert = _insert(table)
            for row in _rows(read, table, parents_first=True):
                run(insert, dict(zip(table.columns, row, strict=True)))
        wanted, there = _sums(read), _sums(run)
        if wanted != there:
            raise StoreError("store.not_copied", where=target.where)
        return there

    return source.read(lambda read: target.write(lambda run: put(read, run), "copy"))


def sums(database: Database) -> tuple[TableSum, ...]:
    """What every table holds, seen in one state. Raises StoreError."""
    return database.read(_sums)


def is_empty(database: Database) -> bool:
    """Whether no table holds a row. Raises StoreError."""
    return not database.read(_holds_anything)


def _holds_anything(run: Run) -> bool:
    return any(run(f"SELECT 1 FROM {table.name} LIMIT 1", {}) for table in layout())


def _insert(table: TableLayout) -> str:
    slots = ", ".join(f":{column}" for column in table.columns)
    return f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({slots})"


def _sums(run: Run) -> tuple[TableSum, ...]:
    found = []
    for table in layout():
        digest, rows = hashlib.sha256(), 0
        for row in _rows(run, table, parents_first=False):
            rows += 1
            digest.update(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")
        found.append(TableSum(table.name, rows, digest.hexdigest()))
    return tuple(found)


def _rows(run: Run, table: TableLayout, *, parents_first: bool) -> Iterator[Row]:
    """Every row, by key; with ``parents_first`` no row comes before one of its own table that it points to."""
    if parents_first and table.own_parent:
        yield from _by_generation(run, table, table.own_parent)
        return
    columns, order = ", ".join(table.columns), ", ".join(table.key)
    after, slots = "", dict[str, Value]()
    while True:
        page = run(f"SELECT {columns} FROM {table.name}{after} ORDER BY {order} LIMIT {_PAGE}", slots)
        yield from page
        if len(page) < _PAGE:
            return
        last = dict(zip(table.columns, page[-1], strict=True))
        slots = {f"k{number}": last[name] for number, name in enumerate(table.key)}
        after = f" WHERE ({order}) > ({', '.join(f':{slot}' for slot in slots)})"


def _by_generation(run: Run, table: TableLayout, parent: str) -> Iterator[Row]:
    """Rows without a parent, then their children, and so on; a table with such a column has a key of one column."""
    (key,) = table.key
    columns = ", ".join(table.columns)
    children: dict[Value, list[Value]] = {}
    for name, above in run(f"SELECT {key}, {parent} FROM {table.name} ORDER BY {key}", {}):
        children.setdefault(above, []).append(name)
    waiting = list(reversed(children.get(None, [])))
    ordered: list[Value] = []
    while waiting:
        name = waiting.pop()
        ordered.append(name)
        waiting += reversed(children.get(name, []))
    for start in range(0, len(ordered), _PAGE):
        slots: Mapping[str, Value] = {f"k{number}": name for number, name in enumerate(ordered[start : start + _PAGE])}
        names = ", ".join(f":{slot}" for slot in slots)
        page = {row[table.columns.index(key)]: row for row in run(_among(columns, table.name, key, names), slots)}
        yield from (page[name] for name in slots.values())


def _among(columns: str, table: str, key: str, names: str) -> str:
    return f"SELECT {columns} FROM {table} WHERE {key} IN ({names})"
