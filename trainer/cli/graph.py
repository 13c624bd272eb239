"""``trainer graph``: the customer's chart and what a scenario hides, as a picture or as text that draws itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from trainer.autoplay import ROBOTS, play
from trainer.call import Call
from trainer.cli.autoplay import fitting
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import reopen
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.cli.robot_calls import Desk, parcels
from trainer.content.chart import Chart
from trainer.content.identity import content_hash
from trainer.content.scenario import Scenario
from trainer.drawing import (
    Picture,
    Traffic,
    chart_mermaid,
    chart_picture,
    disclosure_mermaid,
    disclosure_picture,
    stacked,
    svg,
    traffic,
)
from trainer.files.pictures import NoPictures, png
from trainer.terminal.page import Page

PARTS = ("chart", "hidden")
FORMS = (".svg", ".png", ".mmd", ".md")


def command(
    scenario: Annotated[str, typer.Argument(help="Which scenario.")],
    to: Annotated[Path | None, typer.Option(help="Write it there: .svg, .png, .mmd or .md; else Mermaid here.")] = None,
    part: Annotated[str | None, typer.Option(help="chart or hidden; otherwise both.")] = None,
    calls: Annotated[int, typer.Option(min=0, max=100_000, help="Colour it by so many robot calls.")] = 0,
    stored: Annotated[bool, typer.Option("--stored", help="Colour it by the stored calls of this scenario.")] = False,
    persona: Annotated[list[str] | None, typer.Option("--as", help="Only these customers' calls.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same robot calls.")] = 1,
    lang: Annotated[str | None, typer.Option(help="en or bg.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.", file_okay=False)] = None,
) -> None:
    """Draw the customer's chart and what brings hidden things to light.

    Example: trainer graph vacuum-shop --calls 200 --to vacuum-shop.svg
    """
    with one_sentence():
        equipment = equip(lang, content)
    words = equipment.words
    if part is not None and part not in PARTS:
        raise refuse(words.say("graph.no_part", given=part, parts=", ".join(PARTS)), WRONG_USE)
    if to is not None and to.suffix not in FORMS:
        raise refuse(words.say("graph.no_form", forms=", ".join(FORMS)), WRONG_USE)
    with one_sentence(equipment):
        found = equipment.library.scenario(equipment.lang, scenario)
        chart = equipment.library.chart(found.chart)
        chosen = fitting(equipment, found, persona)
        if stored:
            seen = traffic(_stored(equipment, found, chart, chosen))
        else:
            seen = traffic(_robots(equipment, found, chosen, calls, seed))
    if stored and not seen.calls:
        raise refuse(words.say("graph.no_calls", scenario=scenario))
    parts = (part,) if part else PARTS
    if to is None or to.suffix in (".mmd", ".md"):
        _as_text(equipment, to, [_mermaid(equipment, one, found, chart, seen) for one in parts])
    else:
        _as_picture(equipment, to, [_picture(equipment, one, found, chart, seen) for one in parts])


def _robots(equipment: Equipment, scenario: Scenario, personas: Sequence[str], calls: int, seed: int) -> Iterator[Call]:
    """So many calls of all robots, shared among the customers; none if none are wanted."""
    if not calls:
        return
    desk = Desk(equipment)
    shares = [calls // len(personas) + (place < calls % len(personas)) for place in range(len(personas))]
    for who, share in zip(personas, shares, strict=True):
        setting = equipment.setting(scenario.id, who)
        for parcel in parcels([(scenario.id, who)], tuple(ROBOTS), share, seed):
            for own, count in parcel.plays:
                for robot in parcel.robots[:count]:
                    yield play(setting, desk.lines, ROBOTS[robot], own)


def _stored(equipment: Equipment, scenario: Scenario, chart: Chart, personas: Sequence[str]) -> Iterator[Call]:
    """Stored calls of a scenario that were played on this chart."""
    wanted = (scenario.id, scenario.lang, content_hash(chart))
    store = equipment.store()
    try:
        for line in store.calls():
            if (line.scenario, line.lang, line.chart_hash) == wanted and line.persona in personas:
                yield reopen(store.load_call(line.id), equipment, store).call
    finally:
        store.close()


def _mermaid(equipment: Equipment, part: str, scenario: Scenario, chart: Chart, seen: Traffic) -> str:
    return chart_mermaid(chart, seen) if part == "chart" else disclosure_mermaid(scenario, equipment.words, seen)


def _picture(equipment: Equipment, part: str, scenario: Scenario, chart: Chart, seen: Traffic) -> Picture:
    if part == "chart":
        return chart_picture(chart, scenario.title, equipment.words, seen)
    return disclosure_picture(scenario, equipment.words, seen)


def _as_text(equipment: Equipment, to: Path | None, texts: Sequence[str]) -> None:
    """Mermaid alone, or fenced as a page of Markdown, which may hold more than one drawing."""
    fenced = to is None or to.suffix == ".md" or len(texts) > 1
    text = "\n".join(f"```mermaid\n{each}```\n" if fenced else each for each in texts)
    if to is None:
        Page().raw(text.rstrip("\n"))
    else:
        _write(equipment, to, text.encode("utf-8"))


def _as_picture(equipment: Equipment, to: Path, pictures: Sequence[Picture]) -> None:
    text = svg(stacked(pictures))
    if to.suffix == ".svg":
        _write(equipment, to, text.encode("utf-8"))
        return
    try:
        drawn = png(text)
    except NoPictures:
        raise refuse(equipment.words.say("graph.no_png")) from None
    _write(equipment, to, drawn)


def _write(equipment: Equipment, to: Path, data: bytes) -> None:
    try:
        to.write_bytes(data)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refuse(equipment.words.say("graph.not_written", path=to, detail=detail)) from None
    Page().unbroken(equipment.words.say("graph.written", path=to), "good")
