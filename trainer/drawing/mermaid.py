"""The same two pictures as Mermaid, which code hosts and many editors draw by themselves.

Ids are made of letters, digits and underscores; every other text stands in quotes with what Mermaid would act on
written as its numbers, so that no word of an author's becomes an instruction.
"""

import re

from trainer.content.chart import Chart, Group
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.drawing.cards import entered, listed, within
from trainer.drawing.hidden import hidden
from trainer.drawing.tones import SHADES, shade
from trainer.drawing.traffic import Traffic


def chart_mermaid(chart: Chart, seen: Traffic) -> str:
    """The chart as a ``stateDiagram-v2``: every row, with its guards; coloured by the calls, if there are any."""
    rows = ["stateDiagram-v2", "    direction LR"]
    for state in chart.states:
        if isinstance(state, Group):
            rows += [f"    state {state.name} {{", f"        [*] --> {state.name}_{state.initial}"]
            rows += [f'        state "{child}" as {state.name}_{child}' for child in state.children]
            rows.append("    }")
        else:
            rows.append(f'    state "{state}" as {state}')
    rows.append(f"    [*] --> {chart.initial}")
    for row in chart.transitions:
        asks = listed(row.conditions)
        label = f"{row.trigger} [{', '.join(asks)}]" if asks else row.trigger
        for source in listed(row.source):
            dest = source if row.dest == "=" else entered(row.dest, chart)
            rows += [f"    {one} --> {dest}: {label}" for one in _drawable(source, dest, chart)]
    return "\n".join([*rows, *_shades(chart, seen)]) + "\n"


def _drawable(source: str, dest: str, chart: Chart) -> tuple[str, ...]:
    """Where a way begins: Mermaid draws none from a group to a state inside it, so each state gets its own."""
    inside = within(source, chart)
    return inside if dest in inside else (source,)


def _shades(chart: Chart, seen: Traffic) -> list[str]:
    if not seen.calls:
        return []
    rows = [f"    classDef seen{least} fill:{fill},color:#000" for least, fill in SHADES]
    for state in chart.states:
        for leaf in within(state.name if isinstance(state, Group) else state, chart):
            percent = seen.share(seen.states.get(leaf, 0))
            least = next(step for step, fill in SHADES if fill == shade(percent))
            rows.append(f"    class {leaf} seen{least}")
    return rows


def disclosure_mermaid(scenario: Scenario, words: Words, seen: Traffic) -> str:
    """The disclosure map as a ``flowchart``: words that reach a thing, the thing, the facts that meet it."""
    rows = ["flowchart LR"]
    for fact in scenario.facts:
        rows.append(f'    fact_{_id(fact.id)}["{_quoted(f"{fact.id}: {fact.text}")}"]')
    for place, one in enumerate(hidden(scenario, words)):
        share = f" – {seen.share(seen.told.get(one.slot, 0))} %" if seen.calls else ""
        about = f"{one.title}{share}<br/>{_quoted(one.gloss)}<br/>{_quoted(one.takes)}"
        above = f"{_quoted(one.under)}<br/>" if one.under else ""
        rows.append(f'    asked{place}["{_quoted(one.asked)}"] --> told{place}("{above}{about}")')
        rows += [f"    told{place} --> fact_{_id(fact)}" for fact in one.facts]
    return "\n".join(rows) + "\n"


def _id(name: str) -> str:
    # Hyphens are part of arrows; the letter's number keeps two names apart.
    return re.sub(r"[^A-Za-z0-9_]", lambda found: f"_{ord(found[0])}_", name)


def _quoted(text: str) -> str:
    """Text inside quotes: what Mermaid reads as its own is written as ``#number;``."""
    return re.sub(r"[#;\"<>&\[\]{}()|`\\%]|[^\S ]", lambda found: f"#{ord(found[0])};", text)
