"""``trainer publish``: a trainer's folder becomes what trainees see, if nothing in it is wrong."""

from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.answer_tests import tell_proved
from trainer.cli.check import OFFERED, clean
from trainer.cli.equipment import Equipment, equip
from trainer.cli.problem_screen import told
from trainer.cli.proving import provable, prove
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.files.checking import check_content
from trainer.files.publishing import content_of, current, is_name, publish, withdraw
from trainer.terminal.page import Page


def command(
    folder: Annotated[Path, typer.Argument(help="The content folder.", file_okay=False)],
    name: Annotated[str | None, typer.Option(help="Under which name; otherwise the folder's.")] = None,
    to: Annotated[Path | None, typer.Option(help="Where published content lies; otherwise as set.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check and test.")] = False,
    take_back: Annotated[bool, typer.Option("--withdraw", help="Trainees no longer see it.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages, en or bg.")] = None,
) -> None:
    """Give trainees a folder of content, if its check and its tests are clean.

    Example: trainer publish mine
    """
    with one_sentence():
        equipment = equip(lang)
    words, where = equipment.words, to or equipment.published
    shown = name or folder.resolve().name.casefold()
    if not is_name(shown):
        raise refuse(words.say("publish.bad_name", name=shown), WRONG_USE)
    if take_back:
        _withdraw(equipment, where, shown)
        return
    if not folder.is_dir():
        raise refuse(words.say("check.no_path", path=folder), WRONG_USE)
    try:
        files = content_of(folder)
    except OSError as error:
        raise refuse(
            words.say("publish.not_read", path=folder, detail=error.strerror or type(error).__name__)
        ) from None
    if not files:
        raise refuse(words.say("publish.empty", path=folder), WRONG_USE)
    page = Page()
    _prove(page, equipment, folder)
    for inside in ("charts/standard.yaml", "rubrics/standard.yaml"):
        if inside in files:
            page.line(words.say("publish.for_all", file=inside), "weak")
    if dry_run:
        return
    try:
        done = publish(files, where, shown)
    except OSError as error:
        raise refuse(
            words.say("publish.not_written", path=where, detail=error.strerror or type(error).__name__)
        ) from None
    key = "publish.done" if done.new else "publish.same"
    page.line(words.count(key, done.files, name=done.name, version=done.version), "good")
    page.unbroken(words.say("publish.where", path=where / done.name / done.version), "faint")


def _prove(page: Page, equipment: Equipment, folder: Path) -> None:
    """Check and test the folder. Raises Exit where something is wrong; what it is has been told then."""
    words = equipment.words
    with one_sentence(equipment):
        report = check_content(equipment.library, OFFERED, [folder])
        if not clean(report):
            told(page, report, words, "text")
            page.line(words.say("publish.not_clean"), "bad")
            raise typer.Exit(ANSWER_IS_NO)
        proved = prove(equipment, provable(equipment, [folder]))
        tell_proved(page, equipment, proved)
        if proved.wrong:
            page.line(words.say("publish.not_clean"), "bad")
            raise typer.Exit(ANSWER_IS_NO)


def _withdraw(equipment: Equipment, where: Path, name: str) -> None:
    words = equipment.words
    try:
        there = current(where, name) is not None and withdraw(where, name)
    except OSError as error:
        raise refuse(
            words.say("publish.not_written", path=where, detail=error.strerror or type(error).__name__)
        ) from None
    if not there:
        raise refuse(words.say("publish.not_there", name=name))
    Page().line(words.say("publish.withdrawn", name=name), "good")
