"""What would have to stand in a file for its expectation to be true: edits of single lines, and their text.

Nothing but the expectation itself is touched; comments and layout stay as the author left them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_RANGE = re.compile(r"\[\s*([0-4])\s*,\s*([0-4])\s*\]")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start`` to ``end`` of a line (from 1) become ``text``."""

    line: int
    start: int
    end: int
    text: str


def widened(source: str, line: int, column: int, got: str) -> Edit | None:
    """A range ``[lowest, highest]`` that lets a level in; ``None`` if there is no such level or range there."""
    row = source.split("\n")[line - 1]
    found = _RANGE.match(row, column - 1)
    if found is None or not got.isdecimal():
        return None
    low, high = min(int(found[1]), int(got)), max(int(found[2]), int(got))
    return Edit(line, found.start(), found.end(), f"[{low}, {high}]")


def whole_line(source: str, line: int, text: str) -> Edit:
    """A whole line, written anew."""
    return Edit(line, 0, len(source.split("\n")[line - 1].rstrip("\r")), text)


def edited(source: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; of two for one place the last in order counts."""
    rows = source.split("\n")
    by_place = {(edit.line, edit.start): edit for edit in sorted(edits)}
    for edit in sorted(by_place.values(), reverse=True):
        row = rows[edit.line - 1]
        rows[edit.line - 1] = row[: edit.start] + edit.text + row[edit.end :]
    return "\n".join(rows)
