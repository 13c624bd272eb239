"""What many robot calls show about a scenario, as data: who wins, what it scores, what is never used.

Takes results; plays nothing and shows nothing. Shares are tenths of a percent, scores whole percent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.autoplay.intervals import Share, share
from trainer.autoplay.points import Points, points
from trainer.autoplay.results import Batch, Result
from trainer.autoplay.robots import ROBOTS
from trainer.autoplay.unused import Unused, unused
from trainer.content.chart import Chart
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario

EASY_BELOW, HARD_FROM = 35, 60
"""Measured difficulty (0-100) below which a scenario is easy, and from which on it is hard."""
MARGIN = 5
"""How far a measured difficulty may lie outside the band of its label before the label is a lie."""
MEASURES = ("competent", "average")
"""Robots whose calls measure difficulty."""


@dataclass(frozen=True, slots=True)
class RobotFigures:
    """One robot over some calls."""

    robot: str
    wins: Share
    score: int | None
    """Mean score in whole percent, rounded half up; None if no call could be scored."""
    unscored: int
    turns: int
    """Mean turns, in tenths."""
    outcomes: tuple[tuple[str, int], ...]
    """How often each outcome came, most frequent first; "unfinished" where the robot gave up."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard it is, measured: 100 less the mean of four percentages, what competent and average win and score."""

    measured: int | None
    label: str | None
    """What the file claims."""

    @property
    def word(self) -> str:
        """easy, medium or hard; empty if nobody was there to measure it."""
        if self.measured is None:
            return ""
        return "easy" if self.measured < EASY_BELOW else "hard" if self.measured >= HARD_FROM else "medium"

    @property
    def lies(self) -> bool:
        """Whether the label is more than the margin away from what was measured."""
        if self.measured is None or self.label is None:
            return False
        low, high = {"easy": (0, EASY_BELOW), "medium": (EASY_BELOW, HARD_FROM), "hard": (HARD_FROM, 100)}[self.label]
        return not low - MARGIN <= self.measured < high + MARGIN


@dataclass(frozen=True, slots=True)
class PersonaFigures:
    """One persona in one scenario."""

    persona: str
    robots: tuple[RobotFigures, ...]
    difficulty: int | None


@dataclass(frozen=True, slots=True)
class Study:
    """One scenario over all its personas and robots."""

    scenario: str
    title: str
    lang: str
    calls: int
    robots: tuple[RobotFigures, ...]
    personas: tuple[PersonaFigures, ...]
    difficulty: Difficulty
    points: Points
    unused: Unused
    surprises: tuple["Surprise", ...]
    content: str = ""
    """The trainer's own folder that it was played from, as the commands that replay a call must name it."""


@dataclass(frozen=True, slots=True)
class Surprise:
    """A call worth replaying, and why: ``ideal_lost``, ``ideal_weak``, ``bad_won``, ``bad_scored``, ``endless``."""

    why: str
    result: Result


BAD = ("silent", "rude", "pushy", "over_talker", "apology_loop", "keyword_stuffer", "parrot", "interrogator",
       "off_topic", "other_language")  # fmt: skip
MOST_SURPRISES = 12


def study(played: Batch, scenario: Scenario, personas: Sequence[Persona], chart: Chart, rubric: Rubric) -> Study:
    """What the calls of one scenario show; calls of other scenarios in the batch are left out."""
    results = [each for each in played.results if each.scenario == scenario.id]
    by_persona = tuple(
        PersonaFigures(name, figures(own), measured(own))
        for name in sorted({each.persona for each in results})
        for own in [[each for each in results if each.persona == name]]
    )
    return Study(
        scenario=scenario.id,
        title=scenario.title,
        lang=scenario.lang,
        calls=len(results),
        robots=figures(results),
        personas=by_persona,
        difficulty=Difficulty(measured(results), scenario.difficulty),
        points=points(results, rubric, scenario),
        unused=unused(played, scenario, personas, chart),
        surprises=surprises(results),
    )


def figures(results: Sequence[Result]) -> tuple[RobotFigures, ...]:
    """Figures of every robot that played, in the order of the robots' list."""
    return tuple(_figures(name, own) for name in ROBOTS if (own := [each for each in results if each.robot == name]))


def _figures(name: str, results: Sequence[Result]) -> RobotFigures:
    counts: dict[str, int] = {}
    for each in results:
        key = "unfinished" if each.outcome is None else each.outcome.value
        counts[key] = counts.get(key, 0) + 1
    return RobotFigures(
        robot=name,
        wins=share(sum(each.won for each in results), len(results)),
        score=mean(each.score for each in results),
        unscored=sum(each.score is None for each in results),
        turns=mean(each.turns * 10 for each in results) or 0,
        outcomes=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def mean(values: Iterable[int | None]) -> int | None:
    """The mean of those that are there, rounded half up; None of none."""
    there = [value for value in values if value is not None]
    return (2 * sum(there) + len(there)) // (2 * len(there)) if there else None


def measured(results: Sequence[Result]) -> int | None:
    """100 less the mean of the win rates and mean scores of the measuring robots; None unless all of them played."""
    parts: list[int] = []
    for name in MEASURES:
        own = [each for each in results if each.robot == name]
        average = mean(each.score for each in own)
        if not own or average is None:
            return None
        parts += [share(sum(each.won for each in own), len(own)).tenths, average * 10]
    return 100 - (sum(parts) + 20) // 40


def surprises(results: Sequence[Result]) -> tuple[Surprise, ...]:
    """Calls in which a good robot failed or a bad one did well, the strangest kinds first."""
    found = [Surprise(why, each) for each in results if (why := _why(each))]
    rank = {"bad_won": 0, "ideal_lost": 1, "bad_scored": 2, "ideal_weak": 3, "endless": 4}
    found.sort(key=lambda each: (rank[each.why], each.result.robot, each.result.persona, each.result.seed))
    kept: list[Surprise] = []
    for why in rank:
        kept += [each for each in found if each.why == why][: MOST_SURPRISES // 3]
    return tuple(kept[:MOST_SURPRISES])


def _why(each: Result) -> str:
    if each.robot == "ideal":
        if not each.won:
            return "ideal_lost"
        return "ideal_weak" if each.score is not None and each.score < 70 else ""
    if each.robot in BAD:
        if each.won and each.robot in ("rude", "pushy"):
            return "bad_won"
        if each.score is not None and each.score >= 70:
            return "bad_scored"
    return "endless" if each.outcome is None else ""
