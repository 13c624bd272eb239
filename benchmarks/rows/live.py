"""Row 5: opening and closing a call, in triggers of the chart; and the same while 10,000 calls are live."""

from collections.abc import Iterator

from benchmarks.figure import Figure, Ratio, per_round
from benchmarks.rounds import interleaved, ratios
from benchmarks.stage import Stage
from benchmarks.trigger import trigger_work
from trainer.call import open_call
from trainer.transcript import Outcome

_BATCH = 100
_CROWD = 10_000


def measure(stage: Stage) -> Iterator[Figure]:
    """A call opened from a seed and ended from the trainee's side."""

    def work() -> int:
        for seed in range(_BATCH):
            open_call(stage.setting, seed).ended(Outcome.TRAINEE_QUIT)
        return _BATCH

    work()
    values = ratios(work, trigger_work(stage.setting.chart), stage.rounds(15, 3))
    yield Ratio(5, "a call opened and closed, in T", 10, values)
    crowded, alone = [], []
    for _ in range(stage.rounds(3, 1)):
        crowd = [open_call(stage.setting, seed) for seed in range(_CROWD)]
        crowded.extend(interleaved((work,), 3)[0])
        crowd.clear()
        alone.extend(interleaved((work,), 3)[0])
    yield Ratio(5, "the same at 10,000 live calls / at none", 1.3, per_round(crowded, alone))
