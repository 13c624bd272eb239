"""Row 1: one turn understood, moved, answered and scored by the base install, in triggers of the chart."""

from collections.abc import Iterator

from benchmarks.figure import Figure, Ratio
from benchmarks.rounds import Work, ratios
from benchmarks.stage import TURNS, Stage, calls
from benchmarks.trigger import trigger_work
from trainer.call import Setting
from trainer.scoring import score


def measure(stage: Stage) -> Iterator[Figure]:
    """Whole calls as they come, their openings and scorecards included, by the turn."""
    turn = turns_work(stage, stage.setting, 4 * TURNS)
    turn()
    values = ratios(turn, trigger_work(stage.setting.chart), stage.rounds(15, 3))
    yield Ratio(1, "one turn, base install, in T", 8, values, note="27 words a line, two typing errors a call")


def turns_work(stage: Stage, setting: Setting, turns: int) -> Work:
    """Calls until so many turns are played, each scored at its end."""
    batches = iter(range(0, 1 << 30, 100))

    def work() -> int:
        played = 0
        for call in calls(setting, turns, first=next(batches)):
            score(call.transcript, stage.rubric, setting.scenario)
            played += len(call.inputs)
        return played

    return work
