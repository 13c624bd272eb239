"""`python -m benchmarks.scaling`: what a turn costs as its call grows, and the size of a stored turn."""

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.figure import per_round
from benchmarks.rounds import Work, interleaved
from benchmarks.rows.store import begin, stored_bytes, turns_of
from benchmarks.stage import Stage, lines, long_calls
from trainer.call import Call
from trainer.language import heard_in_call, understand
from trainer.marking import context_of, mark
from trainer.store import open_store
from trainer.transcript import Timing, Transcript

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_TIMES = (1, 4, 16)


def main() -> None:
    """Print the figures of docs/scaling.md."""
    stage = Stage(quick=True)
    (call,) = long_calls(stage.long_setting, 1)
    longer = [replace(call.transcript, turns=call.transcript.turns * times) for times in _TIMES]
    sides = [_turn(call, transcript) for transcript in longer]
    for side in sides:
        side()
    costs = interleaved(sides, 5)
    for transcript, cost in zip(longer, costs, strict=True):
        ratio = median(per_round(cost, costs[0]))
        sys.stdout.write(f"a turn after {len(transcript.turns):>4} turns: {ratio:.2f} x\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.db"
        store = open_store(str(path))
        empty, count, calls = stored_bytes(path), 0, 40
        for _ in range(calls):
            for turn in turns_of(call, begin(stage, store, call)):
                store.append_turn(turn, at=_AT)
                count += 1
        store.close()
        each = (stored_bytes(path) - empty) / count
    sys.stdout.write(f"a stored turn: {each / 1024:.1f} KiB ({count} turns, {calls} calls of one content)\n")


def _turn(call: Call, transcript: Transcript) -> Work:
    setting = call.setting

    def work() -> int:
        for line in lines(1):
            heard = heard_in_call(setting.scenario, setting.persona, transcript)
            understanding = understand(line, heard, setting.ear)
            mark(understanding, context_of(setting.scenario, setting.persona, transcript, Timing()))
        return len(lines(1))

    return work


main()
