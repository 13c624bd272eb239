"""Row 7: exec to the first prompt of a call, library loaded and database open, against importing prompt_toolkit."""

import sys
from collections.abc import Iterator

from benchmarks.figure import Absolute, Figure, Ratio
from benchmarks.process import Prompted, run, trainer_command, until
from benchmarks.stage import PERSONA, SCENARIO, Stage


def measure(stage: Stage) -> Iterator[Figure]:
    """On a terminal of its own, caches warm; the preparation card is left at once."""
    for semantic in (False, True):
        first_prompt(stage, semantic)
    bare = [sys.executable, "-c", "import prompt_toolkit"]
    run(bare)
    values, walls, semantic_walls = [], [], []
    for _ in range(stage.rounds(7, 2)):
        prompted = first_prompt(stage, semantic=False)
        values.append(prompted.cpu_s / run(bare).cpu_s)
        walls.append(prompted.wall_s)
        semantic_walls.append(first_prompt(stage, semantic=True).wall_s)
    yield Ratio(7, "exec to first prompt / import prompt_toolkit, CPU", 2.5, tuple(values))
    yield Absolute("exec to first prompt, warm, wall", tuple(walls), "s", 0.4)
    yield Absolute("the same with the semantic model", tuple(semantic_walls), "s", 0.4)


def first_prompt(stage: Stage, semantic: bool) -> Prompted:
    """One start of a call."""
    command = [*trainer_command(), "practice", SCENARIO, "--as", PERSONA, "--seed", "7", "--lang", "en"]
    return until(command, b"\n", b"You>", stage.environment(semantic))
