"""The state chart at work: the only place that knows the ``transitions`` library.

A chart is data; it is built once, and a move sets its one model to the customer's stance and reads the new one back,
so that a customer stays a plain value.
Guards are looked up in a fixed table by name. Nothing written in a file is ever imported or called: a dotted
name is refused like any other unknown name.
"""

import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from transitions.extensions.nesting import HierarchicalMachine

from trainer.content.chart import Chart, Group, Row
from trainer.customer.guards import GUARDS, Moment

SEPARATOR = "_"


class _Mover:
    """The machine's only model; which guards hold for it changes with every move.

    One for all moves because registering a model costs a hundred times a move, and because the library silently
    drops a second model that is *equal* to the first.
    """

    state: str
    trigger: Callable[[str], bool]
    holds: Mapping[str, bool] = MappingProxyType({})


class Clockwork:
    """A chart, built and ready to be moved."""

    def __init__(self, chart: Chart) -> None:
        self.states = leaves(chart)
        _prove(chart, self.states)
        self._ways = _ways(chart)
        self._known: dict[tuple[str, str, tuple[bool, ...]], str] = {}
        # The library keeps its place in the nesting on the machine itself; two threads must not move at once.
        self._one_at_a_time = threading.Lock()
        self._entry = {group.name: f"{group.name}{SEPARATOR}{group.initial}" for group in _groups(chart)}
        self._mover = _Mover()
        self._machine = HierarchicalMachine(
            model=self._mover,
            states=[_state(state) for state in chart.states],
            transitions=[_row(row) for row in chart.transitions],
            initial=chart.initial,
            auto_transitions=False,
            ignore_invalid_triggers=True,
            send_event=True,
        )
        self.initial = self._entry.get(chart.initial, chart.initial)

    def move(self, stance: str, trigger: str, moment: Moment) -> str:
        """The state after a trigger; the same state if the chart has no way from here.

        Raises ValueError for a state the chart does not have.
        """
        if stance not in self.states:
            raise ValueError(f"the chart has no state '{stance}'; it has {', '.join(sorted(self.states))}")
        guards = self._ways.get((stance, trigger))
        if guards is None:
            return stance  # the library would say so in the log, and the log is the trainee's screen
        truths = tuple(GUARDS[name](moment) for name in guards)
        way = (stance, trigger, truths)
        # The same state, trigger and guards lead to the same state: the machine is asked once.
        if way not in self._known:
            self._known[way] = self._turn_over(stance, trigger, dict(zip(guards, truths, strict=True)))
        return self._known[way]

    def _turn_over(self, stance: str, trigger: str, holds: Mapping[str, bool]) -> str:
        with self._one_at_a_time:
            self._machine.set_state(stance, self._mover)
            self._mover.holds = holds
            self._mover.trigger(trigger)
            return self._mover.state


class _Identity:
    """A chart as a key: the same object, not an equal one, for hashing a whole chart every turn would cost more."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart

    def __hash__(self) -> int:
        return id(self.chart)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.chart is self.chart


def clockwork(chart: Chart) -> Clockwork:
    """The chart, built once for as long as it is used.

    Raises ValueError naming the guard, state or child that the chart or the product does not have.
    """
    return _built(_Identity(chart))


@lru_cache(maxsize=64)
def _built(key: _Identity) -> Clockwork:
    return Clockwork(key.chart)


def leaves(chart: Chart) -> frozenset[str]:
    """Every state a customer can be in, groups spelt out (``objection_raised``)."""
    plain = {state for state in chart.states if isinstance(state, str)}
    nested = {f"{group.name}{SEPARATOR}{child}" for group in _groups(chart) for child in group.children}
    return frozenset(plain | nested)


def _within(name: str, chart: Chart) -> tuple[str, ...]:
    """The states that a name stands for: itself, or all children of a group."""
    group = next((group for group in _groups(chart) if group.name == name), None)
    return (name,) if group is None else tuple(f"{name}{SEPARATOR}{child}" for child in group.children)


def _ways(chart: Chart) -> dict[tuple[str, str], tuple[str, ...]]:
    """For every state and trigger with a row of its own, the guards of those rows, each once."""
    ways: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in chart.transitions:
        for state in (state for name in _names(row.source) for state in _within(name, chart)):
            before = ways.get((state, row.trigger), ())
            ways[state, row.trigger] = tuple(dict.fromkeys((*before, *_names(row.conditions))))
    return ways


def _groups(chart: Chart) -> tuple[Group, ...]:
    return tuple(state for state in chart.states if isinstance(state, Group))


def _state(state: str | Group) -> str | dict[str, Any]:
    if isinstance(state, str):
        return state
    return {"name": state.name, "initial": state.initial, "children": list(state.children)}


def _row(row: Row) -> dict[str, Any]:
    return {
        "trigger": row.trigger,
        "source": [row.source] if isinstance(row.source, str) else list(row.source),
        "dest": row.dest,
        "conditions": [_condition(name) for name in _names(row.conditions)],
    }


def _names(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _condition(name: str) -> Callable[[Any], bool]:
    def holds(event: Any) -> bool:
        return bool(event.model.holds[name])

    return holds


def _prove(chart: Chart, states: frozenset[str]) -> None:
    """Raise ValueError for the first name that leads nowhere; the library would fail only when a move fires."""
    known = states | {group.name for group in _groups(chart)}
    for group in _groups(chart):
        _known(group.initial, frozenset(group.children), f"initial child of '{group.name}'")
    _known(chart.initial, known, "initial state")
    for row in chart.transitions:
        for source in _names(row.source):
            _known(source, known, f"source of '{row.trigger}'")
        if row.dest != "=":
            _known(row.dest, known, f"destination of '{row.trigger}'")
        for name in _names(row.conditions):
            _known(name, GUARDS, f"condition of '{row.trigger}'")


def _known(name: str, among: frozenset[str] | Mapping[str, object], what: str) -> None:
    if name not in among:
        raise ValueError(f"{what}: there is no '{name}'; there are {', '.join(sorted(among))}")
