"""The store in one SQLite file: durable when a commit returns, patient while others write.

Uses the standard library's driver: importing a larger one took longer than everything else before the first prompt
(``docs/decisions/0012-sqlite-by-its-own-driver.md``).
"""

import contextlib
import importlib
import os
import secrets
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from trainer.store.database import Row, Run, Value
from trainer.store.errors import StoreError
from trainer.store.revisions import REVISIONS, STAMP, VERSION

T = TypeVar("T")

APPLICATION_ID = 0x54524E52  # "TRNR": marks the file as ours
PATIENCE_S = 30.0
_HEADER = b"SQLite format 3\x00"
_FULL = 2  # PRAGMA synchronous: FULL

_KEYS = (
    ("SQLITE_BUSY", "store.locked"),
    ("SQLITE_LOCKED", "store.locked"),
    ("SQLITE_READONLY", "store.read_only"),
    ("SQLITE_FULL", "store.full"),
    ("SQLITE_IOERR", "store.disk"),
    ("SQLITE_CANTOPEN", "store.cannot_open"),
    ("SQLITE_PERM", "store.read_only"),
    ("SQLITE_NOTADB", "store.foreign"),
    ("SQLITE_CORRUPT", "store.damaged"),
)


class SqliteDatabase:
    """One connection to one file; threads take turns."""

    def __init__(self, connection: sqlite3.Connection, where: str, patience_s: float = PATIENCE_S) -> None:
        self.where = where
        self._connection = connection
        self._patience_s = patience_s
        self._turn = threading.RLock()

    def write(self, work: Callable[[Run], T], lock: str) -> T:
        """See ``Database.write``; the file's one write lock covers every name."""
        with self._turn, _told(self.where):
            try:
                self._begin()
                done = work(self._run)
                self._connection.execute("COMMIT")
            except BaseException:
                self._leave_off()
                raise
            return done

    def read(self, work: Callable[[Run], T]) -> T:
        """See ``Database.read``."""
        with self._turn, _told(self.where):
            try:
                self._leave_off()
                self._connection.execute("BEGIN")
                return work(self._run)
            finally:
                self._leave_off()

    def scrub(self) -> None:
        """See ``Database.scrub``: the file is written anew without its free pages, and the journal emptied."""
        with self._turn, _told(self.where):
            self._leave_off()
            self._connection.execute("PRAGMA secure_delete = ON")
            self._patiently(lambda: self._connection.execute("VACUUM"))
            give_up = time.monotonic() + self._patience_s
            while self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > give_up:
                    raise StoreError("store.locked", where=self.where)
                time.sleep(0.02)

    def close(self) -> None:
        """See ``Database.close``."""
        with self._turn:
            self._connection.close()

    def _run(self, statement: str, values: Mapping[str, Value]) -> list[Row]:
        return self._connection.execute(statement, values).fetchall()

    def _leave_off(self) -> None:
        """Roll back what a failing disk would not let roll back earlier."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _begin(self) -> None:
        """Take the write lock; SQLite's own waiting starves one of many, so each waits a random while of its own."""
        self._leave_off()
        self._patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"))

    def _patiently(self, take: Callable[[], object]) -> None:
        began = time.monotonic()
        while True:
            try:
                take()
                return
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if not (error.sqlite_errorname or "").startswith("SQLITE_BUSY") or waited > self._patience_s:
                    raise
            # Whoever has waited longer asks more often, so that newcomers do not keep overtaking them.
            time.sleep((1 + secrets.randbelow(max(4, 32 - int(waited * 30)))) / 1000)


def open_sqlite(path: Path, patience_s: float = PATIENCE_S) -> SqliteDatabase:
    """The store in a file, made if there is none. Raises StoreError; a file that is no store is left as it is."""
    where = str(path)
    with _told(where):
        if not path.exists():
            _create(path)
        _look_at(path)
        connection = _connect(path)
        try:
            if _version(connection, where) < VERSION:
                importlib.import_module("trainer.store.migrate").upgrade_file(path)
            _prepare(connection, where, patience_s)
        except BaseException:
            connection.close()
            raise
    return SqliteDatabase(connection, where, patience_s)


def _create(path: Path) -> None:
    """A whole new store under its name at once, so that a cut never leaves half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-store-")
    os.close(handle)
    new = Path(name)
    try:
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            for _, statements in REVISIONS:
                for statement in statements:
                    connection.execute(statement)
            for statement in STAMP:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
            # Closing would empty the log too, but says nothing if it cannot, and the log is not put in place.
            busy, left, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy or left:
                raise StoreError("store.disk", where=str(path))
        finally:
            connection.close()
        _put_in_place(new, path)
    finally:
        for leftover in (new, Path(f"{name}-wal"), Path(f"{name}-shm")):
            leftover.unlink(missing_ok=True)


def _put_in_place(new: Path, path: Path) -> None:
    try:
        # A link fails where a file has appeared meanwhile: another process was first, and its store is used.
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            new.replace(path)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _look_at(path: Path) -> None:
    """Refuse what is plainly no store before SQLite touches it."""
    if not path.is_file():
        raise StoreError("store.cannot_open", where=str(path))
    with path.open("rb") as file:
        start = file.read(len(_HEADER))
    if not start:
        raise StoreError("store.empty", where=str(path))
    if start != _HEADER:
        raise StoreError("store.foreign", where=str(path))
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError("store.read_only", where=str(path))


def _connect(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False)


def _version(connection: sqlite3.Connection, where: str) -> int:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError("store.foreign", where=where)
    version = _pragma(connection, "user_version")
    if not isinstance(version, int) or version > VERSION:
        raise StoreError("store.newer", where=where)
    return version


def _prepare(connection: sqlite3.Connection, where: str, patience_s: float) -> None:
    """Settings of the connection, read back."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: the disk's own cache too
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute(f"PRAGMA busy_timeout = {int(min(patience_s, 5.0) * 1000)}")
    settings = [_pragma(connection, name) for name in ("journal_mode", "synchronous", "foreign_keys")]
    if settings != ["wal", _FULL, 1]:
        raise StoreError("store.not_durable", where=where)
    # The wait of one attempt; many attempts make up the patience.
    connection.execute(f"PRAGMA busy_timeout = {int(min(patience_s, 0.02) * 1000)}")


def _pragma(connection: sqlite3.Connection, name: str) -> Value:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    value: Value = row[0] if row else None
    return value


@contextlib.contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn the driver's errors into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        key = next((key for start, key in _KEYS if name.startswith(start)), None)
        if key is None and not str(error).startswith("no such "):
            raise
        # A table or column that is not there: the file says that it is ours, and is not whole.
        key = key or "store.damaged"
        raise StoreError(key, where=where) from error
    except OSError as error:
        raise StoreError(_os_key(error), where=where) from error


def _os_key(error: OSError) -> str:
    if isinstance(error, PermissionError) or error.errno == 30:  # EROFS
        return "store.read_only"
    return "store.full" if error.errno == 28 else "store.cannot_open"  # ENOSPC
