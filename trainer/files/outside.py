"""Conversations from outside, read from a file: plain text (``Name: line``), CSV, or JSON.

Only who said what is taken. What cannot be read is one sentence's key with its slots; nothing is repaired by guess.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from trainer.call.imported import CUSTOMERS, TRAINEES, Line
from trainer.gate import Refused, admit

MOST_BYTES = 4 * 1024 * 1024
MOST_LINES = 2_000
_WHO = ("speaker", "who", "name", "role", "from", "author", "говорител", "кой", "име", "роля")
_SAID = ("text", "line", "utterance", "content", "message", "said", "реплика", "текст", "думи")
_LISTS = ("turns", "messages", "transcript", "conversation", "lines", "реплики")
_NAMED = re.compile(
    r"^\s*(?:\[[^\]\n]{1,30}\]\s*|\(?\d{1,2}:\d{2}(?::\d{2})?\)?\s+)?([^\W\d_][\w .'’()-]{0,39}?)\s*:(?:\s+|$)(.*)$"
)
_JSON = re.compile(r'\s*(?:\{|\[\s*[{"\[])')
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK": "ZIP", b"%PDF": "PDF"}


class OutsideUnreadable(ValueError):
    """Why a file is no conversation: a message key under ``import.`` and its slots."""

    def __init__(self, key: str, **slots: object) -> None:
        super().__init__(key, slots)
        self.key = key
        self.slots = slots


def read_outside(path: Path) -> tuple[Line, ...]:
    """Who said what, in order. Raises OutsideUnreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OutsideUnreadable("import.too_big", most=MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise OutsideUnreadable("import.no_file", why=error.strerror or type(error).__name__) from None
    return lines_in(data, path.suffix.casefold())


def lines_in(data: bytes, suffix: str) -> tuple[Line, ...]:
    """Who said what in these bytes; ``suffix`` (``.csv``) tells the format. Raises OutsideUnreadable."""
    text = _text(data)
    if suffix in (".csv", ".tsv"):
        found = _from_csv(text)
    elif suffix in (".json", ".jsonl") or (suffix != ".txt" and _JSON.match(text)):
        found = _from_json(text, lines=suffix == ".jsonl")
    else:
        found = _from_text(text)
    if len(found) > MOST_LINES:
        raise OutsideUnreadable("import.too_many", most=MOST_LINES)
    said = tuple(_admitted(line, at) for at, line in enumerate(found, 1))
    if not any(line.text for line in said):
        raise OutsideUnreadable("import.nothing_said")
    return said


def _text(data: bytes) -> str:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            raise OutsideUnreadable("import.other_format", name=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise OutsideUnreadable("import.not_utf8", line=line) from None


def _admitted(line: Line, at: int) -> Line:
    try:
        return Line(" ".join(admit(line.who).split()), " ".join(admit(line.text).split()))
    except Refused as refused:
        raise OutsideUnreadable(f"import.{refused.key.removeprefix('gate.')}", line=at, count=refused.count) from None


def _from_text(text: str) -> list[Line]:
    """Lines that begin with a speaker's name; others go on with what was said before."""
    rows = [row for row in text.splitlines() if row.strip()]
    named = [_NAMED.match(row) for row in rows]
    often = Counter(match[1].strip() for match in named if match)
    known = TRAINEES | CUSTOMERS
    found: list[Line] = []
    for row, match in zip(rows, named, strict=True):
        name = match[1].strip() if match else ""
        # "Look: it is dear" is no speaker called Look: a name comes twice, or is one that speakers usually have.
        if match and (often[name] > 1 or name.casefold() in known or len(often) == 2):
            found.append(Line(name, match[2].strip()))
        elif found:
            found[-1] = Line(found[-1].who, f"{found[-1].text} {row.strip()}".strip())
        else:
            raise OutsideUnreadable("import.no_speaker", line=1)
    return found


def _from_csv(text: str) -> list[Line]:
    first = text.splitlines()[0] if text.strip() else ""
    mark = max((",", ";", "\t"), key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True) if any(map(str.strip, row))]
    except csv.Error as error:
        raise OutsideUnreadable("import.not_csv", why=str(error)) from None
    if not rows:
        raise OutsideUnreadable("import.nothing_said")
    heads = [cell.strip().casefold() for cell in rows[0]]
    who, said = (next((heads.index(name) for name in names if name in heads), None) for names in (_WHO, _SAID))
    if who is not None and said is not None:
        rows = rows[1:]
    elif all(len(row) == 2 for row in rows):
        who, said = 0, 1
    else:
        raise OutsideUnreadable("import.no_columns", who=_WHO[0], text=_SAID[0])
    short = next((at for at, row in enumerate(rows, 2) if len(row) <= max(who, said)), None)
    if short is not None:
        raise OutsideUnreadable("import.short_row", line=short)
    return [Line(row[who], row[said]) for row in rows]


def _from_json(text: str, *, lines: bool) -> list[Line]:
    try:
        data = [json.loads(row) for row in text.splitlines() if row.strip()] if lines else json.loads(text)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "lineno", 1)
        raise OutsideUnreadable("import.not_json", line=at) from None
    if isinstance(data, Mapping):
        data = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
    if not isinstance(data, list):
        raise OutsideUnreadable("import.no_list", names=", ".join(_LISTS[:2]))
    return [_from_record(record, at) for at, record in enumerate(data, 1)]


def _from_record(record: object, at: int) -> Line:
    if isinstance(record, Mapping):
        who, said = _first(record, _WHO), _first(record, _SAID)
        if who is not None and said is not None:
            return Line(who, said)
    raise OutsideUnreadable("import.no_keys", line=at, who=_WHO[0], text=_SAID[0])


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((record[name] for name in names if isinstance(record.get(name), str)), None)
