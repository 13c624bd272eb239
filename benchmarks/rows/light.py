"""Row 8: help, version and completion, against importing argparse."""

import sys
from collections.abc import Iterator

from benchmarks.figure import Figure, Ratio
from benchmarks.process import run, trainer_command
from benchmarks.stage import Stage

_COMPLETION = {"_TRAINER_COMPLETE": "complete_bash", "COMP_WORDS": "trainer pr", "COMP_CWORD": "1"}


def measure(stage: Stage) -> Iterator[Figure]:
    """CPU of whole processes."""
    trainer = trainer_command()
    bare = [sys.executable, "-c", "import argparse"]
    asked = (("--help", ["--help"], {}), ("--version", ["--version"], {}), ("completion", [], _COMPLETION))
    for name, arguments, variables in asked:
        environment = {**stage.environment(), **variables}
        run([*trainer, *arguments], environment)
        values = []
        for _ in range(stage.rounds(11, 3)):
            mine = run([*trainer, *arguments], environment).cpu_s
            values.append(mine / run(bare).cpu_s)
        yield Ratio(8, f"{name} / import argparse", 8, tuple(values))
