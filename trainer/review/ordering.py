"""Pairs of answers of which people know the better: how often the scorer's rank puts it above the other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.call.single_answer import Answer, answer_from
from trainer.review.cues import OrderFigures, ordered_by_cues
from trainer.review.figures import share, wilson
from trainer.review.labelled import is_frozen, scene_of


@dataclass(frozen=True, slots=True)
class Choice:
    """Two answers to one line, and what makes one the better."""

    id: str
    better: Answer
    worse: Answer
    axis: str
    hardness: str
    why: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice with the scorer's two ranks."""

    choice: Choice
    better: int
    worse: int

    @property
    def right(self) -> bool:
        """Whether the better answer ranks above the worse; a tie is wrong."""
        return self.better > self.worse


@dataclass(frozen=True, slots=True)
class Order:
    """Share of choices that came out right, in thousandths, with its 95% interval."""

    name: str
    n: int
    right: int | None
    between: tuple[int, int] | None


def choice_from(record: Mapping[str, object]) -> Choice:
    """A choice from its parsed record. Raises RecordUnfit."""
    better, worse = (answer_from({**record, "answer": record.get(side)}) for side in ("better", "worse"))
    axis, hardness, why = (str(record.get(key, "")) for key in ("axis", "hardness", "why"))
    return Choice(str(record["id"]), better, worse, axis, hardness, why, is_frozen(scene_of(record)))


def order(name: str, chosen: Sequence[Chosen]) -> Order:
    """How many came out right."""
    right = sum(one.right for one in chosen)
    return Order(name, len(chosen), share(right, len(chosen)), wilson(right, len(chosen)))


def orders(chosen: Sequence[Chosen], by: Callable[[Chosen], str]) -> tuple[Order, ...]:
    """The same for each group, in the order of their names."""
    return tuple(order(name, [one for one in chosen if by(one) == name]) for name in _names(map(by, chosen)))


def baselines(chosen: Sequence[Chosen]) -> tuple[OrderFigures, ...]:
    """What single cues reach on the same choices."""
    return ordered_by_cues([(one.choice.better, one.choice.worse) for one in chosen])


def wrong(chosen: Sequence[Chosen], most: int) -> tuple[Chosen, ...]:
    """Open choices that came out wrong, by the widest margin first."""
    found = [one for one in chosen if not one.right and not one.choice.frozen]
    return tuple(sorted(found, key=lambda one: (one.better - one.worse, one.choice.id))[:most])


def _names(names: Iterable[str]) -> list[str]:
    return sorted(set(names))
