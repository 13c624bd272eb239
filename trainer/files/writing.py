"""Writing a text file so that a cut of power leaves the old one or the new one, never half of either."""

import os
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """The file with this text in UTF-8, line ends as given. Raises OSError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def create_text(path: Path, text: str) -> None:
    """A new file with this text. Raises FileExistsError if there is one already, OSError otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
