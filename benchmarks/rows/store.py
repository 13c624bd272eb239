"""Row 3: a turn stored durably, against a bare append and fdatasync of the same bytes, interleaved; wall time."""

import os
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure, Ratio
from benchmarks.stage import TURNS, Stage, long_calls
from trainer import __version__
from trainer.call import Call
from trainer.store import NewCall, NewTurn, Store, open_store
from trainer.store.rows import turn_of, turn_row
from trainer.transcript.record import to_json

_AT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(stage: Stage) -> Iterator[Figure]:
    """Twelve turns a round, each appended to the store and then to a file."""
    (call,) = long_calls(stage.long_setting, 1)
    store = open_store(str(stage.home / "row3.db"))
    values = []
    with (stage.home / "row3.bytes").open("ab", buffering=0) as bare:
        for _ in range(stage.rounds(40, 12)):
            name = begin(stage, store, call)
            mine, theirs = [], []
            for turn in turns_of(call, name):
                data = "".join(str(value) for value in turn_row(turn_of(turn, "")).values()).encode()
                began = time.perf_counter()
                store.append_turn(turn, at=_AT)
                mine.append(time.perf_counter() - began)
                began = time.perf_counter()
                bare.write(data)
                os.fdatasync(bare.fileno())
                theirs.append(time.perf_counter() - began)
            values.append(median(mine) / median(theirs))
    store.close()
    yield Ratio(3, "a turn stored durably / append + fdatasync, wall p50", 2.5, tuple(values))


def begin(stage: Stage, store: Store, call: Call, lexicon_hash: str = "0" * 64) -> str:
    """A new call in the store, and its name."""
    setting = call.setting
    new = NewCall(
        id=uuid.uuid4().hex, trainee="", scenario=setting.scenario, persona=setting.persona, chart=setting.chart,
        rubric=stage.rubric, lexicon_hash=lexicon_hash, backend=setting.ear.backend,
        version=__version__, seed=call.seed,
    )  # fmt: skip
    return store.begin_call(new, at=_AT).line.id


def turns_of(call: Call, name: str) -> Iterator[NewTurn]:
    """The turns of a call, ready to be stored."""
    for seq, one in enumerate(call.exchanges[:TURNS], 1):
        yield NewTurn(name, seq, uuid.uuid4().hex, one.trainee, one.reply, to_json(one.taken))


def stored_bytes(path: Path) -> int:
    """Size of a store with its log."""
    return sum(part.stat().st_size for part in path.parent.glob(f"{path.name}*"))
