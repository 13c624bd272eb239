"""One file that is copied out of the way, checked, and given its name only when it is whole."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.files.writing import put_in_place

_OWNER_ONLY = 0o600


@contextmanager
def growing(path: Path) -> Iterator[Path]:
    """A place beside ``path`` for a file that gets its name when the block ends well, and is removed otherwise.

    Raises FileExistsError if the name is taken, before anything is written, or OSError.
    """
    if path.exists():
        raise FileExistsError(path)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        yield beside
        journal = Path(f"{beside}-wal")
        if journal.is_file() and journal.stat().st_size:
            # SQLite says nothing when the disk will not let it empty its journal at the end: the file is not whole.
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(beside))
        beside.chmod(_OWNER_ONLY)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(beside, path, replace=False)
    finally:
        for leftover in (beside, *(Path(f"{beside}{end}") for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


@contextmanager
def borrowed(path: Path) -> Iterator[Path]:
    """A copy of a file, with its journal if it has one, that may be opened and changed; the file itself is not.

    Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="trainer-restore-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        journal = Path(f"{path}-wal")
        if journal.is_file():
            shutil.copyfile(journal, Path(f"{copy}-wal"))
        yield copy


def damage(path: Path) -> str:
    """What SQLite finds wrong with a file; empty if nothing. A file that is none at all says so too."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
        finally:
            connection.close()
    except sqlite3.Error as error:
        return str(error)
    return "" if found == ["ok"] else "; ".join(found)
