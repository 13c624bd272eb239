"""``trainer new``: a commented, valid, playable file to begin with, made from one that works."""

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, at_terminal, equip
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.files.library import COURSES, PERSONAS, SCENARIOS, AnyShelf
from trainer.files.packaged import LANGS
from trainer.files.strict import read_text
from trainer.files.writing import create_text
from trainer.terminal.asking import ask
from trainer.terminal.page import Page

KINDS: dict[str, tuple[AnyShelf, str, str]] = {
    "persona": (PERSONAS, "interested-planner", "name"),
    "scenario": (SCENARIOS, "vacuum-shop", "title"),
    "course": (COURSES, "new-hire", "title"),
}
"""What can be made: its shelf, the sample it is made from, and the key that a person reads."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def command(
    kind: Annotated[str, typer.Argument(help="persona, scenario or course.")],
    name: Annotated[str | None, typer.Argument(help="Its short name, which is also the file's.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title, or a persona's name.")] = None,
    sample: Annotated[str | None, typer.Option("--from", help="Make it from this one.")] = None,
    folder: Annotated[Path, typer.Option("--in", help="Content folder to write to.", file_okay=False)] = Path(),
    lang: Annotated[str | None, typer.Option(help="en or bg.")] = None,
) -> None:
    """Write a playable persona, scenario or course to begin with.

    Example: trainer new scenario my-shop --title "The bakery on the corner" --in mine --lang en
    """
    with one_sentence():
        equipment = equip(lang)
    if kind not in KINDS:
        raise refuse(equipment.words.say("new.no_kind", given=kind, kinds=", ".join(KINDS)), WRONG_USE)
    name = name or _asked(equipment, "new.ask_id")
    if not name:
        raise refuse(equipment.words.say("new.say_id"), WRONG_USE)
    if not _NAME.fullmatch(name):
        raise refuse(equipment.words.say("new.bad_id", given=name), WRONG_USE)
    title = title or _asked(equipment, "new.ask_title")
    shelf = KINDS[kind][0]
    path = folder / shelf.folder / equipment.lang / f"{name}.yaml"
    text = _made(equipment, kind, sample or KINDS[kind][1], name, title)
    _write(equipment, path, text)
    page = Page()
    page.unbroken(equipment.words.say("new.written", path=path), "good")
    page.unbroken(equipment.words.say("new.next", path=path))


def _asked(equipment: Equipment, key: str) -> str | None:
    return ask(equipment.words.say(key)) if at_terminal() else None


def _made(equipment: Equipment, kind: str, sample: str, name: str, title: str | None) -> str:
    """The sample's text under another name, with a remark on where it comes from; comments and layout stay."""
    shelf, _, read_by = KINDS[kind]
    found = [path for path in equipment.library.paths(shelf, equipment.lang) if path.stem == sample]
    if not found:
        names = ", ".join(equipment.library.names(shelf, equipment.lang))
        raise refuse(equipment.words.say("new.no_sample", names=names), WRONG_USE)
    rows = read_text(found[0].read_bytes(), str(found[0])).split("\n")
    rows = [_renamed(row, name, read_by, title) for row in rows]
    remark = f"# {equipment.words.say('new.head', sample=sample)}"
    at = 1 if rows[0].startswith("# yaml-language-server") else 0
    return "\n".join([*rows[:at], remark, *rows[at:]])


def _renamed(row: str, name: str, read_by: str, title: str | None) -> str:
    if row.startswith("id: "):
        return f"id: {name}"
    if title and row.startswith(f"{read_by}: "):
        # JSON quotes a text in a way that YAML reads, whatever stands in it.
        return f"{read_by}: {json.dumps(title, ensure_ascii=False)}"
    return row


def _write(equipment: Equipment, path: Path, text: str) -> None:
    if equipment.lang not in LANGS:
        raise refuse(equipment.words.say("new.lang", given=equipment.lang, langs=", ".join(LANGS)), WRONG_USE)
    try:
        create_text(path, text)
    except FileExistsError:
        raise refuse(equipment.words.say("new.exists", path=path)) from None
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refuse(equipment.words.say("new.not_written", path=path, detail=detail)) from None
