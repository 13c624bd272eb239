"""A chart as blocks of cards: what stands on each state's card, and which card leads to which.

Knows the chart and the words of the interface, and nothing of places on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.content.chart import Chart, Group, Row
from trainer.content.words import Words

CROWD = 5
"""From so many sources on, ways into a state are told on its card and not drawn: exits lead there from anywhere."""


@dataclass(frozen=True, slots=True)
class Card:
    """One state, or the head of a group with what holds in all its states."""

    name: str
    """As a row of the chart names it."""
    title: str
    rows: tuple[tuple[str, str], ...]
    """What leads out of it, first tried first: the way, and what must be true for it (or nothing)."""
    crowd: tuple[str, ...] = ()
    """What leads into it from many places."""
    group: bool = False
    """Whether it is the head of a group."""


@dataclass(frozen=True, slots=True)
class Block:
    """A group with its states, or one state alone."""

    cards: tuple[Card, ...]
    grouped: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One card that leads to another, and by what."""

    source: str
    dest: str
    triggers: tuple[str, ...]


def blocks(chart: Chart, words: Words) -> tuple[Block, ...]:
    """All blocks of a chart, as the author wrote them."""
    return tuple(_block(state, chart, words) for state in chart.states)


def _block(state: str | Group, chart: Chart, words: Words) -> Block:
    names = (state,) if isinstance(state, str) else (state.name, *within(state.name, chart))
    return Block(tuple(_card(name, chart, words) for name in names), isinstance(state, Group))


def ways(chart: Chart) -> tuple[Way, ...]:
    """The ways to be drawn: each pair of cards once, without those into a crowded state."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in chart.transitions:
        for source in listed(row.source):
            dest = entered(row.dest, chart)
            if row.dest != "=" and source != dest:
                found.setdefault((source, dest), []).append(row.trigger)
    crowded = {name for name, sources in _sources(chart).items() if len(sources) >= CROWD}
    return tuple(
        Way(source, dest, tuple(dict.fromkeys(triggers)))
        for (source, dest), triggers in found.items()
        if dest not in crowded
    )


def listed(names: str | Sequence[str]) -> tuple[str, ...]:
    """One name or several, as several."""
    return (names,) if isinstance(names, str) else tuple(names)


def entered(name: str, chart: Chart) -> str:
    """The state that one comes into by a name: a group's first child, or the state itself."""
    for state in chart.states:
        if isinstance(state, Group) and state.name == name:
            return f"{name}_{state.initial}"
    return name


def within(name: str, chart: Chart) -> tuple[str, ...]:
    """The states that a name stands for."""
    for state in chart.states:
        if isinstance(state, Group) and state.name == name:
            return tuple(f"{name}_{child}" for child in state.children)
    return (name,)


def _card(name: str, chart: Chart, words: Words) -> Card:
    rows = tuple(_row(name, row, words) for row in chart.transitions if name in listed(row.source))
    sources = _sources(chart).get(name, {})
    crowd = tuple(dict.fromkeys(trigger for found in sources.values() for trigger in found))
    return Card(
        name,
        name.partition("_")[2] or name,
        rows,
        crowd if len(sources) >= CROWD else (),
        within(name, chart) != (name,),
    )


def _row(name: str, row: Row, words: Words) -> tuple[str, str]:
    group = name.partition("_")[0]
    inside = row.dest.startswith(f"{group}_")
    goal = words.say("graph.stays") if row.dest == "=" else row.dest.partition("_")[2] if inside else row.dest
    asks = listed(row.conditions)
    return f"{row.trigger} › {goal}", words.say("graph.if", guards=", ".join(asks)) if asks else ""


def _sources(chart: Chart) -> dict[str, dict[str, list[str]]]:
    """For every state that a row enters: what leads there, by where it comes from."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in chart.transitions:
        for source in listed(row.source):
            if row.dest != "=":
                found.setdefault(entered(row.dest, chart), {}).setdefault(source, []).append(row.trigger)
    return found
