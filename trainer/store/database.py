"""What the store asks of a database: statements in, rows out, all of one piece of work or nothing.

Statements are written once (``statements.py``) with ``:name`` parameters, which both databases take as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

Value = str | int | None
Row = Sequence[Value]
Run = Callable[[str, Mapping[str, Value]], list[Row]]
"""Runs one statement and gives its rows (none for a statement that has none)."""
T = TypeVar("T")


class Database(Protocol):
    """A database that is open and has the right schema."""

    where: str
    """How to name it to a person; never holds a password."""

    def write(self, work: Callable[[Run], T], lock: str) -> T:
        """What ``work`` gives, after its statements are durable; work that names one lock runs one at a time.

        ``work`` may be run again from the start when the database was busy or the connection was cut, so its
        inserts carry keys. Raises StoreError.
        """

    def read(self, work: Callable[[Run], T]) -> T:
        """What ``work`` gives, all its statements seeing one state. Raises StoreError."""

    def scrub(self) -> None:
        """Overwrite what was deleted, in the file and in its journal, as far as the database allows.

        Raises StoreError (``store.locked`` while another program is reading).
        """

    def close(self) -> None:
        """Give everything back; using the database afterwards is an error."""
