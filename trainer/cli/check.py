"""``trainer check``: every problem of content files at once, with file, line, code and what to do."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from trainer.checks import Offered
from trainer.checks.codes import ADVICE
from trainer.cli.equipment import Equipment, equip
from trainer.cli.problem_screen import FORMATS, told
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.customer import GUARD_NAMES, TRIGGER_NAMES
from trainer.files.checking import Report, check_content, files_of
from trainer.files.library import Library
from trainer.terminal.page import Page

OFFERED = Offered(GUARD_NAMES, TRIGGER_NAMES)
_INTERRUPTED = 130
_LOOK_AGAIN = 0.4
"""Seconds between two looks at the files under ``--watch``."""


def command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; otherwise all content.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    form: Annotated[str, typer.Option("--format", help="text, or github for annotations in a pull request.")] = "text",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages, en or bg.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.", file_okay=False)] = None,
) -> None:
    """Say everything that is wrong with personas and scenarios.

    Example: trainer check scenarios/en/vacuum-shop.yaml --watch
    """
    with one_sentence():
        equipment = equip(lang, content)
    wanted = "json" if as_json else form
    if wanted not in FORMATS:
        raise refuse(equipment.words.say("check.no_format", given=form, formats=", ".join(FORMATS)), WRONG_USE)
    chosen = existing(equipment, paths or [])
    if watch:
        _watch(equipment, chosen, wanted)
    if not _once(equipment, chosen, wanted):
        raise typer.Exit(ANSWER_IS_NO)


def existing(equipment: Equipment, paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths, all of which are there. Raises Exit naming the first that is not."""
    for path in paths:
        if not path.exists():
            raise refuse(equipment.words.say("check.no_path", path=path), WRONG_USE)
    return tuple(paths)


def _once(equipment: Equipment, paths: Sequence[Path], form: str) -> bool:
    """Check, tell, and say whether all is well; advice alone is well."""
    # A library of its own every time: what it has read it keeps, and the files may have changed.
    library = Library([*equipment.settings.content, *equipment.shipped], equipment.cache)
    report = check_content(library, OFFERED, paths)
    told(Page(), report, equipment.words, form)
    return clean(report)


def clean(report: Report) -> bool:
    """Whether nothing is wrong; advice is no fault."""
    return all(problem.code in ADVICE for problem in report.problems)


def _watch(equipment: Equipment, paths: Sequence[Path], form: str) -> None:
    """Check now and after every change, until the person has seen enough."""

    def tell() -> None:
        _once(equipment, paths, form)
        Page().line(equipment.words.say("check.watching"), "faint")

    try:
        follow(lambda: _stamps(equipment.library, paths), tell, lambda: time.sleep(_LOOK_AGAIN))
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None


def follow(look: Callable[[], object], act: Callable[[], object], wait: Callable[[], object]) -> None:
    """Act at once and whenever what ``look`` sees has changed; ends when ``wait`` raises."""
    seen: object = None
    while True:
        now = look()
        if now != seen:
            seen = now
            act()
        wait()


def _stamps(library: Library, paths: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file that the check reads."""
    found = []
    for path in files_of(library, paths):
        try:
            about = path.stat()
        except OSError:
            continue
        found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)
