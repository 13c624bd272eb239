"""``trainer schema``: the JSON Schemas that editors complete and check with, written or compared."""

from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.files.schema import schema_texts
from trainer.terminal.page import Page


def command(
    folder: Annotated[Path, typer.Argument(help="Where to write them.")] = Path("schemas"),
    kind: Annotated[str | None, typer.Option(help="Print one of them instead: persona, scenario ...")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the files there are current.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages, en or bg.")] = None,
) -> None:
    """Write the JSON Schemas that editors complete and check with.

    Example: trainer schema schemas
    """
    with one_sentence():
        equipment = equip(lang)
    texts = schema_texts()
    page = Page()
    if kind is not None:
        if f"{kind}.json" not in texts:
            kinds = ", ".join(name.removesuffix(".json") for name in texts)
            raise refuse(equipment.words.say("schema.no_kind", given=kind, kinds=kinds), WRONG_USE)
        page.raw(texts[f"{kind}.json"].rstrip("\n"))
        return
    if check:
        _compare(equipment, folder, texts)
    else:
        _write(equipment, folder, texts)
        page.line(equipment.words.say("schema.written", folder=folder, names=", ".join(texts)))


def _compare(equipment: Equipment, folder: Path, texts: dict[str, str]) -> None:
    stale = [name for name, text in texts.items() if _read(folder / name) != text]
    if stale:
        raise refuse(equipment.words.say("schema.stale", folder=folder, names=", ".join(stale)), ANSWER_IS_NO)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _write(equipment: Equipment, folder: Path, texts: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refuse(equipment.words.say("schema.not_written", folder=folder, detail=detail)) from None
