"""What robots can say: authored sentences by move, in one language.

Data in, values out; which move is made and which variant is typed is decided elsewhere. A move that has a variant
for one row of the catalogue is written ``heard.P1``; ``heard.any`` stands in for rows nobody wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RobotLines:
    """Every sentence of one language, by move."""

    lang: str
    moves: Mapping[str, tuple[str, ...]]

    def variants(self, move: str) -> tuple[str, ...]:
        """The variants of a move, or those of its ``.any``. Raises KeyError if nobody wrote either."""
        found = self.moves.get(move)
        return found if found is not None else self.moves[f"{move.rpartition('.')[0]}.any"]


def robot_lines(lang: str, data: Mapping[str, object]) -> RobotLines:
    """The sentences of a language from plain values. Raises ValueError if a move is not a list of sentences."""
    moves: dict[str, tuple[str, ...]] = {}
    for move, written in data.items():
        if not isinstance(written, list) or not written or not all(isinstance(line, str) for line in written):
            raise ValueError(f"robots.{lang}: '{move}' is not a list of sentences")
        moves[move] = tuple(written)
    return RobotLines(lang, moves)
