"""``trainer restore``: a backup put into an empty store, after it has been proved whole."""

import os
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.backup import broken_calls, rows_of
from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import one_sentence, refuse
from trainer.files.backups import borrowed, damage
from trainer.files.erased import kept_marks
from trainer.store import open_store
from trainer.store.copying import TableSum, copy_store
from trainer.store.erasing import erase_again
from trainer.store.marks import Erasure
from trainer.terminal.page import Page


def command(
    file: Annotated[Path, typer.Argument(help="A file that `trainer backup` wrote, or another store's.")],
    lang: Annotated[str | None, typer.Option(help="Language of the messages.")] = None,
) -> None:
    """Put a backup into an empty store; one that holds anything stays as it is.

    The backup itself is only read.

    Example: trainer restore 2026-11-24.db
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    if not file.is_file():
        raise refuse(words.say("restore.no_file", file=file))
    try:
        with borrowed(file) as copy:
            wrong = damage(copy)
            if wrong:
                raise refuse(words.say("restore.damaged", file=file, why=wrong))
            with one_sentence(equipment):
                copied, again = _from(copy, file, equipment)
    except OSError as error:
        raise refuse(words.say("export.failed", file=file, why=os.strerror(error.errno or 0))) from None
    page = Page()
    page.line(words.count("restore.done", rows_of(copied, "calls"), turns=rows_of(copied, "turns"), file=file), "good")
    if again:
        page.line(words.count("restore.erased", again))


def _from(copy: Path, file: Path, equipment: Equipment) -> tuple[tuple[TableSum, ...], int]:
    """What was put into the store, and how many erasures from after the backup were done again before that."""
    source = open_store(str(copy))
    try:
        broken = broken_calls(source)
        if broken:
            raise refuse(equipment.words.say("restore.broken", file=file, calls=", ".join(broken)))
        again = erase_again(source.database, _marks(equipment))
        target = equipment.store()
        try:
            return copy_store(source.database, target.database), again
        finally:
            target.close()
    finally:
        source.close()


def _marks(equipment: Equipment) -> tuple[Erasure, ...]:
    folder = equipment.folders.data
    try:
        return tuple(Erasure(what, at) for what, at in kept_marks(folder))
    except ValueError:
        raise refuse(equipment.words.say("erase.list_broken", folder=folder)) from None
