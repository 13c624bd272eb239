"""``trainer migrate-store``: everything from one store into another, SQLite or PostgreSQL, in either direction."""

import json
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.backup import broken_calls
from trainer.cli.equipment import equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.store import open_store
from trainer.store.copying import copy_store
from trainer.terminal.page import Page


def command(
    source: Annotated[str, typer.Argument(help="Address of the store that is there: a file or postgresql+psycopg://…")],
    target: Annotated[str, typer.Argument(help="Address of an empty or new one.")],
    as_json: Annotated[bool, typer.Option("--json", help="What was moved, as data.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages.")] = None,
) -> None:
    """Copy a store into another of either kind, and prove that both hold the same.

    The first stays as it is.

    Example: trainer migrate-store calls.db postgresql+psycopg://trainer@db/trainer
    """
    with one_sentence():
        equipment = equip(lang)
    words, page = equipment.words, Page()
    file = source.removeprefix("sqlite:///")
    if "://" not in file and not Path(file).expanduser().is_file():
        raise refuse(words.say("restore.no_file", file=source), WRONG_USE)
    with one_sentence(equipment):
        old = open_store(source)
        try:
            new = open_store(target)
            try:
                copied, broken, where = copy_store(old.database, new.database), broken_calls(new), new.where
            finally:
                new.close()
        finally:
            old.close()
    if as_json:
        tables = [{"table": one.table, "rows": one.rows, "sha256": one.digest} for one in copied]
        page.raw(json.dumps({"schema_version": 1, "tables": tables, "broken": list(broken)}))
    else:
        for one in copied:
            if one.rows:
                page.line(f"{one.rows:>9} {one.table}")
        page.line(words.say("migrate.done", where=where), "good")
    if broken:
        page.line(words.say("backup.broken", calls=", ".join(broken)), "bad")
        raise typer.Exit(ANSWER_IS_NO)
