"""Where calls went and where they were lost: counts of states, moves and things told, as a picture colours them.

Counts calls, not turns: a call that comes through a state five times counts once. Knows nothing of drawing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from trainer.call import Call

_END = "ended_"
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Traffic:
    """Counts over some calls."""

    calls: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    """Calls that came through a state."""
    moves: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Calls that went from one state to another."""
    lost: Mapping[str, int] = field(default_factory=dict)
    """Calls that missed the best outcome of their seed, by the last state before the end."""
    told: Mapping[str, int] = field(default_factory=dict)
    """Calls in which a thing was told, by its slot (``need:belt``)."""

    def share(self, count: int) -> int:
        """Whole percent of the calls, rounded half up; 0 of none."""
        return (200 * count + self.calls) // (2 * self.calls) if self.calls else 0


def traffic(calls: Iterable[Call]) -> Traffic:
    """What some calls passed through; the same whatever their order."""
    states: dict[str, int] = {}
    moves: dict[tuple[str, str], int] = {}
    lost: dict[str, int] = {}
    told: dict[str, int] = {}
    count = 0
    for call in calls:
        count += 1
        way = _way(call)
        _add(states, set(way))
        _add(moves, {pair for pair in pairwise(way) if pair[0] != pair[1]})
        _add(told, {str(slot) for turn in call.transcript.customer_turns() for slot in turn.standing.disclosed})
        if call.outcome is None or call.outcome is not call.transcript.best_outcome:
            _add(lost, {next((state for state in reversed(way) if not state.startswith(_END)), "")} - {""})
    return Traffic(count, states, moves, lost, told)


def _way(call: Call) -> list[str]:
    """Every state of a call in the order it stood in them."""
    turns = call.transcript.customer_turns()
    way = [turns[0].standing.stance] if turns and not call.exchanges else []
    for exchange in call.exchanges:
        way += [*exchange.taken.path, exchange.reply.standing.stance]
    return [state for state in way if state]


def _add(counts: dict[Key, int], keys: Iterable[Key]) -> None:
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
