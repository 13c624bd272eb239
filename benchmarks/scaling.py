"""`python -m benchmarks.scaling`: what a turn costs as its call grows, its size, and what a large company needs."""

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.figure import per_round
from benchmarks.rounds import Work, interleaved
from benchmarks.rows.simulated import simulate
from benchmarks.rows.store import begin, stored_bytes, turns_of
from benchmarks.stage import TURNS, Stage, lines, long_calls
from trainer.call import Call
from trainer.language import heard_in_call, understand
from trainer.marking import context_of, mark
from trainer.store import open_store
from trainer.transcript import Timing, Transcript

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_TIMES = (1, 4, 16)

# A company as docs/scaling.md assumes it; change these to compute one's own.
_TRAINEES, _CALLS_A_WEEK, _WEEKS = 10_000, 3, 46
_WORKING_SECONDS = _WEEKS * 5 * 8 * 3600
_PEAK = 10
"""The busiest minute against the mean of working hours: a course that a hundred people begin at once."""
_FULL = 50
"""Percent of a core that may be busy at the peak."""


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
    _company(stage, each)


def _company(stage: Stage, bytes_a_turn: float) -> None:
    """Cores and disk for the company above, from turns heard, answered, scored and stored."""
    store = open_store(str(stage.home / "company.db"))
    simulate(stage, store, 2 * TURNS, 0)
    ((seconds,),) = interleaved([lambda: simulate(stage, store, 8 * TURNS, 1000)], 1)
    store.close()
    turns = _TRAINEES * _CALLS_A_WEEK * _WEEKS * TURNS
    peak = turns / _WORKING_SECONDS * _PEAK
    cores = peak * seconds * 100 / _FULL
    sys.stdout.write(
        f"one core: {1 / seconds:.0f} turns a second, understood, answered, scored and stored\n"
        f"{_TRAINEES} trainees, {_CALLS_A_WEEK} calls of {TURNS} turns a week: {turns / 1e6:.1f} million turns a year, "
        f"{peak:.0f} a second at the peak\n"
        f"  cores at the peak, half busy: {cores:.2f}; database a year: {turns * bytes_a_turn / 1024**3:.0f} GiB\n"
    )


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
