"""Which tables a store has, read out of the revisions themselves, so that nothing that is copied can be forgotten."""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache

from trainer.store.revisions import REVISIONS


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One table: its columns, and those that make its key, in order."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    """Columns that point into a table, with the table they point into."""

    @property
    def own_parent(self) -> str | None:
        """The column that points into the same table, if there is one."""
        return next((column for column, table in self.parents if table == self.name), None)


@lru_cache(maxsize=1)
def layout() -> tuple[TableLayout, ...]:
    """Every table at the newest revision, each after those it points into."""
    connection = sqlite3.connect(":memory:")
    try:
        for _, statements in REVISIONS:
            for statement in statements:
                connection.execute(statement)
        names = [str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: _table(connection, name) for name in sorted(names)}
    finally:
        connection.close()
    ordered: list[TableLayout] = []
    while found:
        free = [one for one in found.values() if not {table for _, table in one.parents} & (found.keys() - {one.name})]
        ordered += free
        for one in free:
            del found[one.name]
    return tuple(ordered)


def _table(connection: sqlite3.Connection, name: str) -> TableLayout:
    rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
    key = tuple(str(row[1]) for row in sorted(rows, key=lambda row: int(row[5])) if row[5])
    parents = {(str(row[3]), str(row[2])) for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    return TableLayout(name, tuple(str(row[1]) for row in rows), key, tuple(sorted(parents)))
