"""Everything one turn produced; the prompt, the trace, the robots and the tests all read it."""

from dataclasses import dataclass

from trainer.acts import MarkedTurn
from trainer.customer import Moved
from trainer.transcript import CustomerTurn, TraineeTurn


@dataclass(frozen=True, slots=True)
class Feelings:
    """A customer's affect at one moment, each in whole hundredths of a point (0-10000)."""

    trust: int
    interest: int
    patience: int
    irritation: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One trainee turn, how it was taken, and the customer's answer to it."""

    trainee: TraineeTurn
    marked: MarkedTurn
    before: Feelings
    after: Feelings
    path: tuple[str, ...]
    """States of the chart passed through, first to last."""
    moved_by: tuple[Moved, ...]
    """What each act did to the customer, strongest first."""
    reply: CustomerTurn
