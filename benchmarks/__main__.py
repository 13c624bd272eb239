"""`python -m benchmarks [--quick] [--rows 1,7]`: measure, print, keep the ratios."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.rows import (
    again,
    content,
    felt,
    length,
    light,
    live,
    many,
    memory,
    semantic,
    simulated,
    start,
    store,
    turn,
)
from benchmarks.stage import Stage
from benchmarks.table import line, write

_LATEST = Path(__file__).with_name("latest.json")
_ROWS: Mapping[str, Callable[[Stage], Iterator[Figure]]] = {
    "felt": felt.measure,
    "1": turn.measure,
    "2": semantic.measure,
    "3": store.measure,
    "4": simulated.measure,
    "5": live.measure,
    "6": memory.measure,
    "7": start.measure,
    "8": light.measure,
    "9": content.measure,
    "10": again.measure,
    "12": length.measure,
    "13": many.measure,
}


def main() -> int:
    """Measure what was asked for; only a whole run is kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ratios of one run on one machine.")
    parser.add_argument("--quick", action="store_true", help="under a minute, wider spreads; nothing is kept")
    parser.add_argument("--rows", default=",".join(_ROWS), help="which rows, by number, comma between")
    asked = parser.parse_args()
    stage = Stage(asked.quick)
    figures: list[Figure] = []
    try:
        for name in asked.rows.split(","):
            for figure in _ROWS[name](stage):
                figures.append(figure)
                sys.stdout.write(line(figure) + "\n")
                sys.stdout.flush()
    finally:
        shutil.rmtree(stage.home, ignore_errors=True)
    if not asked.quick and asked.rows == ",".join(_ROWS):
        write(figures, _LATEST, asked.quick)
    return 0


sys.exit(main())
