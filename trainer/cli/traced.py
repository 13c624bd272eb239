"""A trainer's own call: with everything open, from any state, by hand or by a file. Nothing of it is kept."""

import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from trainer.call import Call, Input, Setting, hear, open_at, open_call
from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.refusing import WRONG_USE, refuse
from trainer.files.strict import Refused as FileRefused
from trainer.files.strict import read_text
from trainer.gate import Refused, admit
from trainer.proving.tracing import Row, standing, trace
from trainer.scoring import score
from trainer.terminal.asking import ask
from trainer.terminal.page import Page, gated


@dataclass(frozen=True, slots=True)
class Sitting:
    """How a trainer wants to see a call."""

    open: bool
    """Whether everything is shown."""
    at: str | None = None
    say: Path | None = None


def hold_traced(equipment: Equipment, page: Page, setting: Setting, seed: int | None, sitting: Sitting) -> None:
    """The call to its end, or to the end of what is said. Raises Exit for a state or file that is none."""
    words = equipment.words
    lines = _lines(equipment, sitting.say)
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    call = _opened(equipment, setting, seed, sitting.at)
    page.line(words.say("trace.begins", seed=seed, scenario=setting.scenario.id, persona=setting.persona.id), "faint")
    if call.last is not None:
        page.line(f"{setting.persona.name}: {call.last.text}", "customer")
    if sitting.open:
        _show(page, equipment, standing(call))
    for line in lines:
        call = _hear(equipment, page, call, line, sitting)
        if call.outcome is not None:
            break
    card = score(call.transcript, equipment.rubric, setting.scenario)
    outcome = words.say(f"outcome.{call.outcome}") if call.outcome else words.say("outcome.open")
    page.line(words.say("trace.ends", outcome=outcome, score="–" if card.score is None else card.score), "title")


def _hear(equipment: Equipment, page: Page, call: Call, line: str, sitting: Sitting) -> Call:
    try:
        text = admit(line)
    except Refused as refused:
        page.line(equipment.words.say(refused.key, count=refused.count), "bad")
        return call
    if sitting.say is not None or not at_terminal():
        page.line(f"{equipment.words.say('prompt.you')} {text}", "trainee")
    call, exchange = hear(call, Input(text))
    if sitting.open:
        _show(page, equipment, trace(exchange, call, equipment.words))
    page.line(f"{call.setting.persona.name}: {exchange.reply.text}", "customer")
    return call


def _show(page: Page, equipment: Equipment, rows: tuple[Row, ...]) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=14, no_wrap=True)
    table.add_column()
    label = ""
    for row in rows:
        shown = equipment.words.say(f"trace.{row.label}") if row.label != label else ""
        style = "bad" if row.label == "fault" else "faint"
        table.add_row(gated(f"  {shown}", style), gated(row.text, style))
        label = row.label
    page.show(table)


def _opened(equipment: Equipment, setting: Setting, seed: int, at: str | None) -> Call:
    if at is None:
        return open_call(setting, seed)
    try:
        return open_at(setting, seed, at)
    except ValueError as error:
        detail = str(error)
        key = {"over": "trace.over", "no objection": "trace.no_objection"}.get(detail, "trace.no_state")
        raise refuse(equipment.words.say(key, state=at, seed=seed, states=detail), WRONG_USE) from None


def _lines(equipment: Equipment, say: Path | None) -> Iterator[str]:
    """What the trainee says: from a file (``#`` begins a remark), a pipe, or the keyboard."""
    if say is not None:
        try:
            text = read_text(say.read_bytes(), str(say))
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise refuse(equipment.words.say("trace.no_file", path=say, detail=detail), WRONG_USE) from None
        except FileRefused as refused:
            raise refuse(refused.problem.what(equipment.words)) from None
        return iter([row for row in text.splitlines() if row.strip() and not row.startswith("#")])
    return _typed(equipment) if at_terminal() else (row.rstrip("\r\n") for row in sys.stdin)


def _typed(equipment: Equipment) -> Iterator[str]:
    while True:
        line = ask(equipment.words.say("prompt.you"))
        if line is None:
            return
        yield line
