"""A roster as a CSV file: one person a line, read whole or not at all.

Columns by name in the first line: name, shown, team, role, manages, lang, active; only name and team are needed.
Knows nothing of who is in the store already.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.gate import Refused, admit
from trainer.review.people import Duty, Person

_COLUMNS = ("name", "shown", "team", "role", "manages", "lang", "active")
_LONGEST = 80
_MOST_BYTES = 8 * 1024 * 1024
_YES, _NO = ("", "yes", "1", "true", "да"), ("no", "0", "false", "не")


@dataclass(frozen=True, slots=True)
class RosterFault:
    """One thing wrong in a roster: the line, and a message key with its slots."""

    line: int
    key: str
    value: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file holds; ``people`` is to be used only where there are no faults."""

    people: tuple[Person, ...]
    faults: tuple[RosterFault, ...]


def read_roster(path: Path) -> Roster:
    """The roster in a file. Raises OSError."""
    with path.open("rb") as file:
        return roster_from(file.read(_MOST_BYTES + 1))


def roster_from(raw: bytes) -> Roster:
    """The roster in a file's bytes: UTF-8, commas or semicolons; teams that one manages stand apart by ``|``."""
    if len(raw) > _MOST_BYTES:
        return Roster((), (RosterFault(0, "roster.too_big"),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Roster((), (RosterFault(0, "roster.not_utf8"),))
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return Roster((), (RosterFault(reader.line_num, "roster.not_csv"),))
    if not rows:
        return Roster((), (RosterFault(0, "roster.empty"),))
    return _people(rows)


def _people(rows: list[tuple[int, list[str]]]) -> Roster:
    header = [cell.strip().casefold() for cell in rows[0][1]]
    faults = [RosterFault(1, "roster.column", name, ", ".join(_COLUMNS)) for name in header if name not in _COLUMNS]
    faults += [RosterFault(1, "roster.column_missing", name) for name in ("name", "team") if name not in header]
    if faults:
        return Roster((), tuple(faults))
    people: dict[str, Person] = {}
    for number, row in rows[1:]:
        if len(row) > len(header):
            faults.append(RosterFault(number, "roster.too_many_cells"))
            continue
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        found = _faults(number, cells)
        name = cells.get("name", "")
        if name in people:
            found.append(RosterFault(number, "roster.twice", name))
        if not found:
            people[name] = _person(cells)
        faults += found
    return Roster(tuple(people.values()), tuple(faults))


def _faults(number: int, cells: Mapping[str, str]) -> list[RosterFault]:
    found = []
    if not cells.get("name"):
        found.append(RosterFault(number, "roster.no_name"))
    for value in cells.values():
        try:
            admit(value)
        except Refused:
            found.append(RosterFault(number, "roster.bad_text", value[:_LONGEST]))
            continue
        if len(value) > _LONGEST or "\n" in value or "\r" in value:
            found.append(RosterFault(number, "roster.bad_text", value[:_LONGEST]))
    if cells.get("role", "") not in ("", *Duty):
        found.append(RosterFault(number, "roster.role", cells["role"], ", ".join(Duty)))
    if cells.get("lang", "") not in ("", "en", "bg"):
        found.append(RosterFault(number, "roster.lang", cells["lang"]))
    if cells.get("active", "").casefold() not in (*_YES, *_NO):
        found.append(RosterFault(number, "roster.active", cells["active"]))
    return found


def _person(cells: Mapping[str, str]) -> Person:
    return Person(
        name=cells["name"],
        shown=cells.get("shown") or cells["name"],
        team=cells.get("team", ""),
        role=Duty(cells.get("role") or Duty.TRAINEE),
        manages=tuple(part for part in (one.strip() for one in cells.get("manages", "").split("|")) if part),
        lang=cells.get("lang") or "en",
        active=cells.get("active", "").casefold() in _YES,
    )
