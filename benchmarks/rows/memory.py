"""Row 6: memory of a live call of twelve turns, and of a run of many calls against inkjs."""

import gc
import sys
import tracemalloc
from collections.abc import Iterator

from benchmarks.figure import Figure, Ratio
from benchmarks.peers.environment import PeerMissing
from benchmarks.process import run
from benchmarks.rows.simulated import inkjs_command
from benchmarks.stage import TURNS, Stage, calls, long_calls

_KIB = 1024


def measure(stage: Stage) -> Iterator[Figure]:
    """Bytes that each further call keeps; then the peaks of two processes that play as many calls."""
    list(long_calls(stage.long_setting, 40))
    gc.collect()
    tracemalloc.start()
    kept = list(long_calls(stage.long_setting, 40))
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield Ratio(6, "memory of a live call of 12 turns", 16, (held / _KIB / len(kept),), unit="KiB")
    count = 30 if stage.quick else 300
    what = f"peak memory, {count} calls / inkjs"
    try:
        command, variables = inkjs_command(stage, count)
        mine = [run([sys.executable, "-m", "benchmarks.rows.memory", str(count)]).peak_kib for _ in range(1)]
        theirs = run(command, variables).peak_kib
        yield Ratio(6, what, 0.5, tuple(one / theirs for one in mine))
    except PeerMissing as missing:
        yield Ratio(6, what, 0.5, note=str(missing))


def _play(count: int) -> None:
    for _ in calls(Stage(quick=True).setting, count * TURNS):
        continue


if __name__ == "__main__":
    _play(int(sys.argv[1]))
