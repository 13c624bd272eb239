"""When a drill is due again: FSRS, with fuzzing off and the time handed in, so that a history has one answer.

A card is a cell; its state is never kept, it follows from the reviews. Intervals are whole days: within one sitting
a cell comes again because it is weak, not because minutes have passed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fsrs import Card, Rating, Scheduler

from trainer.coaching.cells import Cell

_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Review:
    """One round on a cell, as it went."""

    at: datetime
    cell: Cell
    levels: tuple[int, ...]
    """Level of each try on the rule in focus, first try first."""
    target: int

    @property
    def rating(self) -> int:
        """1 again, 2 hard, 3 good, 4 easy: how FSRS is told of it."""
        return rating(self.levels, self.target)


def rating(levels: Sequence[int], target: int) -> int:
    """What the tries of a round are worth: good at the first try, hard at a later one, again if never.

    Easy only above what was asked. An empty round counts as again.
    """
    if not levels or max(levels) < target:
        return int(Rating.Again)
    if levels[0] < target:
        return int(Rating.Hard)
    return int(Rating.Easy if levels[0] > target else Rating.Good)


def due(reviews: Iterable[Review]) -> Mapping[Cell, datetime]:
    """When each cell that was ever drilled is due."""
    cards: dict[Cell, Card] = {}
    for review in sorted(reviews, key=lambda each: each.at):
        card = cards.get(review.cell) or Card(card_id=0, due=review.at)
        cards[review.cell], _ = _SCHEDULER.review_card(card, Rating(review.rating), review.at)
    return {cell: card.due for cell, card in cards.items()}


def overdue(reviews: Iterable[Review], now: datetime) -> tuple[Cell, ...]:
    """The cells that are due, longest due first."""
    found = sorted((when, cell) for cell, when in due(reviews).items() if when <= now)
    return tuple(cell for _, cell in found)
