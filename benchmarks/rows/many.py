"""Row 13: many single answers marked by one job and by two, and whether memory grows with their number."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.figure import Figure, Ratio
from benchmarks.process import Ran, run, trainer_command
from benchmarks.stage import Stage, lines

_CUSTOMER = "We tried an outside payroll firm and people were paid late."


def measure(stage: Stage) -> Iterator[Figure]:
    """As many answers as a round can bear; every one differs."""
    count = 400 if stage.quick else 6000
    few, many = _answers(stage, count // 4), _answers(stage, count)
    wall, peak = [], []
    for _ in range(stage.rounds(3, 1)):
        one, two, short = _marked(stage, many, "1"), _marked(stage, many, "2"), _marked(stage, few, "1")
        if one.output != two.output:
            raise RuntimeError("two jobs say something else than one")
        wall.append(one.wall_s / two.wall_s)
        peak.append(one.peak_kib / short.peak_kib)
    note = f"{count} answers, identical bytes"
    yield Ratio(13, "mark with 1 job / 2, wall", 1.7, tuple(wall), at_least=True, note=f"{note}; wants an idle machine")
    yield Ratio(13, "mark, peak memory, all answers / a quarter of them", 1.1, tuple(peak), note=note)


def _answers(stage: Stage, count: int) -> Path:
    path = stage.home / f"answers-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, line in enumerate(islice(cycle(lines(1)), count)):
            answer = f"{line} That is point {number}."
            file.write(json.dumps({"id": number, "lang": "en", "customer": _CUSTOMER, "answer": answer}) + "\n")
    return path


def _marked(stage: Stage, path: Path, jobs: str) -> Ran:
    return run([*trainer_command(), "mark", "--jobs", jobs, str(path)], stage.environment())
