"""Robot calls over several processes: the same calls and the same report however many of them work."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from trainer.autoplay import ROBOTS, Batch, RobotLines, batch, play, robot_lines
from trainer.cli.equipment import Equipment, equip
from trainer.customer.draws import draw
from trainer.files.packaged import load_robots

SEEDS_A_PARCEL = 8
"""Seeds sent to a process at once: enough to be worth sending, few enough to keep all processes busy."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some calls of one customer in one situation."""

    scenario: str
    persona: str
    robots: tuple[str, ...]
    plays: tuple[tuple[int, int], ...]
    """Seed, and how many of the robots play it, from the first on."""

    @property
    def calls(self) -> int:
        """How many calls it holds."""
        return sum(count for _, count in self.plays)


def parcels(pairs: Sequence[tuple[str, str]], robots: Sequence[str], n: int, seed: int) -> tuple[Parcel, ...]:
    """``n`` calls for each pair of scenario and persona, shared among the robots; all robots meet the same seeds."""
    found = []
    for scenario, persona in pairs:
        whole, rest = divmod(n, len(robots))
        counts = [len(robots)] * whole + ([rest] if rest else [])
        plays = [(draw(2**31, 2**31, seed, scenario, persona, place), count) for place, count in enumerate(counts)]
        for start in range(0, len(plays), SEEDS_A_PARCEL):
            part = tuple(plays[start : start + SEEDS_A_PARCEL])
            found.append(Parcel(scenario, persona, tuple(robots), part))
    return tuple(found)


def batches(todo: Sequence[Parcel], jobs: int, lang: str, content: Path | None) -> Iterator[tuple[Parcel, Batch]]:
    """What each parcel showed, as it gets done."""
    if jobs == 1 or len(todo) == 1:
        desk = Desk(equip(lang, content))
        for parcel in todo:
            yield parcel, desk.play(parcel)
        return
    with ProcessPoolExecutor(min(jobs, len(todo)), initializer=_begin, initargs=(lang, content)) as pool:
        waiting = {pool.submit(_play, parcel): parcel for parcel in todo}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


class Desk:
    """Where one process plays calls: tools made once."""

    def __init__(self, equipment: Equipment) -> None:
        self._equipment = equipment
        data = load_robots(equipment.lang, equipment.cache)
        self.lines: RobotLines = robot_lines(equipment.lang, data)

    def play(self, parcel: Parcel) -> Batch:
        """The calls of a parcel."""
        setting = self._equipment.setting(parcel.scenario, parcel.persona)
        calls = (
            (name, play(setting, self.lines, ROBOTS[name], seed))
            for seed, count in parcel.plays
            for name in parcel.robots[:count]
        )
        return batch(calls, self._equipment.rubric)


_DESKS: list[Desk] = []
"""The one desk of a worker process; made when the process begins, because a pool can hand over values only."""


def _begin(lang: str, content: Path | None) -> None:
    _DESKS.append(Desk(equip(lang, content)))


def _play(parcel: Parcel) -> Batch:
    return _DESKS[0].play(parcel)
