"""What a trainee is weak in: rules, by kind of customer and type of objection, from what was seen of them.

Whole hundredths of a level throughout. A cell that was never seen is guessed from its rule, its type and its kind;
the more of it was seen, the less the guess counts. Knows no calendar and no content.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.acts import RuleName, VerdictKind
from trainer.content.scenario import Objection, Scenario
from trainer.scoring import Scorecard

LATEST = 12
"""Verdicts of a group that count: what a trainee could not do months ago is no weakness."""
_GUESS_COUNTS = 2
"""How many verdicts a guess from the wider group is worth."""
_UNKNOWN = 50
"""How far below what is asked a trainee is taken to be of whom nothing was seen: half a level."""


class Cell(NamedTuple):
    """One thing that can be practised: a rule, with a kind of customer, under a type of objection."""

    kind: str
    """Kind of customer: ``sceptical``."""
    type: str
    """Letter of the catalogue: ``P`` for price."""
    rule: RuleName


@dataclass(frozen=True, slots=True)
class Seen:
    """One verdict on one cell."""

    at: str
    """When, in a form that sorts."""
    cell: Cell
    short: int
    """How far below what was asked, in hundredths of a level (0-400)."""


TOPICS = {
    "P": "price", "T": "timing", "N": "need", "R": "trust", "A": "authority", "C": "competitor", "B": "bad_experience",
    "I": "inertia", "F": "brush_off", "X": "complexity", "K": "risk", "S": "tasting", "D": "door",
}  # fmt: skip
"""Letters of the catalogue and the names of their types."""


def type_of(objection: Objection) -> str:
    """The type of an objection: the letter of its row in the catalogue."""
    return objection.catalogue[0]


def seen_in(at: str, card: Scorecard, scenario: Scenario, kind: str) -> tuple[Seen, ...]:
    """Every level on one of the four rules that a call's scorecard holds."""
    types = {each.id: type_of(each) for each in scenario.objections}
    return tuple(
        Seen(at, Cell(kind, types[episode.objection], verdict.rule), 100 * max(0, asked - verdict.level))
        for episode in card.episodes
        if episode.objection in types and episode.case is None
        for verdict, asked in zip(episode.verdicts, episode.targets, strict=True)
        if verdict.kind is VerdictKind.LEVEL
    )


class Weakness:
    """How far below what is asked a trainee is expected to be on any cell."""

    def __init__(self, seen: Iterable[Seen]) -> None:
        self._groups: dict[tuple[str, ...], list[int]] = {}
        for one in sorted(seen, key=lambda each: each.at):
            for group in _groups(one.cell):
                self._groups.setdefault(group, []).append(one.short)

    def of(self, cell: Cell) -> int:
        """The expected shortfall in hundredths of a level."""
        _, by_type, by_kind, whole = _groups(cell)
        rule = self.of_rule(cell.rule)
        low, high = sorted((self._mean(by_type, rule), self._mean(by_kind, rule)))
        # One bad cell makes its type and its kind look bad; what only one of the two says counts for less.
        return self._mean(whole, (2 * low + high) // 3)

    def of_rule(self, rule: RuleName) -> int:
        """The expected shortfall on a rule, whoever objects to whatever."""
        return self._mean((rule,), _UNKNOWN)

    def times(self, rule: RuleName) -> int:
        """How many verdicts there are on a rule."""
        return len(self._groups.get((rule,), ()))

    def _mean(self, group: tuple[str, ...], guess: int) -> int:
        latest: Sequence[int] = self._groups.get(group, ())[-LATEST:]
        return (sum(latest) + _GUESS_COUNTS * guess) // (len(latest) + _GUESS_COUNTS)


def _groups(cell: Cell) -> tuple[tuple[str, ...], ...]:
    return (cell.rule,), (cell.rule, "type", cell.type), (cell.rule, "kind", cell.kind), (cell.rule, *cell[:2])
