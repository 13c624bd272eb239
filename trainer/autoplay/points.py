"""Points nobody can earn and points nobody loses: what a scenario cannot tell people apart by."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.autoplay.results import Result
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Points:
    """Shares of the call's points, in tenths of a percent, over every robot that played."""

    never_earned: int
    never_lost: int
    stages: tuple[tuple[str, int, int, int], ...]
    """Stage, its weight in percent, lowest and highest score of it; -1 and -1 where no call showed it."""


def points(results: Sequence[Result], rubric: Rubric, scenario: Scenario) -> Points:
    """What no robot earned and what none lost, by stage and the stage's weight for this role.

    A stage that no call showed could not be earned by anyone.
    """
    weights = rubric.stages[scenario.role]
    total = sum(weights.values()) or 1
    rows = []
    for name, weight in weights.items():
        seen = [value for each in results for stage, value in each.stages if stage == name]
        rows.append((str(name), weight, min(seen, default=-1), max(seen, default=-1)))
    never = sum(weight * (100 - max(high, 0)) for _, weight, _, high in rows)
    safe = sum(weight * max(low, 0) for _, weight, low, _ in rows)
    return Points((never * 10 + total // 2) // total, (safe * 10 + total // 2) // total, tuple(rows))
