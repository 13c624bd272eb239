"""Chance that is no chance: numbers drawn from a seed and the names of what they decide.

Knows nothing of customers. The same seed and names give the same number on every machine, and no draw
depends on how many were made before it.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def draw(seed: int, below: int, *names: object) -> int:
    """A whole number from 0 to ``below - 1`` that belongs to this seed and these names.

    Raises ValueError if ``below`` is not positive.
    """
    if below < 1:
        raise ValueError(f"a draw needs at least one possibility, not {below}")
    named = "\x1f".join(str(part) for part in (seed, *names))
    return int.from_bytes(hashlib.blake2b(named.encode("utf-8"), digest_size=8).digest(), "big") % below


def happens(seed: int, percent: int, *names: object) -> bool:
    """Whether something with this chance in a hundred happens."""
    return draw(seed, 100, *names) < percent


def shuffled(seed: int, items: Sequence[Item], *names: object) -> tuple[Item, ...]:
    """The items in an order that belongs to this seed and these names."""
    order = sorted(range(len(items)), key=lambda place: (draw(seed, 1 << 62, *names, place), place))
    return tuple(items[place] for place in order)
