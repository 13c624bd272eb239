"""What a better wording is put together from, in one language: pieces of sentences and the rules of turning to "you".

Data handed in as plain values; knows no call and no customer.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LISTS = (
    "determiners", "not_turned", "fillers", "stops", "weak_things", "boundary", "times", "own_side", "articles",
    "stance", "addresses", "numbers", "pleased", "own", "prices", "asking",
)  # fmt: skip
_PAIRS = ("turns", "was", "possessives", "second_person", "past")
_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """One language's pieces."""

    lang: str
    variants: Mapping[str, tuple[str, ...]]
    """Pieces by what they do: ``share.thing``, ``ask.quote``, ``answer.need`` ..."""
    sides: Mapping[str, tuple[str, ...]]
    """What may lie under an objection, by catalogue type, as it can stand in a question; ``any`` for no known type."""
    lists: Mapping[str, frozenset[str]]
    pairs: Mapping[str, Mapping[str, str]]
    times: tuple[str, ...]

    def of(self, key: str, filled: Mapping[str, str]) -> tuple[str, ...]:
        """The pieces of one kind whose every slot has a value."""
        return tuple(one for one in self.variants.get(key, ()) if all(slot in filled for slot in _SLOT.findall(one)))


def pieces_from(data: Mapping[str, Any]) -> Pieces:
    """The pieces of a parsed data file. Raises KeyError if a part is missing."""
    known = {*_LISTS, *_PAIRS, "lang", "sides", "not_past", "keeps_possessive"}
    return Pieces(
        lang=str(data["lang"]),
        variants={key: tuple(lines) for key, lines in data.items() if key not in known},
        sides={str(key): tuple(lines) for key, lines in data["sides"].items()},
        lists={name: frozenset(str(word).casefold() for word in data.get(name, ())) for name in (*_LISTS, "not_past")},
        pairs={name: dict(pair.split("=", 1) for pair in data.get(name, ())) for name in _PAIRS},
        times=tuple(data["times"]),
    )


def pick(many: int, *parts: object) -> int:
    """A number below ``many`` that follows from the parts alone, the same on every machine."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") % many


def shuffled(things: Sequence[str], *parts: object) -> tuple[str, ...]:
    """The things in an order that follows from the parts alone."""
    ranked = sorted((pick(1 << 60, *parts, thing), thing) for thing in dict.fromkeys(things))
    return tuple(thing for _, thing in ranked)
