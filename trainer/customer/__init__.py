"""The simulated customer: feelings, agenda, disclosure, chart and wording, decided by seed and marked turns alone."""

from trainer.customer.affect import Affect, Moved
from trainer.customer.decisions import best_outcome
from trainer.customer.finishing import let_finish
from trainer.customer.meeting import meet
from trainer.customer.offered import GUARD_NAMES, TRIGGER_NAMES
from trainer.customer.placing import placed
from trainer.customer.reacting import as_heard, feelings, opening, react, remember, speak
from trainer.customer.state import Customer

__all__ = [
    "GUARD_NAMES",
    "TRIGGER_NAMES",
    "Affect",
    "Customer",
    "Moved",
    "as_heard",
    "best_outcome",
    "feelings",
    "let_finish",
    "meet",
    "opening",
    "placed",
    "react",
    "remember",
    "speak",
]
