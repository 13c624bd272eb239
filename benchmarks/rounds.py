"""Interleaved rounds: each side in turn, the order swapped every round, so that a busy machine weighs on both alike."""

import gc
import time
from collections.abc import Callable, Sequence

from benchmarks.figure import per_round

Work = Callable[[], int]
"""Does a batch and says how many items it held."""


def interleaved(
    sides: Sequence[Work], rounds: int, clock: Callable[[], float] = time.process_time
) -> list[list[float]]:
    """Seconds an item, for every side and round."""
    found: list[list[float]] = [[] for _ in sides]
    for number in range(rounds):
        order = range(len(sides)) if number % 2 == 0 else reversed(range(len(sides)))
        for side in order:
            gc.collect()
            began = clock()
            items = sides[side]()
            found[side].append((clock() - began) / items)
    return found


def ratios(mine: Work, theirs: Work, rounds: int, clock: Callable[[], float] = time.process_time) -> tuple[float, ...]:
    """Mine to theirs an item, one value a round."""
    one, other = interleaved((mine, theirs), rounds, clock)
    return per_round(one, other)
