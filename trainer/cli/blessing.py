"""Accepting what tests got: the difference is shown, the person agrees, the files are written."""

import difflib
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from trainer.cli.equipment import Equipment
from trainer.cli.problem_screen import near
from trainer.cli.proving import Wrong
from trainer.cli.refusing import WRONG_USE, refuse
from trainer.files.writing import replace_text
from trainer.gate import for_log
from trainer.proving.rewriting import Edit, edited
from trainer.terminal.asking import ask
from trainer.terminal.page import Page


def bless(page: Page, equipment: Equipment, wrong: Sequence[Wrong], *, ask_first: bool) -> bool:
    """Whether everything that was wrong is now written down as right. Raises Exit where nobody can be asked."""
    words = equipment.words
    by_path: dict[str, list[Edit]] = defaultdict(list)
    for one in wrong:
        if one.edit is not None:
            by_path[one.path].append(one.edit)
    left = sum(one.edit is None for one in wrong)
    if not by_path:
        page.line(words.count("bless.by_hand", left), "weak")
        return False
    texts = {path: Path(path).read_bytes().decode("utf-8") for path in by_path}
    fresh = {path: edited(texts[path], edits) for path, edits in by_path.items()}
    for path in by_path:
        _show(page, path, texts[path], fresh[path])
    if ask_first and not _agreed(equipment):
        page.line(words.say("bless.left"))
        return False
    for path, text in fresh.items():
        replace_text(Path(path), text)
    page.line(words.count("bless.written", len(fresh)), "good")
    if left:
        page.line(words.count("bless.by_hand", left), "weak")
    return not left


def _agreed(equipment: Equipment) -> bool:
    if not sys.stdin.isatty():
        raise refuse(equipment.words.say("bless.say_yes"), WRONG_USE)
    typed = ask(equipment.words.say("bless.question"))
    return (typed or "").strip().casefold() in ("y", "yes", "д", "да")


def _show(page: Page, path: str, old: str, new: str) -> None:
    shown = near(path)
    for row in difflib.unified_diff(old.split("\n"), new.split("\n"), shown, shown, n=1, lineterm=""):
        style = "good" if row.startswith("+") else "bad" if row.startswith("-") else "faint"
        page.unbroken(for_log(row), style)
