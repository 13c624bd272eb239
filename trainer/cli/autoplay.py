"""``trainer autoplay``: robots play scenarios, and a report says what that shows."""

import dataclasses
import json
import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trainer.autoplay import ROBOTS, Batch, Study, broken, study, together
from trainer.autoplay.page import page as html_page
from trainer.cli.autoplay_screen import replay, screen
from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.cli.robot_calls import Parcel, batches, parcels
from trainer.content.scenario import Scenario
from trainer.files.library import SCENARIOS
from trainer.terminal.page import Page


def command(
    scenarios: Annotated[list[str] | None, typer.Argument(help="Which scenarios; otherwise all.")] = None,
    persona: Annotated[list[str] | None, typer.Option("--as", help="Which customers; otherwise all that fit.")] = None,
    n: Annotated[int, typer.Option("-n", min=1, help="Calls per scenario and customer, shared among robots.")] = 140,
    robot: Annotated[list[str] | None, typer.Option(help="Which robots; otherwise all fourteen.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that play at once.")] = 1,
    lang: Annotated[str | None, typer.Option(help="en or bg.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same report.")] = 1,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the report to this file as well.")] = None,
    replay_seed: Annotated[int | None, typer.Option("--replay", help="Show one call, word by word.")] = None,
) -> None:
    """Let robots play scenarios and see who wins, what is never used, and how hard it is.

    Example: trainer autoplay vacuum-shop -n 280 --jobs 2 --html report.html
    """
    with one_sentence():
        equipment = equip(lang, content)
    with one_sentence(equipment):
        robots = _robots(equipment, robot)
        chosen = [equipment.library.scenario(equipment.lang, name) for name in _names(equipment, scenarios)]
        pairs = [(each.id, who) for each in chosen for who in fitting(equipment, each, persona)]
        if replay_seed is not None:
            replay(Page(), equipment, pairs[0], robots[0], replay_seed)
            return
        played = _play(equipment, parcels(pairs, robots, n, seed), jobs, content)
        own = shlex.quote(str(content)) if content else ""
        studies = [dataclasses.replace(_study(equipment, each, played, pairs), content=own) for each in chosen]
    _tell(equipment, studies, seed, as_json)
    if html is not None:
        _write(equipment, html, html_page(studies, equipment.words, seed), quiet=as_json)
    if any(broken(each) for each in studies):
        raise typer.Exit(ANSWER_IS_NO)


def _names(equipment: Equipment, wanted: list[str] | None) -> list[str]:
    return list(dict.fromkeys(wanted or equipment.library.names(SCENARIOS, equipment.lang)))


def _robots(equipment: Equipment, wanted: list[str] | None) -> list[str]:
    named = [name.replace("-", "_") for name in wanted or ROBOTS]
    for name in named:
        if name not in ROBOTS:
            known = ", ".join(ROBOTS)
            raise refuse(equipment.words.say("autoplay.no_robot", robot=name, robots=known), WRONG_USE)
    return [name for name in ROBOTS if name in named]


def fitting(equipment: Equipment, scenario: Scenario, wanted: list[str] | None) -> list[str]:
    """The customers wanted, or all that fit. Raises Exit for one that does not."""
    for name in wanted or ():
        if name not in scenario.personas:
            fitting = ", ".join(scenario.personas)
            slots = {"persona": name, "scenario": scenario.id, "fitting": fitting}
            raise refuse(equipment.words.say("autoplay.no_persona", **slots), WRONG_USE)
    return list(dict.fromkeys(wanted or scenario.personas))


def _play(equipment: Equipment, todo: tuple[Parcel, ...], jobs: int, content: Path | None) -> Batch:
    """All parcels, with a bar for whoever watches; the bar is on the other channel, so data stays clean."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        bar = progress.add_task(equipment.words.say("autoplay.working"), total=sum(each.calls for each in todo))
        found = []
        for parcel, shown in batches(todo, jobs, equipment.lang, content):
            found.append(shown)
            progress.advance(bar, parcel.calls)
    return together(found)


def _study(equipment: Equipment, scenario: Scenario, played: Batch, pairs: list[tuple[str, str]]) -> Study:
    library = equipment.library
    personas = [library.persona(equipment.lang, who) for name, who in pairs if name == scenario.id]
    return study(played, scenario, personas, library.chart(scenario.chart), equipment.rubric)


def _tell(equipment: Equipment, studies: list[Study], seed: int, as_json: bool) -> None:
    page = Page()
    if not as_json:
        for each in studies:
            screen(page, each, equipment.words, seed)
        return
    data = {
        "schema_version": 1,
        "seed": seed,
        "lang": equipment.lang,
        "studies": [dataclasses.asdict(each) for each in studies],
        "broken": [dataclasses.asdict(found) for each in studies for found in broken(each)],
    }
    page.raw(json.dumps(data, ensure_ascii=False))


def _write(equipment: Equipment, path: Path, text: str, quiet: bool) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refuse(equipment.words.say("autoplay.not_written", path=path, detail=detail)) from None
    if not quiet:
        Page().line(equipment.words.say("autoplay.written", path=path), "faint")
