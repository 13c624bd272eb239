"""``trainer rescore``: stored calls under today's rules; who would change is shown before anything is written."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.play import full_name
from trainer.cli.recorded import now
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.cli.rescoring import Paperwork, Scheme, rescore_all
from trainer.review.rescoring import Rescored, most_moved_first, summary
from trainer.store import Store
from trainer.store.derived import Derived
from trainer.terminal.asking import ask
from trainer.terminal.page import Page
from trainer.terminal.rescoring_screen import rescoring_screen


def command(
    call: Annotated[list[str] | None, typer.Argument(help="Which calls; otherwise all that are over.")] = None,
    scenario: Annotated[str | None, typer.Option(help="Only calls of this scenario.")] = None,
    rubric: Annotated[str | None, typer.Option(help="By this rubric instead of the standard one.")] = None,
    hear_again: Annotated[bool, typer.Option("--hear-again", help="Understand every line again.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show who would change and by how much.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that work at once.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.", file_okay=False)] = None,
) -> None:
    """Score stored calls by today's rules; shows who would change and by how much before anything is written.

    Example: trainer rescore --dry-run
    """
    with one_sentence():
        equipment = equip(lang, content)
    with one_sentence(equipment):
        scheme = Scheme(equipment.library.rubric(rubric), hear_again)
        store = equipment.store()
        try:
            names = _names(store, call or [], scenario)
            found = tuple(rescore_all(names, scheme, content, jobs))
            page = Page()
            _tell(page, equipment, [one.moved for one in found], as_json)
            todo = [one for one in found if not one.kept]
            if dry_run or not todo:
                return
            if not yes and not _agreed(equipment, len(todo)):
                page.line(equipment.words.say("rescore.left"))
                return
            _write(store, todo)
            if not as_json:
                page.line(equipment.words.count("rescore.written", len(todo)), "good")
        finally:
            store.close()


def _names(store: Store, wanted: Sequence[str], scenario: str | None) -> list[str]:
    """The finished calls to be scored again, oldest first."""
    chosen = {full_name(store, name) for name in wanted}
    return [
        line.id
        for line in store.calls()
        if line.outcome is not None and (not chosen or line.id in chosen) and scenario in (None, line.scenario)
    ]


def _tell(page: Page, equipment: Equipment, found: Sequence[Rescored], as_json: bool) -> None:
    if as_json:
        page.raw(json.dumps(as_record(found), ensure_ascii=False))
    else:
        page.show(*rescoring_screen(found, equipment.words))


def as_record(found: Sequence[Rescored]) -> dict[str, object]:
    """What moved as plain values."""
    moved = [asdict(one) for one in most_moved_first(found)]
    return {"schema_version": 1, "summary": asdict(summary(found)), "moved": moved}


def _agreed(equipment: Equipment, count: int) -> bool:
    if not sys.stdin.isatty():
        raise refuse(equipment.words.say("rescore.say_yes"), WRONG_USE)
    typed = ask(equipment.words.count("rescore.question", count))
    return (typed or "").strip().casefold() in ("y", "yes", "д", "да")


def _write(store: Store, todo: Sequence[Paperwork]) -> None:
    """Every card appended to its call; what was awarded before stays beneath. Figures are made anew when asked for."""
    for one in todo:
        store.add_paper(one.paper, at=now())
    Derived(store.database).forget()
