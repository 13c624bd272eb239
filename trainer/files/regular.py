"""Bytes of files that are files: a pipe or a device would be read for ever, and more than the limit is never held."""

import errno
import os
from pathlib import Path

MOST_BYTES = 512 * 1024
"""Largest content file."""


def regular_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, at most one more than ``most``. Raises OSError, also for what is no regular file."""
    if path.exists() and not path.is_file():
        number = errno.EISDIR if path.is_dir() else errno.EINVAL
        raise OSError(number, os.strerror(number), str(path))
    with path.open("rb") as file:
        return file.read(most + 1)


def stays_in(path: Path, root: Path) -> bool:
    """Whether a path, with every link on its way followed, lies in a folder; a link to itself lies nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13
        return False
