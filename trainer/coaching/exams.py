"""Who picks up in an exam: the same for everybody of a cohort, try by try, and nobody that practice draws.

Knows no store: how many tries are used is handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.coaching.pieces import pick, shuffled

TRIES = 3
_PRACTICE_SEEDS = 1_000_000
"""Practice draws seeds below this; an exam's lie above, so that nobody meets one by chance."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What one try at an exam is played on."""

    number: int
    """1 for the first try."""
    most: int
    persona: str
    seed: int


def paper(cohort: str, scenario: str, personas: Sequence[str], number: int, most: int = TRIES) -> Paper:
    """The paper of a cohort's n-th try: another customer each time, as long as there is one.

    Raises ValueError without anybody to pick up.
    """
    if not personas:
        raise ValueError("an exam needs somebody who picks up")
    order = shuffled(personas, "exam", cohort, scenario)
    seed = _PRACTICE_SEEDS + pick(1 << 30, "exam", cohort, scenario, number)
    return Paper(number, most, order[(number - 1) % len(order)], seed)
