"""What is wrong with a state chart: names that do not exist, rows that never fire, states nobody can reach or leave.

What triggers and guards do is the customer's business; which names there are is handed in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from trainer.checks.finding import Finding, finding, unknown
from trainer.content.chart import Chart, Group, Row
from trainer.transcript import Outcome


@dataclass(frozen=True, slots=True)
class Offered:
    """Names that the product knows."""

    guards: Collection[str]
    triggers: Collection[str]


@dataclass(frozen=True, slots=True)
class _Map:
    """A chart's names resolved: leaves by the names that mean them, and where each name is entered."""

    leaves: tuple[str, ...]
    inside: Mapping[str, tuple[str, ...]]
    entry: Mapping[str, str]
    place: Mapping[str, int] = field(default_factory=dict)


def check_chart(chart: Chart, offered: Offered) -> tuple[Finding, ...]:
    """Every finding of one chart."""
    known = _map(chart)
    names = (*_groups(chart), *_names(chart, known, offered))
    return (*names, *_hidden(chart), *_unreached(chart, known))


def _map(chart: Chart) -> _Map:
    leaves: list[str] = []
    inside: dict[str, tuple[str, ...]] = {}
    entry: dict[str, str] = {}
    place: dict[str, int] = {}
    for n, state in enumerate(chart.states):
        if isinstance(state, Group):
            children = tuple(f"{state.name}_{child}" for child in state.children)
            inside[state.name], entry[state.name] = children, f"{state.name}_{state.initial}"
        else:
            children = (state,)
        for leaf in children:
            leaves.append(leaf)
            inside[leaf], entry[leaf], place[leaf] = (leaf,), leaf, n
    return _Map(tuple(leaves), inside, entry, place)


def _groups(chart: Chart) -> Iterator[Finding]:
    seen: set[str] = set()
    for n, state in enumerate(chart.states):
        name = state.name if isinstance(state, Group) else state
        if name in seen:
            yield finding(("states", n), "S032", name=name)
        seen.add(name)
        if isinstance(state, Group) and state.initial not in state.children:
            yield unknown(("states", n, "initial"), "S043", state.initial, state.children)


def _names(chart: Chart, known: _Map, offered: Offered) -> Iterator[Finding]:
    if chart.initial not in known.inside:
        yield unknown(("initial",), "S043", chart.initial, known.inside)
    for n, row in enumerate(chart.transitions):
        for name, step in _listed("source", row.source):
            if name not in known.inside:
                yield unknown(("transitions", n, *step), "S043", name, known.inside)
        if row.dest != "=" and row.dest not in known.inside:
            yield unknown(("transitions", n, "dest"), "S043", row.dest, known.inside)
        for name, step in _listed("conditions", row.conditions):
            if name not in offered.guards:
                yield unknown(("transitions", n, *step), "S044", name, offered.guards)
        if row.trigger not in offered.triggers:
            yield unknown(("transitions", n, "trigger"), "S045", row.trigger, offered.triggers)


def _listed(key: str, names: str | tuple[str, ...]) -> list[tuple[str, tuple[str | int, ...]]]:
    if isinstance(names, str):
        return [(names, (key,))]
    return [(name, (key, place)) for place, name in enumerate(names)]


def _hidden(chart: Chart) -> Iterator[Finding]:
    """Rows behind an earlier one of the same trigger and source that lets everything pass which they would."""
    before: dict[tuple[str, str], list[tuple[frozenset[str], int]]] = defaultdict(list)
    for n, row in enumerate(chart.transitions):
        asks = frozenset(name for name, _ in _listed("conditions", row.conditions))
        hiders = []
        sources = [name for name, _ in _listed("source", row.source)]
        for source in sources:
            earlier = before[row.trigger, source]
            hiders += [place for other, place in earlier if other <= asks][:1]
            earlier.append((asks, n))
        if sources and len(hiders) == len(sources):
            yield finding(("transitions", n), "S046", trigger=row.trigger, first=hiders[0] + 1)


def _unreached(chart: Chart, known: _Map) -> Iterator[Finding]:
    """States that no row leads to, and states from which no ending can be reached."""
    ways: dict[str, set[str]] = {leaf: set() for leaf in known.leaves}
    for leaf, goal in chain.from_iterable(_ways(row, known) for row in chart.transitions):
        ways[leaf].add(goal)
    start = known.entry.get(chart.initial)
    if start not in ways:
        return
    reached = _flood({start}, ways)
    for leaf in known.leaves:
        if leaf not in reached:
            yield finding(("states", known.place[leaf]), "S047", name=leaf)
    outcomes = {outcome.value for outcome in Outcome}
    endings = {leaf for leaf in known.leaves if leaf.rpartition("_")[2] in outcomes}
    back: dict[str, set[str]] = {leaf: set() for leaf in known.leaves}
    for leaf, goals in ways.items():
        for goal in goals:
            back[goal].add(leaf)
    can_end = _flood(endings, back)
    for leaf in known.leaves:
        if leaf in reached and leaf not in can_end:
            variant = "" if ways[leaf] - {leaf} else "ending"
            yield finding(("states", known.place[leaf]), "S048", variant, name=leaf)


def _ways(row: Row, known: _Map) -> Iterator[tuple[str, str]]:
    for source, _ in _listed("source", row.source):
        for leaf in known.inside.get(source, ()):
            goal = leaf if row.dest == "=" else known.entry.get(row.dest)
            if goal is not None and goal in known.inside:
                yield leaf, goal


def _flood(start: set[str], ways: Mapping[str, set[str]]) -> set[str]:
    reached, edge = set(start), set(start)
    while edge:
        edge = set().union(*(ways[leaf] for leaf in edge)) - reached
        reached |= edge
    return reached
