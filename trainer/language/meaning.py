"""What a backend that compares meanings must offer, and how its figures are read.

No model lives here. Similarity never sees negation or numbers; whoever asks must check those by rule.
"""

from collections.abc import Sequence
from typing import Protocol


class Meaning(Protocol):
    """Compares texts by meaning."""

    @property
    def name(self) -> str:
        """Name and version, stored with every mark."""

    def similarity(self, texts: Sequence[str], anchors: Sequence[str]) -> Sequence[Sequence[int]]:
        """For each text its likeness to each anchor in whole thousandths, centred: unrelated pairs lie near 0."""


NEAR = 230
"""Likeness from which a clause is taken to speak of an anchor."""
MARGIN = 20
"""How far the nearest anchor must lie ahead of the next unrelated one."""


def nearest(row: Sequence[int], least: int = NEAR, margin: int = MARGIN) -> tuple[int, int] | None:
    """Index and likeness of the anchor a text speaks of; ``None`` where it is too far or not clear which."""
    if not row:
        return None
    ranked = sorted(range(len(row)), key=lambda at: (-row[at], at))
    best = ranked[0]
    if row[best] < least or (len(ranked) > 1 and row[best] - row[ranked[1]] < margin):
        return None
    return best, row[best]
