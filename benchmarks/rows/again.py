"""Row 10: stored calls scored again, against reading and decoding their rows; then with two workers."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figure import Figure, Ratio
from benchmarks.process import Ran, run, trainer_command
from benchmarks.rounds import Work, ratios
from benchmarks.rows.store import begin, turns_of
from benchmarks.stage import TURNS, Stage, long_calls
from trainer.cli.equipment import equip
from trainer.cli.rescoring import Desk, Scheme
from trainer.store import open_store
from trainer.transcript import Outcome

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_DIFFERENT = 8


def measure(stage: Stage) -> Iterator[Figure]:
    """As many stored turns as a round can bear; the figures are by the turn."""
    path = stage.home / "again.db"
    names = _fill(stage, path, 16 if stage.quick else 400)
    few = names[: 8 if stage.quick else 40]
    store = open_store(str(path))
    rubric = stage.rubric.model_copy(update={"weights": dict(reversed(stage.rubric.weights.items()))})
    rows = _scan(path, few)
    note = f"{len(few) * TURNS} turns a round"
    for what, goal, scheme in (
        ("rubric changed", 4, Scheme(rubric)),
        ("lexicon changed", 25, Scheme(None, hear_again=True)),
    ):
        desk = Desk(scheme, None, store)
        again = _again(desk, few)
        again()
        values = ratios(again, rows, stage.rounds(7, 2))
        yield Ratio(10, f"rescore, {what} / scan + decode", goal, values, note=note)
    store.close()
    yield from _two_workers(stage, path, len(names))


def _fill(stage: Stage, path: Path, count: int) -> list[str]:
    """Names of so many finished calls in a store of their own."""
    store = open_store(str(path))
    heard_by = equip("en").lexicon_hash
    played = list(long_calls(stage.long_setting, _DIFFERENT))
    names = []
    for number in range(count):
        call = played[number % len(played)]
        name = begin(stage, store, call, heard_by)
        for turn in turns_of(call, name):
            store.append_turn(turn, at=_AT)
        if call.outcome is None:
            store.finish_call(name, Outcome.TRAINEE_QUIT, at=_AT)
        names.append(name)
    store.close()
    return names


def _again(desk: Desk, names: Sequence[str]) -> Work:
    def work() -> int:
        for name in names:
            desk.rescore(name)
        return len(names) * TURNS

    return work


def _scan(path: Path, names: Sequence[str]) -> Work:
    """The same rows read bare, every column that holds JSON decoded."""
    bare = sqlite3.connect(path)

    def work() -> int:
        for name in names:
            for row in bare.execute("SELECT * FROM turns WHERE call = ? ORDER BY seq", (name,)):
                for value in row:
                    if isinstance(value, str) and value[:1] in "{[":
                        json.loads(value)
        return len(names) * TURNS

    return work


def _two_workers(stage: Stage, path: Path, calls: int) -> Iterator[Figure]:
    cpu, wall = [], []
    for _ in range(stage.rounds(3, 1)):
        one, two = (_rescored(stage, path, jobs) for jobs in ("1", "2"))
        if one.output != two.output:
            raise RuntimeError("two workers say something else than one")
        cpu.append(two.cpu_s / one.cpu_s)
        wall.append(one.wall_s / two.wall_s)
    note = f"{calls * TURNS} turns, identical bytes"
    yield Ratio(10, "rescore with 2 workers / 1, CPU", 1.15, tuple(cpu), note=note)
    yield Ratio(10, "rescore with 1 worker / 2, wall", 1.7, tuple(wall), at_least=True, note="wants an idle machine")


def _rescored(stage: Stage, path: Path, jobs: str) -> Ran:
    asked = ["rescore", "--hear-again", "--dry-run", "--json", "--jobs", jobs]
    return run([*trainer_command(), *asked], {**stage.environment(), "TRAINER_STORE": str(path)})
