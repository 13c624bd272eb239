"""T: what one trigger of the product's own chart with its guards costs the bare `transitions` library."""

from collections.abc import Callable
from typing import Any

from transitions.extensions.nesting import HierarchicalMachine

from benchmarks.rounds import Work
from trainer.content.chart import Chart, Row
from trainer.customer.chart import leaves

BATCH = 300


class _Model:
    state: str
    trigger: Callable[[str], bool]


def trigger_work(chart: Chart) -> Work:
    """A batch that fires every row of the chart in turn, its guards holding, on one machine built beforehand."""
    model = _Model()
    HierarchicalMachine(
        model=model, states=[_state(state) for state in chart.states], initial=chart.initial,
        transitions=[_row(row) for row in chart.transitions], auto_transitions=False, ignore_invalid_triggers=True,
        send_event=True,
    )  # fmt: skip
    moves = [(_start(row, chart), row.trigger) for row in chart.transitions]

    def work() -> int:
        for number in range(BATCH):
            model.state, trigger = moves[number % len(moves)]
            model.trigger(trigger)
        return BATCH

    return work


def _state(state: Any) -> Any:
    if isinstance(state, str):
        return state
    return {"name": state.name, "initial": state.initial, "children": list(state.children)}


def _row(row: Row) -> dict[str, Any]:
    guards = (row.conditions,) if isinstance(row.conditions, str) else row.conditions
    source = row.source if isinstance(row.source, str) else list(row.source)
    return {"trigger": row.trigger, "source": source, "dest": row.dest, "conditions": [_holds for _ in guards]}


def _holds(_: Any) -> bool:
    return True


def _start(row: Row, chart: Chart) -> str:
    source = row.source if isinstance(row.source, str) else row.source[0]
    return next(leaf for leaf in sorted(leaves(chart)) if leaf == source or leaf.startswith(f"{source}_"))
