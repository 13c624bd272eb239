"""With Bulgarian set, nothing on any screen is English: help, complaints, errors; and no sentence hides in the code."""

import ast
import re
from pathlib import Path

import pytest
import typer

from tests.cli.inside import ran
from trainer.cli import crash
from trainer.cli.application import build
from trainer.cli.help_page import example_of, summary_of
from trainer.cli.main import COMMANDS
from trainer.files.packaged import load_help, load_words

TABLE = load_help("bg")
SHELL = Path(__file__).parents[2] / "trainer"
PROSE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
NAMES = re.compile(r"`[^`]*`|trainer [\w *.-]+|--?[\w-]+|[A-Z_]{3,}\S*|\b(JSON Lines|pull request|\w+\.\w+)\b")
"""What stays as it is in every language: commands, options, file names, formats."""
NOT_SHOWN = {"application.py", "main.py"}
"""Lines of help, which the table has."""
SILENT = {"nobody has this password"}
"""Texts that nobody is shown."""


def group(name=None):
    return typer.main.get_command(build(COMMANDS, name))


def helps():
    for name in COMMANDS:
        command = group(name).commands[name]
        yield summary_of(command)
        yield str(command.rich_help_panel)
        yield from (param.help for param in command.params if param.help)


def test_every_line_of_help_has_its_bulgarian_and_nothing_else_has():
    wanted = {*helps(), summary_of(group()), "Print the version and leave.", "Show this message and exit."}
    assert (sorted(wanted - set(TABLE)), sorted(set(TABLE) - wanted)) == ([], [])


def test_the_bulgarian_of_help_is_bulgarian():
    left = {said for said in TABLE.values() if PROSE.search(NAMES.sub("", said))}
    assert left == set()


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_shows_no_english(tmp_path, name):
    found = ran(tmp_path, *([name] if name else []), "--help", LANG="bg_BG.UTF-8")
    assert (found.code, found.err) == (0, "")
    example = example_of(group(name).commands[name]) if name else ""
    shown = " ".join(re.sub("[│╭╮╰╯─]", " ", found.out).split()).replace(" ".join(example.split()), "")
    assert PROSE.findall(NAMES.sub("", shown)) == []


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (("drill", "--rounds", "x"), 2, "--rounds"),
        (("drill", "--rounds"), 2, "--rounds"),
        (("drill", "--foo"), 2, "--foo"),
        (("foo",), 2, "trainer --help"),
        (("rewind",), 2, "call"),
        (("share", "a", "b"), 2, "trainer share --help"),
        (("share", "nobody"), 1, "nobody"),
        (("practice", "payrol-cold-call", "--as", "busy-manager"), 2, "payroll-cold-call"),
        (("practice", "payroll-cold-call", "--as", "nobody-at-all"), 2, "nobody-at-all"),
        (("drill", "--lang", "xx"), 2, "en, bg"),
        (("debrief", "zzz"), 1, "zzz"),
    ],
)
def test_what_goes_wrong_is_said_in_bulgarian(tmp_path, arguments, code, named):
    found = ran(tmp_path, *arguments, LANG="bg_BG.UTF-8")
    assert (found.code, named in found.err) == (code, True), found
    assert re.search("[а-я]{3}", found.err) and not PROSE.search(NAMES.sub("", found.err))


@pytest.mark.parametrize(
    ("file", "variables"),
    [
        ("lang = 'xx'", {}),
        ("langauge = 'bg'", {}),
        ("lang =", {}),
        ("", {"TRAINER_WORDS_PER_MINUTE": "5"}),
        ("", {"TRAINER_INSTANT": "perhaps"}),
    ],
)
def test_broken_settings_are_said_in_the_machines_language(tmp_path, file, variables):
    (tmp_path / "settings.toml").write_text(file)
    found = ran(tmp_path, "progress", LANG="bg_BG.UTF-8", **variables)
    assert found.code == 2 and re.search("[а-я]{3}", found.err) and not PROSE.search(NAMES.sub("", found.err))


def test_what_a_crash_says_is_the_same_in_code_and_words():
    words = load_words("en").sentences
    assert {key: words[key] for key in crash._OWN} == crash._OWN


SAID = (
    "Добър ден, казвам се Ана от Волта.\n/facts\n/hint\n/why\n/help\n/rewind 9\n/foo\nСкъпо ли Ви се струва?\n/hangup\n"
)
BG = {"LANG": "bg_BG.UTF-8", "TRAINER_TRAINEE": "Ана"}


def test_no_screen_of_a_trainees_day_is_english(tmp_path):
    call = ("practice", "vacuum-shop", "--as", "indecisive-parent", "--seed", "5")
    shown = [
        ran(tmp_path, typed="", **BG),
        ran(tmp_path, *call, typed=SAID, **BG),
        ran(tmp_path, *call, typed=SAID.replace("/hangup\n", ""), **BG),
        ran(tmp_path, **BG),
        ran(tmp_path, "resume", typed="/quit\n", **BG),
        ran(tmp_path, "drill", "--rounds", "2", typed="Хм.\n/help\n/skip\nАха.\nАха.\nАха.\n", **BG),
        ran(tmp_path, "practice", "vacuum-shop", "--exam", typed="Добър ден.\n/hint\n/hangup\n", **BG),
        ran(tmp_path, "tutorial", typed=SAID.replace("/hangup", "/quit"), **BG),
        *(ran(tmp_path, name, **BG) for name in ("progress", "debrief", "dispute", "list", "doctor")),
    ]
    assert [one.code for one in shown] == [0] * len(shown), [one.err for one in shown]
    text = re.sub("[│╭╮╰╯─]", " ", "\n".join(one.out + one.err for one in shown))
    left = [line for line in text.splitlines() if PROSE.search(NAMES.sub("", line))]
    assert left == []


def prose_in(path):
    """Texts of a module that read like sentences and are no docstring, help or error of the program's own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set()
    for node in ast.walk(tree):
        inside = isinstance(node, ast.Raise | ast.Expr) and isinstance(getattr(node, "value", None), ast.Constant)
        if inside or isinstance(node, ast.Raise) or (isinstance(node, ast.keyword) and node.arg in ("help", "metavar")):
            silent |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.AnnAssign | ast.Assign) and ast.unparse(node).startswith("_OWN"):
            silent |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__":
            silent |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message":
            silent |= {id(one) for one in ast.walk(node)}
    texts = (one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return [one.value for one in texts if id(one) not in silent and one.value not in SILENT and PROSE.search(one.value)]


def test_no_sentence_for_people_stands_in_the_code():
    found = {
        path.name: prose_in(path)
        for room in ("cli", "terminal", "coaching", "web")
        for path in sorted((SHELL / room).glob("*.py"))
        if path.name not in NOT_SHOWN
    }
    assert {name: texts for name, texts in found.items() if texts} == {}
