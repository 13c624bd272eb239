"""What many practice calls show about one trainee: bands by rule and stage, and what to practise next and why.

First attempts only: a line tried again after rewinding is practice, not evidence. Nothing is said of what was seen
fewer than five times; a band is the middle half of the latest ten, never one figure that pretends to be exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, RuleName, VerdictKind
from trainer.scoring import Scorecard

LEAST = 5
"""Verdicts below which nothing is said (RUBRIC, conventions)."""
LATEST = 10
_SHORT = 25
"""Hundredths of a level below what was asked, on average, from which a rule is worth practising."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One first attempt at a call, oldest first in any sequence of them."""

    call: str
    day: str
    """The day it began, ``2026-11-24``."""
    scenario: str
    card: Scorecard


@dataclass(frozen=True, slots=True)
class Trend:
    """One rule or stage over time."""

    kind: str
    """``rule`` or ``stage``."""
    name: str
    values: tuple[int, ...]
    """A value a call in which it was seen: levels in hundredths (0-400), or points of a stage (0-100)."""
    seen: int
    """Verdicts behind the values."""
    band: tuple[int, int] | None
    """The middle half of the latest values; ``None`` under the least evidence."""
    short: int
    """How far below what was asked on average, in hundredths of a level; 0 for stages."""
    moved: str
    """``up``, ``down``, ``even``, or ``unknown`` under twice the least evidence."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The next best thing to practise."""

    trend: Trend
    scenario: str
    """Where it was last weakest."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that is said of one trainee."""

    calls: int
    cleared: int
    trends: tuple[Trend, ...]
    advice: Advice | None


def progress(attempts: Sequence[Attempt]) -> Progress:
    """The progress that first attempts show, oldest first."""
    rules = tuple(_rule_trend(rule, attempts) for rule in FOUR_RULES)
    names = tuple(dict.fromkeys(stage.name for one in attempts for stage in one.card.stages))
    stages = tuple(_stage_trend(name, attempts) for name in names)
    return Progress(
        calls=len(attempts),
        cleared=sum(bool(one.card.cleared) for one in attempts),
        trends=(*rules, *stages),
        advice=_advice(rules, attempts),
    )


def _levels(rule: RuleName, card: Scorecard) -> list[tuple[int, int]]:
    """Each level on a rule with the level that was asked there."""
    pairs = (pair for episode in card.episodes for pair in zip(episode.verdicts, episode.targets, strict=True))
    return [(one.level, asked) for one, asked in pairs if one.rule is rule and one.kind is VerdictKind.LEVEL]


def _rule_trend(rule: RuleName, attempts: Iterable[Attempt]) -> Trend:
    by_call = [levels for one in attempts if (levels := _levels(rule, one.card))]
    values = tuple(_mean([level for level, _ in levels]) for levels in by_call)
    short = _mean([max(0, asked - level) for levels in by_call for level, asked in levels])
    return _trend("rule", rule.value, values, sum(len(levels) for levels in by_call), short)


def _mean(levels: Sequence[int]) -> int:
    """Mean in hundredths, rounded half up; 0 for none."""
    return (200 * sum(levels) + len(levels)) // (2 * len(levels)) if levels else 0


def _stage_trend(name: str, attempts: Iterable[Attempt]) -> Trend:
    stages = (stage for one in attempts for stage in one.card.stages if stage.name == name)
    values = tuple(stage.score for stage in stages if stage.score is not None)
    return _trend("stage", name, values, len(values))


def _trend(kind: str, name: str, values: tuple[int, ...], seen: int, short: int = 0) -> Trend:
    band = middle_half(values[-LATEST:]) if seen >= LEAST else None
    return Trend(kind, name, values, seen, band, short, _moved(values, seen))


def middle_half(values: Sequence[int]) -> tuple[int, int] | None:
    """The band that holds the middle half of the values; ``None`` for none."""
    ranked = sorted(values)
    if not ranked:
        return None
    cut = len(ranked) // 4
    return ranked[cut], ranked[-1 - cut]


def _moved(values: Sequence[int], seen: int) -> str:
    """Whether the later half stands clear of the earlier one: half bands that do not overlap."""
    if seen < 2 * LEAST or len(values) < 4:
        return "unknown"
    half = len(values) // 2
    early, late = middle_half(values[:half]), middle_half(values[half:])
    if early is None or late is None:
        return "unknown"
    if late[0] > early[1]:
        return "up"
    return "down" if late[1] < early[0] else "even"


def _advice(rules: Sequence[Trend], attempts: Sequence[Attempt]) -> Advice | None:
    """The rule furthest below what is asked, in the scenario where it was last at its lowest."""
    known = [one for one in rules if one.band is not None and one.short >= _SHORT]
    if not known:
        return None
    weakest = max(known, key=lambda one: one.short)
    rule = RuleName(weakest.name)
    lows = [
        (min(level - asked for level, asked in levels), -at)
        for at, one in enumerate(attempts)
        if (levels := _levels(rule, one.card))
    ]
    return Advice(weakest, attempts[-min(lows)[1]].scenario)
