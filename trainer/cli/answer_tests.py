"""``trainer test``: the answers and plays that trainers write, held against what really happens."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.blessing import bless
from trainer.cli.check import existing
from trainer.cli.equipment import Equipment, equip
from trainer.cli.proving import Proved, Wrong, provable, prove
from trainer.cli.refusing import ANSWER_IS_NO, one_sentence
from trainer.terminal.page import Page


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Scenarios, *.play files or folders; otherwise all there are.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    blessing: Annotated[
        bool, typer.Option("--bless", help="Show what would have to be written instead, ask, and write it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --bless: do not ask.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages, en or bg.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.", file_okay=False)] = None,
) -> None:
    """Run the tests that scenarios carry: answers and the verdicts they must get.

    Example: trainer test scenarios/en/vacuum-shop.yaml tests/plays --bless
    """
    with one_sentence():
        equipment = equip(lang, content)
    page = Page()
    with one_sentence(equipment):
        chosen = provable(equipment, existing(equipment, paths or []))
        proved = prove(equipment, chosen)
    if as_json:
        page.raw(json.dumps(_as_data(proved), ensure_ascii=False))
    else:
        tell_proved(page, equipment, proved)
    if blessing and proved.wrong and bless(page, equipment, proved.wrong, ask_first=not yes):
        return
    if proved.wrong:
        raise typer.Exit(ANSWER_IS_NO)


def tell_proved(page: Page, equipment: Equipment, proved: Proved) -> None:
    """What was tried and what was wrong, for a person."""
    words = equipment.words
    for wrong in proved.wrong:
        page.unbroken(_headline(equipment, wrong), "bad")
        for quote in wrong.quotes:
            page.line(f"    “{quote}”")
        if wrong.why:
            page.line(f"    {wrong.why}", "faint")
    done = words.say(
        "test.done",
        answers=words.count("test.answers", proved.answers),
        plays=words.count("test.plays", proved.plays),
    )
    if proved.wrong:
        page.line(f"{done} {words.count('test.wrong', len(proved.wrong))}", "bad")
    else:
        page.line(f"{done} {words.say('test.right')}", "good")


def _headline(equipment: Equipment, wrong: Wrong) -> str:
    if not wrong.expected:
        return f"{wrong.where()}: {wrong.name}"
    said = equipment.words.say("test.expected", expected=wrong.expected, got=wrong.got)
    return f"{wrong.where()}: {wrong.name}: {said}"


def _as_data(proved: Proved) -> dict[str, object]:
    failures = []
    for wrong in proved.wrong:
        shown = asdict(wrong)
        del shown["edit"]
        failures.append(shown)
    return {"schema_version": 1, "answers": proved.answers, "plays": proved.plays, "failures": failures}
