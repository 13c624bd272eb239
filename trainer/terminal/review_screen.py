"""The review on a terminal: who needs their manager, a team's map, three quotes, a person's line, hard scenarios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from trainer.acts import FOUR_RULES
from trainer.content.words import Words
from trainer.review.assigned import Need, Standing, State
from trainer.review.cohort import Band, Point, Unmanaged
from trainer.review.people import Person
from trainer.review.quotes import Pick
from trainer.review.records import Quote
from trainer.review.sight import TeamMap
from trainer.terminal.curves import bar
from trainer.terminal.page import gated, marked_text

_STYLE = {
    State.OVERDUE: "bad",
    State.STUCK: "bad",
    State.USED_UP: "bad",
    State.NOT_STARTED: "weak",
    State.TRYING: "",
    State.CLEARED: "good",
}


MOST = 3
"""Reasons told of one person; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Monday:
    """What a manager looks at on a Monday."""

    team: str
    names: Mapping[str, str]
    needs: Sequence[Need]
    map: TeamMap
    quotes: Sequence[tuple[Pick, Quote]]


def team_screen(found: Monday, words: Words) -> tuple[RenderableType, ...]:
    """One team, top to bottom."""
    return (
        gated(found.team, "title"),
        Panel(Group(*_needs(found.needs, words)), title=gated(words.say("review.needs"))),
        Panel(Group(*_map(found.map, words)), title=gated(words.say("review.map"))),
        Panel(Group(*_quotes(found, words)), title=gated(words.say("review.quotes"))),
    )


def level(hundredths: int) -> str:
    """A level with one decimal, rounded half up."""
    tenths = (hundredths + 5) // 10
    return f"{tenths // 10}.{tenths % 10}"


def _needs(found: Sequence[Need], words: Words) -> list[RenderableType]:
    if not found:
        return [gated(words.say("review.needs.none"))]
    rows: list[RenderableType] = []
    for need in found:
        rows.append(gated(need.person.shown, "title"))
        rows += [gated(f"  {standing_line(one, words)}", _STYLE[one.state]) for one in need.because[:MOST]]
        if len(need.because) > MOST:
            rows.append(gated("  " + words.count("review.need.more", len(need.because) - MOST), "faint"))
        if need.disputes:
            rows.append(gated("  " + words.count("review.need.disputes", need.disputes), "weak"))
    return rows


def standing_line(one: Standing, words: Words) -> str:
    """Where one person stands with one assignment, in a line."""
    return words.say(
        "review.need",
        scenario=one.assignment.scenario,
        state=words.say(f"state.{one.state}"),
        tries=one.tries,
        best="–" if one.best is None else one.best,
        bar=one.assignment.bar,
    )


def _map(found: TeamMap, words: Words) -> list[RenderableType]:
    if not found.rows:
        return [gated(words.say("review.map.none"))]
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for rule in FOUR_RULES:
        table.add_column(gated(words.say(f"rule.{rule}")))
    for row in found.rows:
        cells = [_cell(figure, n, words) for figure, n in zip(row.cells, row.counts, strict=True)]
        table.add_row(gated(words.say(f"topic.{row.topic}"), "title"), *cells)
    rows: list[RenderableType] = [table, gated(words.say("review.map.about"), "faint")]
    if found.calls_left_out:
        rows.append(gated(words.count("review.map.others", found.calls_left_out), "faint"))
    return rows


def _cell(figure: Band | None, n: int, words: Words) -> Text:
    if figure is None:
        return gated(f"({n})" if n else "", "faint")
    thin = f" {words.say('review.thin')}" if figure.thin else ""
    return gated(f"{level(figure.mean)} [{level(figure.low)}–{level(figure.high)}] ×{figure.n}{thin}")


def _quotes(found: Monday, words: Words) -> list[RenderableType]:
    if not found.quotes:
        return [gated(words.say("review.quotes.none"))]
    rows: list[RenderableType] = []
    for pick, quote in found.quotes:
        rule = words.say(f"gate.{pick.rule}") if pick.why == "cap" else words.say(f"rule.{pick.rule}")
        figure = "" if pick.why == "cap" else f" {pick.level}/{pick.target}"
        who = found.names.get(pick.trainee, pick.trainee)
        rows.append(gated(f"{words.say(f'review.quote.{pick.why}')}: {who}, {rule}{figure} ({pick.call})", "title"))
        if quote.before:
            rows.append(gated(f"  “{quote.before}”", "customer"))
        rows.append(Text.assemble("  “", marked_text(quote.text, quote.spans), "”"))
    return rows


def person_screen(
    person: Person, standing: Sequence[Standing], points: Sequence[Point], words: Words
) -> tuple[RenderableType, ...]:
    """One person: what they were told to practise, and their calls over time."""
    rows: list[RenderableType] = [gated(standing_line(one, words), _STYLE[one.state]) for one in standing]
    scored = [point for point in points if point.score is not None]
    if scored:
        rows.append(gated("".join(bar((point.score or 0) * 100) for point in scored[-60:])))
    for point in points[-15:]:
        middle = "" if point.middle is None else f"  [{point.middle.low // 100}–{point.middle.high // 100}]"
        score = "–" if point.score is None else str(point.score)
        rows.append(gated(f"{point.day}  {score:>3} / {point.bar}  {point.scenario}  {point.call}{middle}"))
    if points:
        rows.append(gated(words.say("review.person.open", call=points[-1].call), "faint"))
    if not rows:
        rows.append(gated(words.say("review.person.nothing")))
    title = words.say("review.person", name=person.shown, calls=len(points))
    return (Panel(Group(*rows), title=gated(title)),)


def scenario_screen(found: Sequence[tuple[str, str, Sequence[Unmanaged]]], words: Words) -> tuple[RenderableType, ...]:
    """What hardly anybody manages, per scenario."""
    rows: list[RenderableType] = [
        gated(unmanaged_line(f"{lang}/{scenario}", one, words)) for lang, scenario, hard in found for one in hard
    ]
    if not rows:
        rows.append(gated(words.say("review.unmanaged.none")))
    return (Panel(Group(*rows), title=gated(words.say("review.unmanaged"))),)


def unmanaged_line(scenario: str, one: Unmanaged, words: Words) -> str:
    """One thing that hardly anybody manages, in a line."""
    topic = f"topic.{one.objection}"
    name = words.say(topic) if words.has(topic) else one.objection
    rule = words.say(f"rule.{one.rule}")
    return words.say(
        "review.unmanaged.line", scenario=scenario, objection=name, rule=rule, reached=one.reached, n=one.n
    )


def monday_record(found: Monday) -> dict[str, object]:
    """The same figures as plain values for another program."""
    return {
        "schema_version": 1,
        "team": found.team,
        "needs": [
            {
                "person": need.person.name,
                "disputes": need.disputes,
                "because": [
                    {
                        "scenario": one.assignment.scenario,
                        "state": one.state.value,
                        "tries": one.tries,
                        "best": one.best,
                    }
                    for one in need.because
                ],
            }
            for need in found.needs
        ],
        "map": [
            {
                "topic": row.topic,
                "counts": list(row.counts),
                "bands": [None if one is None else [one.low, one.mean, one.high] for one in row.cells],
            }
            for row in found.map.rows
        ],
        "quotes": [
            {"why": pick.why, "call": pick.call, "person": pick.trainee, "rule": pick.rule, "text": quote.text}
            for pick, quote in found.quotes
        ],
    }
