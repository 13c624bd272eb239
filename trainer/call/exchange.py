"""Everything one turn produced; the prompt, the trace, the robots and the tests all read it."""

from dataclasses import dataclass

from trainer.acts import MarkedTurn
from trainer.customer import Affect, Moved
from trainer.transcript import CustomerTurn, TraineeTurn


@dataclass(frozen=True, slots=True)
class Taken:
    """How the customer took one line: what they felt before and after it, what moved them, where it led."""

    before: Affect
    after: Affect
    path: tuple[str, ...]
    """States of the chart passed through, first to last."""
    moved_by: tuple[Moved, ...]
    """What each act did to the customer, strongest first."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One trainee turn, how it was taken, and the customer's answer to it."""

    trainee: TraineeTurn
    marked: MarkedTurn
    taken: Taken
    reply: CustomerTurn
