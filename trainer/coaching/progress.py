"""What several calls of one trainee show: each rule and stage over time, and what to practise next.

Says nothing where the evidence is thin: under five verdicts a rule has no figure (RUBRIC 4.6). Shares are whole
percents of the level that was asked, rounded half up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, RuleName, VerdictKind
from trainer.scoring import Scorecard

ENOUGH = 5
"""Verdicts from which a rule has a figure."""
_STAGES = {
    "opening": RuleName.OPENING,
    "needs": RuleName.NEEDS,
    "presentation": RuleName.PRESENTATION,
    "closing": RuleName.CLOSING,
}
SHOWN = (*FOUR_RULES, *_STAGES.values(), RuleName.REFUSAL, RuleName.CANT_TALK, RuleName.RUDENESS)
_FULL = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One rule over time."""

    rule: RuleName
    shares: tuple[int, ...]
    """One a verdict, oldest first: percent of the level asked, 0-100."""

    @property
    def mean(self) -> int | None:
        """Percent over all verdicts; ``None`` where there are too few to say anything."""
        n = len(self.shares)
        return None if n < ENOUGH else (2 * sum(self.shares) + n) // (2 * n)


@dataclass(frozen=True, slots=True)
class Progress:
    """All rules of one trainee, the scores of their calls, and the rule to practise next."""

    calls: int
    scores: tuple[int, ...]
    cleared: int
    lines: tuple[Line, ...]
    weakest: RuleName | None
    """The rule with the lowest figure; ``None`` while no rule has one."""


def progress(cards: Sequence[Scorecard]) -> Progress:
    """What these calls show, oldest first."""
    shares: dict[RuleName, list[int]] = {rule: [] for rule in SHOWN}
    for card in cards:
        for rule, level, target in _levels(card):
            shares[rule].append(min(100, (200 * level + target) // (2 * target)))
    lines = tuple(Line(rule, tuple(found)) for rule, found in shares.items() if found)
    figures = [(line.mean, place) for place, line in enumerate(lines) if line.mean is not None]
    return Progress(
        calls=len(cards),
        scores=tuple(card.score for card in cards if card.score is not None),
        cleared=sum(card.cleared is True for card in cards),
        lines=lines,
        weakest=lines[min(figures)[1]].rule if figures else None,
    )


def _levels(card: Scorecard) -> Iterable[tuple[RuleName, int, int]]:
    """Every verdict that is a level, with the level asked."""
    for episode in card.episodes:
        for verdict, target in zip(episode.verdicts, episode.targets, strict=True):
            if verdict.kind is VerdictKind.LEVEL and target:
                yield verdict.rule, verdict.level, target
    for stage in card.stages:
        rule = _STAGES.get(stage.name)
        if rule and stage.verdict and stage.verdict.rule is rule and stage.verdict.kind is VerdictKind.LEVEL:
            yield rule, stage.verdict.level, _FULL
