"""Row 6: memory of a live call of twelve turns, and of a run of many calls against inkjs."""

import gc
import json
import re
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, Ratio
from benchmarks.peers.environment import PeerMissing
from benchmarks.process import run
from benchmarks.rows.simulated import inkjs_command
from benchmarks.stage import TURNS, Stage, calls, long_calls

_KIB = 1024


def measure(stage: Stage) -> Iterator[Figure]:
    """Bytes that each further call keeps; then the peaks of two processes that play as many calls."""
    # The same calls once before, so that what is remembered of their words is not counted.
    count = 8 if stage.quick else 24
    list(long_calls(stage.long_setting, count))
    gc.collect()
    tracemalloc.start()
    kept = list(long_calls(stage.long_setting, count))
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield Ratio(6, "memory of a live call of 12 turns", 16, (held / _KIB / len(kept),), unit="KiB")
    count = 20 if stage.quick else 1000
    what = f"peak memory, {count} calls / inkjs"
    try:
        command, variables = inkjs_command(stage, count)
        mine = int(run([sys.executable, "-m", "benchmarks.rows.memory", str(count)]).output)
        theirs = int(json.loads(run(command, variables).output)["peak"])
        yield Ratio(6, what, 0.5, (mine / theirs,))
    except PeerMissing as missing:
        yield Ratio(6, what, 0.5, note=str(missing))


def _play(count: int) -> None:
    for _ in calls(Stage(quick=True).setting, count * TURNS):
        continue
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    assert peak is not None
    sys.stdout.write(peak[1])


if __name__ == "__main__":
    _play(int(sys.argv[1]))
