"""Two versions of one authored thing compared: what was added, removed or changed, and for whom that matters.

Things in lists are matched by their id where they have one, else by what they say. Knows no files and no calls.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.content.shape import Authored


class Part(StrEnum):
    """Whom a change matters to."""

    SEEN = "seen"  # what a trainee is shown before and in the call
    SAID = "said"  # what the customer says
    HEARD = "heard"  # the words by which a trainee is understood
    COUNTS = "counts"  # what is marked, and how high
    MOVES = "moves"  # how the customer decides and where the call goes
    NOTES = "notes"  # for trainers only: tests, history


_SEEN = ("title", "channel", "role", "goal", "company", "product", "briefing", "typical_customer", "opener", "script",
         "text", "price", "rivals", "technique", "portrait", "name", "address", "gender", "age", "lang", "for_whom",
         "steps")  # fmt: skip
_SAID = ("says", "hints", "surfaces", "lines", "say", "gloss", "opens")
_HEARD = ("terms", "asked_by", "not_true", "claim")
_COUNTS = ("word_limit", "max_discount", "facts", "met_by", "targets", "weights", "stages", "caps", "bar", "version",
           "level_for_full", "discount_beyond_limit", "too_many_unknown", "hint_cost")  # fmt: skip
_NOTES = ("answers", "difficulty", "history", "wants", "opens_with", "closes_with", "catalogue")
PARTS: Mapping[str, Part] = {
    **dict.fromkeys(_SEEN, Part.SEEN),
    **dict.fromkeys(_SAID, Part.SAID),
    **dict.fromkeys(_HEARD, Part.HEARD),
    **dict.fromkeys(_COUNTS, Part.COUNTS),
    **dict.fromkeys(_NOTES, Part.NOTES),
}
"""Whom a key matters to; every other key says how the customer moves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; an empty text is what is not there."""

    at: tuple[str, ...]
    part: Part
    before: str
    after: str

    @property
    def where(self) -> str:
        """The place as an author would say it: ``objections · P2-1 · surfaces``."""
        return " · ".join(self.at)


def changes(old: Authored, new: Authored) -> tuple[Change, ...]:
    """Every difference between two versions, by whom it matters to, then in the order of the file."""
    found = list(_between(old.model_dump(mode="json"), new.model_dump(mode="json"), ()))
    order = list(Part)
    return tuple(sorted(found, key=lambda change: order.index(change.part)))


def _between(old: object, new: object, at: tuple[str, ...]) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _between(old.get(key), new.get(key), (*at, str(key)))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(old, new, at)
    else:
        yield Change(at, _part(at), _shown(old), _shown(new))


def _in_lists(old: Sequence[object], new: Sequence[object], at: tuple[str, ...]) -> Iterator[Change]:
    before, after = _named(old), _named(new)
    for name in dict.fromkeys((*before, *after)):
        mine, theirs = before.get(name), after.get(name)
        ids = _id(mine) or _id(theirs)
        if name in before and name in after:
            yield from _between(mine, theirs, (*at, ids or name))
        else:
            yield Change((*at, ids) if ids else at, _part(at), _shown(mine), _shown(theirs))
    if list(before) != list(after) and sorted(before) == sorted(after):
        yield Change(at, _part(at), ", ".join(before), ", ".join(after))


def _named(items: Sequence[object]) -> dict[str, object]:
    """Items by their id, else by what they say; the same twice gets a number."""
    found: dict[str, object] = {}
    for item in items:
        name = _id(item) or _shown(item)
        while name in found:
            name += "'"
        found[name] = item
    return found


def _id(item: object) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else ""


def _part(at: tuple[str, ...]) -> Part:
    # The innermost key that says anything: objections · P2-1 · concerns · unequal · terms is about hearing.
    return next((PARTS[key] for key in reversed(at) if key in PARTS), Part.MOVES)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, dict):
        said = next((value[key] for key in ("say", "text", "claim", "answer") if value.get(key)), None)
        if said is not None:
            return str(said)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
