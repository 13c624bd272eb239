"""The product's own chart as an ink story: a knot a state, a choice a trigger, lines that vary as a customer's do."""

from trainer.content.chart import Chart, Row
from trainer.content.persona import Persona
from trainer.customer.chart import leaves

_LINES = 6


def ink(chart: Chart, persona: Persona) -> str:
    """The story's source."""
    says = [line.say for line in persona.lines]
    states = sorted(leaves(chart))
    knots = [
        _knot(state, chart, says[at * _LINES % len(says) :][:_LINES] or says[:_LINES])
        for at, state in enumerate(states)
    ]
    return f"-> {_entry(chart.initial, chart)}\n" + "\n".join(knots)


def _knot(state: str, chart: Chart, says: list[str]) -> str:
    varied = "|".join(_plain(line) for line in says)
    ways = list(
        dict.fromkeys((row.trigger, _entry(row.dest, chart)) for row in chart.transitions if _leaves(row, state))
    )
    choices = [f"+ [{trigger}] -> {state if dest == '=' else dest}" for trigger, dest in ways]
    return "\n".join([f"=== {state} ===", f"{{~{varied}}}", *(choices or ["-> END"])])


def _leaves(row: Row, state: str) -> bool:
    sources = (row.source,) if isinstance(row.source, str) else row.source
    return any(state == source or state.startswith(f"{source}_") for source in sources)


def _entry(name: str, chart: Chart) -> str:
    groups = {state.name: state for state in chart.states if not isinstance(state, str)}
    return f"{name}_{groups[name].initial}" if name in groups else name


def _plain(line: str) -> str:
    """Without the signs that ink reads as its own."""
    return "".join(char for char in line if char not in "{}|<>[]~/*+#=\\-")
