"""``trainer backup``: the whole store in one file, proved to hold the same before it is called a backup."""

import os
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.recorded import now
from trainer.cli.refusing import ANSWER_IS_NO, one_sentence, refuse
from trainer.files.backups import growing
from trainer.files.handed_out import Register
from trainer.store import Store, open_store, verify_chain
from trainer.store.copying import TableSum, copy_store
from trainer.store.rows import stamp
from trainer.terminal.page import Page


def command(
    file: Annotated[Path, typer.Argument(help="The new file; one that is there already stays as it is.")],
    lang: Annotated[str | None, typer.Option(help="Language of the messages.")] = None,
) -> None:
    """Copy the whole store into one file and prove that it holds the same.

    Works for PostgreSQL too: the file is a SQLite store.

    Example: trainer backup 2026-11-24.db
    """
    with one_sentence():
        equipment = equip(lang)
    words, page = equipment.words, Page()
    try:
        with one_sentence(equipment):
            store = equipment.store()
            try:
                with growing(file) as beside:
                    copied, broken = into(store, str(beside))
            finally:
                store.close()
        Register(equipment.folders.data).add(file, "backup", stamp(now()))
    except FileExistsError:
        raise refuse(words.say("backup.there", file=file)) from None
    except OSError as error:
        raise refuse(words.say("export.failed", file=file, why=os.strerror(error.errno or 0))) from None
    page.line(words.count("backup.done", rows_of(copied, "calls"), turns=rows_of(copied, "turns"), file=file), "good")
    if broken:
        page.line(words.say("backup.broken", calls=", ".join(broken)), "bad")
        raise typer.Exit(ANSWER_IS_NO)


def into(store: Store, address: str) -> tuple[tuple[TableSum, ...], tuple[str, ...]]:
    """What was copied, and the calls whose seals do not hold there. Raises StoreError."""
    target = open_store(address)
    try:
        return copy_store(store.database, target.database), broken_calls(target)
    finally:
        target.close()


def broken_calls(store: Store) -> tuple[str, ...]:
    """Ids of calls whose seals do not hold. Raises StoreError."""
    return tuple(line.id for line in store.calls() if verify_chain(store.load_call(line.id)))


def rows_of(copied: tuple[TableSum, ...], table: str) -> int:
    """How many rows of a table were copied."""
    return next(one.rows for one in copied if one.table == table)
