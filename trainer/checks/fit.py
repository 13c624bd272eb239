"""Whether what a scenario names exists, and whether its personas could stand in it."""

from collections.abc import Collection, Mapping

from trainer.checks.finding import Finding, finding, unknown
from trainer.checks.persona import voice
from trainer.content.persona import Kind, Persona
from trainer.content.scenario import Channel, Scenario

MEETS: Mapping[Kind, tuple[Channel, ...]] = {
    Kind.GATEKEEPER: (Channel.PHONE, Channel.VISIT, Channel.DOOR),
}
"""Kinds that are met in certain places only; all others are met anywhere they have words for."""


def check_fit(
    scenario: Scenario, personas: Mapping[str, Persona | None], charts: Collection[str]
) -> tuple[Finding, ...]:
    """Findings of a scenario among the personas of its language, by id (``None``: there, and not readable)."""
    found = []
    if scenario.chart is not None and scenario.chart not in charts:
        found.append(unknown(("chart",), "S037", scenario.chart, charts))
    for place, name in enumerate(scenario.personas):
        at = ("personas", place)
        if name not in personas:
            found.append(unknown(at, "S037", name, personas))
            continue
        if name in scenario.personas[:place]:
            found.append(finding(at, "S032", name=name))
        persona = personas[name]
        if persona is None:
            continue
        if scenario.channel not in MEETS.get(persona.kind, tuple(Channel)):
            found.append(finding(at, "S038", name=name, kind=persona.kind.value, channel=scenario.channel.value))
        elif not voice(persona):
            # What is missing on every channel is told once, in the persona's own file.
            silent = [dict(one.slots)["act"] for one in voice(persona, scenario.channel.value)]
            if silent:
                acts = ", ".join(silent)
                found.append(finding(at, "S042", "here", name=name, acts=acts, channel=scenario.channel.value))
    return tuple(found)
