"""Writing a text file so that a cut of power leaves the old one or the new one, never half of either."""

import os
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """The file with this text in UTF-8, line ends as given. Raises OSError."""
    write_whole(path, text.encode("utf-8"), replace=True)


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """The file with these bytes, whole or not at all.

    Raises FileExistsError if there is one already that may not be replaced, OSError otherwise.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path, replace=replace)
    finally:
        beside.unlink(missing_ok=True)


def put_in_place(beside: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name. Raises FileExistsError if the name is taken and may not be."""
    if replace:
        beside.replace(path)
        return
    try:
        # A link fails where the name is taken, also where another process took it a moment ago.
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        beside.replace(path)


def create_text(path: Path, text: str) -> None:
    """A new file with this text. Raises FileExistsError if there is one already, OSError otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
