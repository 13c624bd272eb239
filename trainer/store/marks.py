"""Marks of what was erased: enough to tell an erased row from a lost one, and nothing to read.

A call's rows are told by the call's id, a person by a digest of the name, any other row by a digest of its key.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

CALL, _PERSON, _ROW = "call ", "person ", "row "
_BY_CALL = frozenset({"calls", "turns", "endings"})
"""Tables whose key begins with the id of their call, and which hold nothing of a call that was not erased."""


@dataclass(frozen=True, slots=True, order=True)
class Erasure:
    """One thing that was erased, and when."""

    what: str
    """``call`` and its id, or ``person`` or ``row`` and 64 hexadecimal digits."""
    at: str


def call_mark(call: str) -> str:
    """The mark of a call with all its lines."""
    return f"{CALL}{call}"


def person_mark(name: str) -> str:
    """A mark that tells a name again and does not tell it."""
    return _PERSON + hashlib.sha256(f"trainer/erased/{name}".encode()).hexdigest()


def row_mark(table: str, key: Sequence[object]) -> str:
    """The mark of a row by its key, for tables whose rows a call's mark does not tell."""
    text = json.dumps([table, *key], ensure_ascii=True, separators=(",", ":"))
    return _ROW + hashlib.sha256(text.encode("ascii")).hexdigest()


def marked(table: str, key: str, marks: Collection[str]) -> bool:
    """Whether a row, its key being a list as JSON, was erased or changed by an erasure."""
    values = json.loads(key)
    if table in _BY_CALL and call_mark(str(values[0])) in marks:
        return True
    return row_mark(table, values) in marks


def needs_mark(table: str) -> bool:
    """Whether a table's rows are told one by one."""
    return table not in _BY_CALL
