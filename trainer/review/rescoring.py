"""Two scorecards of one call side by side: whether the score moves, over which bar, and because of which rules.

Plain values: who computed the second card, and under what, is for whoever shows it. Scores are whole percent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import VerdictKind
from trainer.scoring import Scorecard, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """One verdict that comes out otherwise."""

    where: str
    """``1`` for the first objection, or the name of a stage."""
    rule: str
    before: str
    """A level as a digit, or the word for why there is none."""
    after: str


@dataclass(frozen=True, slots=True)
class Rescored:
    """One call under two schemes."""

    call: str
    trainee: str
    scenario: str
    mode: str
    before: int | None
    after: int | None
    cleared_before: bool
    cleared_after: bool
    steps: tuple[Step, ...]

    @property
    def moved(self) -> bool:
        """Whether the score is another one."""
        return self.before != self.after

    @property
    def change(self) -> int:
        """Points gained or lost; 0 where one of the two has no score."""
        return 0 if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Summary:
    """What a rescoring does to some calls."""

    calls: int
    moved: int
    up: int
    down: int
    gained: int
    """Calls that clear the bar now and did not before."""
    lost: int
    """Calls that cleared the bar before and do not now."""
    mean_tenths: int
    """Mean change over all calls with two scores, in tenths of a point, rounded towards nought."""


def rescored(about: tuple[str, str, str, str], before: Scorecard, after: Scorecard) -> Rescored:
    """Two cards of one call; ``about`` is its id, trainee, scenario and mode."""
    return Rescored(
        *about,
        before=before.score,
        after=after.score,
        cleared_before=clears(before),
        cleared_after=clears(after),
        steps=_steps(before, after),
    )


def clears(card: Scorecard) -> bool:
    """Whether a card has a score at or over its bar."""
    return card.score is not None and card.score >= card.bar


def summary(found: Sequence[Rescored]) -> Summary:
    """Figures over some calls."""
    changes = [one.change for one in found if one.before is not None and one.after is not None]
    total = 10 * sum(changes)
    mean = (abs(total) // len(changes)) * (1 if total >= 0 else -1) if changes else 0
    return Summary(
        calls=len(found),
        moved=sum(one.moved for one in found),
        up=sum(one.change > 0 for one in found),
        down=sum(one.change < 0 for one in found),
        gained=sum(one.cleared_after and not one.cleared_before for one in found),
        lost=sum(one.cleared_before and not one.cleared_after for one in found),
        mean_tenths=mean,
    )


def most_moved_first(found: Iterable[Rescored]) -> tuple[Rescored, ...]:
    """Those whose score is another one: bars crossed first, then the largest change, then by trainee and call."""
    moved = [one for one in found if one.moved]
    return tuple(
        sorted(
            moved,
            key=lambda one: (one.cleared_before == one.cleared_after, -abs(one.change), one.trainee, one.call),
        )
    )


def _steps(before: Scorecard, after: Scorecard) -> tuple[Step, ...]:
    old, new = dict(_verdicts(before)), dict(_verdicts(after))
    return tuple(
        Step(*key, before=old.get(key, "–"), after=new.get(key, "–"))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def _verdicts(card: Scorecard) -> Iterable[tuple[tuple[str, str], str]]:
    for place, episode in enumerate(card.episodes, start=1):
        yield from (((str(place), verdict.rule.value), _word(verdict)) for verdict in episode.verdicts)
    for stage in card.stages:
        if stage.verdict is not None:
            yield (stage.name, stage.verdict.rule.value), _word(stage.verdict)


def _word(verdict: Verdict) -> str:
    return str(verdict.level) if verdict.kind is VerdictKind.LEVEL else verdict.kind.value
