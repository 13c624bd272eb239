"""``trainer list``: the personas and scenarios that can be played."""

import importlib
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from trainer.cli.equipment import equip
from trainer.cli.refusing import one_sentence
from trainer.files.library import PERSONAS, SCENARIOS
from trainer.terminal.page import Page, gated


def command(
    lang: Annotated[str | None, typer.Option(help="en or bg.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    pages: Annotated[Path | None, typer.Option(help="Write a page a scenario for trainers to this folder.")] = None,
    measured: Annotated[Path | None, typer.Option(help="With --pages: a report of trainer autoplay --json.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.")] = None,
) -> None:
    """The personas and scenarios that can be played.

    Example: trainer list --lang bg --pages docs/scenarios/bg
    """
    with one_sentence():
        equipment = equip(lang, content)
    page = Page()
    if pages is not None:
        with one_sentence(equipment):
            from_where = importlib.import_module("trainer.cli.leaflets")
            n = from_where.write_leaflets(equipment, pages, measured)
        page.line(equipment.words.say("leaflet.written", n=n, folder=pages))
        return
    with one_sentence(equipment):
        library = equipment.library
        scenarios = [library.scenario(equipment.lang, name) for name in library.names(SCENARIOS, equipment.lang)]
        personas = [library.persona(equipment.lang, name) for name in library.names(PERSONAS, equipment.lang)]
    if as_json:
        page.raw(
            json.dumps(
                {
                    "schema_version": 1,
                    "scenarios": [{"id": one.id, "title": one.title, "personas": one.personas} for one in scenarios],
                    "personas": [{"id": one.id, "name": one.name, "kind": one.kind} for one in personas],
                },
                ensure_ascii=False,
            )
        )
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for scenario in scenarios:
        table.add_row(gated(scenario.id, "title"), gated(scenario.title))
    for persona in personas:
        table.add_row(gated(persona.id, "title"), gated(f"{persona.name} – {persona.portrait}"))
    page.show(table)
