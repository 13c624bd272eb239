"""``trainer erase``: a person out of everything, or practice that is older than it should be kept."""

import os
import sys
from datetime import timedelta
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import now
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.content.words import Words
from trainer.files.erased import keep_marks
from trainer.files.handed_out import Register
from trainer.store import Store
from trainer.store.erasing import Erased, erase_person, erase_practice_before, erasures, records_of
from trainer.terminal.page import Page

_LOGS = ("faults.log",)


def command(
    person: Annotated[str | None, typer.Argument(help="Name of the person, as it stands in the calls.")] = None,
    old: Annotated[
        bool, typer.Option("--old", help="Instead: practice older than the setting retention_days.")
    ] = False,
    days: Annotated[int | None, typer.Option(min=1, help="With --old: another number of days.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages.")] = None,
) -> None:
    """Erase a person everywhere, or practice older than it is to be kept.

    Example: trainer erase "ana"
    """
    with one_sentence():
        equipment = equip(lang)
    words, page = equipment.words, Page()
    keep = days or equipment.settings.retention_days
    if (person is None) == (not old) or (old and not keep):
        raise refuse(words.say("erase.which"), WRONG_USE)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            if old:
                done = erase_practice_before(store.database, now() - timedelta(days=keep), at=now())
            else:
                name = person or ""
                held = sum(map(len, records_of(store.database, name).values()))
                _sure(name, held, words, page, yes=yes)
                done = erase_person(store.database, name, at=now())
            _keep_list(store, equipment)
        finally:
            store.close()
    page.line(words.count("erase.done", len(done.calls), rows=done.rows), "good")
    if person is not None:
        _outside(person, done, equipment, page)


def _sure(name: str, held: int, words: Words, page: Page, *, yes: bool) -> None:
    """Ask for the name once more. Ends the command unless it is typed, or ``--yes`` was given."""
    if yes:
        return
    page.line(words.count("erase.ask", held, name=name))
    if sys.stdin.readline().rstrip("\n") != name:
        raise refuse(words.say("erase.left"))


def _keep_list(store: Store, equipment: Equipment) -> None:
    folder = equipment.folders.data
    try:
        keep_marks(folder, ((one.what, one.at) for one in erasures(store.database)))
    except (OSError, ValueError):
        raise refuse(equipment.words.say("erase.list_broken", folder=folder)) from None


def _outside(person: str, done: Erased, equipment: Equipment, page: Page) -> None:
    """What lies outside the store: exports and logs go, backups are named, since only their owner may destroy them."""
    words, register = equipment.words, Register(equipment.folders.data)
    try:
        for path in register.remove_exports_of(person, done.calls):
            page.line(words.say("erase.export", file=path))
        for name in _LOGS:
            (equipment.folders.state / name).unlink(missing_ok=True)
        backups = register.backups()
    except OSError as error:
        raise refuse(words.say("erase.outside", why=os.strerror(error.errno or 0))) from None
    for path in backups:
        page.line(words.say("erase.backup", file=path), "weak")
    if equipment.settings.trainee == person:
        page.line(words.say("erase.settings"), "weak")
    if "://" in equipment.settings.store:
        page.line(words.say("erase.server"), "weak")
