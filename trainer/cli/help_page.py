"""Help and complaints about usage in the interface's language, where that is not the one the code is written in.

The command line library speaks English only. What it knows of a command is shown here in other words.
"""

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table

from trainer.content.words import Words
from trainer.files.packaged import LANGS, load_help, load_words
from trainer.files.settings import SettingsBroken, load_settings
from trainer.gate import for_terminal
from trainer.terminal.page import Page, gated

HELP = ("-h", "--help")
_LANG = re.compile(r"--lang=(\w+)")


def language(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, or as set; English where neither can be read."""
    for at, word in enumerate(arguments):
        named = _LANG.fullmatch(word)
        said = named[1] if named else arguments[at + 1] if word == "--lang" and at + 1 < len(arguments) else ""
        if said in LANGS:
            return said
    try:
        return load_settings(os.environ).lang
    except SettingsBroken:
        return LANGS[0]


def show_help(group: Any, arguments: Sequence[str], lang: str) -> None:
    """The help of the command that is named, or of all."""
    words, table, page = load_words(lang), load_help(lang), Page()
    name = next((word for word in arguments if word in group.commands), None)
    if name is None:
        page.show(*_all(group, words, table))
    else:
        page.show(*_one(name, group.commands[name], words, table))


def complaint(error: Any, lang: str) -> str:
    """What was wrong with the command line, in one sentence that says what to do."""
    words = load_words(lang)
    kind = type(error).__name__
    param = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (_shown(param) if param is not None else "")
    key = {
        "NoSuchOption": "usage.no_option",
        "MissingParameter": "usage.missing",
        "BadParameter": "usage.value",
        "BadOptionUsage": "usage.option",
    }.get(kind, "usage.other")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "trainer"
    return for_terminal(words.say(key, name=name, command=command))


def translated(sentence: str, table: Mapping[str, str]) -> str:
    """The sentence in the table's language; itself if the table lacks it."""
    return table.get(sentence, sentence)


def summary_of(command: Any) -> str:
    """The first paragraph of a command's help, on one line."""
    return " ".join((command.help or command.short_help or "").split("\n\n")[0].split())


def example_of(command: Any) -> str:
    """The example in a command's help; empty if there is none."""
    found = re.search(r"Example: (.*)", command.help or "")
    return found[1].strip() if found else ""


def _all(group: Any, words: Words, table: Mapping[str, str]) -> list[Any]:
    shown: list[Any] = [
        gated(words.say("usage.all"), "title"),
        gated(translated(summary_of(group), table)),
    ]
    panels: dict[str, Table] = {}
    for name, command in group.commands.items():
        panel = translated(str(command.rich_help_panel), table)
        rows = panels.setdefault(panel, _table())
        rows.add_row(gated(name, "title"), gated(translated(summary_of(command), table)))
    return [*shown, *(Panel(rows, title=gated(panel), title_align="left") for panel, rows in panels.items())]


def _one(name: str, command: Any, words: Words, table: Mapping[str, str]) -> list[Any]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join(["trainer", name, *(_placed(one) for one in arguments), *(["[--…]"] if options else [])])
    rows = [gated(words.say("usage.one", usage=usage), "title"), gated(translated(summary_of(command), table))]
    example = example_of(command)
    if example:
        rows.append(gated(words.say("usage.example", example=example), "faint"))
    shown: list[Any] = [Group(*rows)]
    for key, params in (("usage.arguments", arguments), ("usage.options", options)):
        if params:
            lines = _table()
            for one in params:
                lines.add_row(gated(_shown(one), "title"), gated(_said(one, table)))
            shown.append(Panel(lines, title=gated(words.say(key)), title_align="left"))
    return shown


def _table() -> Table:
    return Table(box=None, show_header=False, padding=(0, 1, 0, 0))


def _placed(param: Any) -> str:
    return str(param.name) if param.required else f"[{param.name}]"


def _shown(param: Any) -> str:
    """An option with its dashes, an argument by its name."""
    return " ".join(param.opts) if param.param_type_name == "option" else str(param.name)


def _said(param: Any, table: Mapping[str, str]) -> str:
    said = translated(param.help or "", table)
    default = param.default
    if isinstance(default, int | str) and not isinstance(default, bool) and default != "":
        return f"{said} [{default}]".strip()
    return said
