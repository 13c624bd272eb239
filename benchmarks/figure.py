"""What a row of the table holds: a ratio against a peer with its goal, or an absolute figure with what is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table that means the same on any machine."""

    row: int
    what: str
    goal: float
    values: tuple[float, ...] = ()
    """One value a round; empty where it could not be measured, and ``note`` says why."""
    at_least: bool = False
    """Whether more is better."""
    unit: str = "x"
    note: str = ""

    @property
    def value(self) -> float | None:
        """The median of the rounds."""
        return median(self.values) if self.values else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """Lower and upper quartile of the rounds."""
        if len(self.values) < 2:
            return None
        low, _, high = quantiles(self.values, n=4, method="inclusive")
        return low, high

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; ``None`` where nothing was measured."""
        if self.value is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal


@dataclass(frozen=True, slots=True)
class Absolute:
    """One figure of this machine, printed and never recorded."""

    what: str
    values: tuple[float, ...]
    unit: str
    wanted: float | None = None

    @property
    def value(self) -> float:
        """The median."""
        return median(self.values)


Figure = Ratio | Absolute


def per_round(mine: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    """The ratio of each round."""
    return tuple(one / other for one, other in zip(mine, theirs, strict=True))
