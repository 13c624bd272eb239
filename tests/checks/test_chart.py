"""Charts: names, hidden rows, states that nothing reaches or that lead nowhere."""

import pytest

from trainer.checks import Offered, check_chart
from trainer.content.chart import Chart, Group, Row
from trainer.files.folders import shipped_folder
from trainer.files.library import Library

OFFERED = Offered({"buys", "meets"}, {"go", "ask"})
ENDED = Group(name="ended", initial="sale", children=("sale", "hangUp"))


def found(rows: list[Row], states: tuple[str | Group, ...] = ("a", ENDED), initial: str = "a") -> list[str]:
    """Code and place of every finding."""
    chart = Chart(initial=initial, states=states, transitions=tuple(rows))
    return [f"{one.code} {'.'.join(map(str, one.at))}" for one in check_chart(chart, OFFERED)]


def row(trigger: str, source: str | tuple[str, ...], dest: str, *conditions: str) -> Row:
    return Row(trigger=trigger, source=source, dest=dest, conditions=conditions)


SOLD, HUNG_UP = row("go", "a", "ended"), row("ask", "a", "ended_hangUp")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([SOLD, HUNG_UP], []),
        ([SOLD, HUNG_UP, row("go", "a", "=")], ["S046 transitions.2"]),
        ([SOLD, HUNG_UP, row("go", ("a", "ended"), "a")], []),
        ([row("go", "a", "ended", "buys"), HUNG_UP, row("go", "a", "=", "buys", "meets")], ["S046 transitions.2"]),
        ([row("go", "a", "ended", "buys", "meets"), HUNG_UP, row("go", "a", "=", "buys")], []),
        ([row("go", "a", "ended", "buys"), HUNG_UP, row("go", "a", "=")], []),
        ([SOLD], ["S047 states.1"]),
        ([SOLD, HUNG_UP, row("goo", "a", "=")], ["S045 transitions.2.trigger"]),
        ([row("go", "a", "ended", "meets", "bys"), HUNG_UP], ["S044 transitions.0.conditions.1"]),
        ([SOLD, row("ask", ("a", "b"), "ended_hangUp")], ["S043 transitions.1.source.1"]),
        ([SOLD, HUNG_UP, row("ask", "ended", "ended_sail")], ["S043 transitions.2.dest"]),
    ],
)
def test_rows(rows: list[Row], expected: list[str]) -> None:
    assert found(rows) == expected


def test_states() -> None:
    more = (*("a", "b", "c"), ENDED)
    assert found([SOLD, HUNG_UP, row("ask", "b", "c")], more) == ["S047 states.1", "S047 states.2"]
    assert found([SOLD, row("ask", "a", "b"), row("go", "b", "c"), row("go", "c", "b")], more) == [
        "S047 states.3",
        "S048 states.1",
        "S048 states.2",
    ]
    assert found([SOLD, HUNG_UP], ("a", ENDED), "start") == ["S043 initial"]
    odd = Group(name="g", initial="x", children=("y",))
    assert found([SOLD, HUNG_UP, row("ask", "a", "g_y")], ("a", ENDED, odd)) == [
        "S043 states.2.initial",
        "S046 transitions.2",
        "S048 states.2",
    ]
    assert found([SOLD, HUNG_UP], ("a", ENDED, "a")) == ["S032 states.2"]


def test_the_shipped_chart_is_right_and_a_planted_fault_is_not() -> None:
    chart = Library([shipped_folder()]).chart()
    guards = {name for one in chart.transitions for name in _names(one.conditions)}
    offered = Offered(guards, {one.trigger for one in chart.transitions})
    assert check_chart(chart, offered) == ()
    without = tuple(one for one in chart.transitions if one.trigger != "metGate")
    assert [one.code for one in check_chart(Chart.model_copy(chart, update={"transitions": without}), offered)] == [
        "S047"
    ]


def _names(conditions: str | tuple[str, ...]) -> tuple[str, ...]:
    return (conditions,) if isinstance(conditions, str) else conditions
