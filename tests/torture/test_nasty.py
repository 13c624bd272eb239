"""Promise: nothing typed or authored acts on a terminal: nasty inputs in every argument and field of every command."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from tests.torture.conftest import Told
from tests.torture.inside import CALL, Ran, trainer
from trainer.cli.application import build
from trainer.cli.crash import reported
from trainer.cli.main import COMMANDS
from trainer.store import open_store

NASTY: list[str] = [
    json.loads(line) for line in (Path(__file__).parents[1] / "gate" / "nasty.txt").read_text("utf-8").splitlines()
]
ACTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
LONG = ("serve", "autoplay", "agreement", "test")
"""Commands that start servers or play for minutes when their other arguments are right."""


def acting(text: str) -> set[str]:
    return {f"U+{ord(one):04X}" for one in text if one != "\n" and unicodedata.category(one) in ACTING}


def chunks(size: int) -> list[str]:
    """All nasty lines, several in one, for where a command takes one text."""
    found, held = [], ""
    for line in NASTY:
        held += line.replace("\0", "") + " "
        if len(held) > size:
            found.append(held)
            held = ""
    return [*found, held]


PIECES = chunks(2500)


def parameters() -> Iterator[tuple[str, str, list[str]]]:
    """Command, parameter and a command line whose ``?`` is to be replaced, for everything that takes a text."""
    for name in COMMANDS:
        group = get_command(build(COMMANDS, name))
        command = group.commands[name]  # type: ignore[attr-defined]
        required = [one for one in command.params if one.required]
        for one in command.params:
            if getattr(one, "is_flag", False) or one.name == "help":
                continue
            before = ["1"] * sum(other is not one and other.param_type_name == "argument" for other in required)
            if one.param_type_name == "argument":
                yield name, str(one.name), [*before[: required.index(one) if one in required else None], "--", "?"]
            else:
                yield name, str(one.name), [*before, one.opts[0], "?"]


def judged(ran: Ran) -> list[str]:
    """What is wrong with the way a command answered."""
    wrong = sorted(acting(ran.out) | acting(ran.err))
    wrong += [f"exit {ran.code}"] * (ran.code not in (0, 1, 2))
    return wrong + ["traceback"] * ("Traceback" in ran.out + ran.err)


def attack(folder: Path, each: int) -> tuple[int, dict[str, list[str]]]:
    wrong: dict[str, list[str]] = {}
    tried = 0
    for at, (name, parameter, line) in enumerate(parameters()):
        if name in LONG and line[0] != "--" and "--lang" not in line:
            continue
        for number in range(each):
            piece = PIECES[(at * each + number) % len(PIECES)]
            ran = trainer(folder, name, *[piece if word == "?" else word for word in line])
            tried += 1
            if judged(ran):
                wrong[f"{name} {parameter}"] = [*judged(ran), (ran.err or ran.out)[-200:]]
    return tried, wrong


@pytest.mark.slow
def test_every_argument_of_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    monkeypatch.chdir(tmp_path)
    tried, wrong = attack(tmp_path, each=2)
    told(f"{tried} commands with nasty arguments, {len(wrong)} acted or failed")
    assert wrong == {}


def test_an_unknown_command_and_option_are_shown_harmless(tmp_path: Path) -> None:
    for line in ([PIECES[0]], ["list", "--" + PIECES[1]], ["list", PIECES[2]], ["--" + PIECES[3]]):
        ran = trainer(tmp_path, *line)
        assert (ran.code, judged(ran)) == (2, [])


def test_no_language_leads_out_of_the_package(tmp_path: Path) -> None:
    for name in ("../../etc", "/etc", "EN", "fr", ".", "en/../bg"):
        ran = trainer(tmp_path, "list", "--lang", name)
        assert (ran.code, ran.err.count("\n")) == (2, 1)


@pytest.mark.slow
def test_nasty_lines_notes_and_names_in_everything_shown_of_a_call(tmp_path: Path, told: Told) -> None:
    """Every nasty line is said, and noted, in calls of a trainee with a nasty name; then each command shows them."""
    name = NASTY[5].replace("\n", " ")[:60]
    lines = [line.replace("\n", " ").replace("\r", " ") for line in NASTY if "\0" not in line]
    seen, wrong = 0, []
    for first in range(0, len(lines), 24):
        batch = lines[first : first + 24]
        typed = "\n".join([line for one in batch for line in (one, f"/notes {one}")] + ["/notes", "/why", "/hangup"])
        ran = trainer(tmp_path, *CALL, typed=typed, TRAINER_TRAINEE=name)
        wrong += judged(ran)
        identity = _calls(tmp_path)[-1]
        for command in (
            *(("debrief", identity), ("debrief", identity, "--json"), ("debrief", identity, "--branches")),
            *(("rewind", identity, "--turn", "1"), ("resume", identity)),
        ):
            wrong += judged(trainer(tmp_path, *command, typed="/quit", TRAINER_TRAINEE=name))
            seen += 1
    for command in (("progress",), ("progress", "--json"), ("verify",), ("review",), ("review", "--json"), ()):
        wrong += judged(trainer(tmp_path, *command, TRAINER_TRAINEE=name))
        seen += 1
    told(f"{len(lines)} lines said and noted, {seen} commands that show them, {len(wrong)} characters raw")
    assert wrong == []


def _calls(home: Path) -> list[str]:
    store = open_store(str(home / "calls.db"))
    found = [line.id for line in store.calls()]
    store.close()
    return found


def test_the_log_of_faults_cannot_be_forged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One unindented line a fault, whatever a fault quotes."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    many = chunks(12_000)
    assert {reported(RuntimeError(line + "\n2026-01-01T00:00:00 forged")) for line in many} == {70}
    log = (tmp_path / "state" / "faults.log").read_text(encoding="utf-8")
    assert acting(log) | acting(capsys.readouterr().err) == set()
    assert sum(not line.startswith("    ") for line in log.split("\n") if line) == len(many)
