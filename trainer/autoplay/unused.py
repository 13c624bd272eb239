"""What of a scenario no call used: authored lines never spoken, states of the chart never reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.autoplay.results import Batch
from trainer.content.chart import Chart, Group
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Unused:
    """Ids and words of lines, and names of states."""

    scenario_lines: tuple[tuple[str, str], ...]
    """Lines of the scenario that nobody ever heard: id and words."""
    persona_lines: tuple[tuple[str, int, int], ...]
    """Per persona: how many of its lines were heard, of how many."""
    states: tuple[str, ...]
    lines: int
    """How many lines the scenario has."""


def unused(played: Batch, scenario: Scenario, personas: Sequence[Persona], chart: Chart) -> Unused:
    """What these calls left unused."""
    lines = tuple(authored(scenario))
    silent = tuple((name, text) for name, text in lines if f"{scenario.id}#{name}" not in played.lines)
    met = {each.persona for each in played.results}
    heard = tuple(
        (each.id, sum(f"{each.id}/{number}" in played.lines for number in range(len(each.lines))), len(each.lines))
        for each in personas
        if each.id in met
    )
    return Unused(silent, heard, tuple(sorted(leaves(chart) - played.states)), len(lines))


def authored(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every line of a scenario, with the id under which a transcript records it."""
    yield from _numbered("opening", scenario.opens)
    for kind, things in (("need", scenario.needs), ("detail", scenario.details), ("question", scenario.questions),
                         ("field", scenario.fields)):  # fmt: skip
        for thing in things:
            yield from _numbered(f"{kind}:{thing.id}", thing.says)
    for objection in scenario.objections:
        yield from _numbered(f"objection:{objection.id}", objection.surfaces)
        for concern in objection.concerns:
            yield from _numbered(f"hint:{objection.id}/{concern.id}", concern.hints)
            yield from _numbered(f"concern:{objection.id}/{concern.id}", concern.says)
    yield from _numbered("unsellable", scenario.unsellable.says)


def leaves(chart: Chart) -> set[str]:
    """The states a call can stand in."""
    names: set[str] = set()
    for state in chart.states:
        names |= {f"{state.name}_{child}" for child in state.children} if isinstance(state, Group) else {state}
    return names


def _numbered(about: str, says: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"{about}/{number}", text) for number, text in enumerate(says))
