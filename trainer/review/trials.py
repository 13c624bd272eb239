"""What came out of metamorphic trials: counted by rule of the suite, and each failure with its words.

Knows no transformation; takes trials with the scores that they led to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import RuleName
from trainer.call.single_answer import Scored
from trainer.review.bars import Bar
from trainer.review.figures import rounded, share
from trainer.review.metamorphic import Trial, level, points

OPEN_LEAST = 970
"""Share of trials over a corpus that must hold, in thousandths; of fixtures all must."""
DROP = 100
"""M13: hundredths of a level by which answers fall in another situation, on average."""
ABOVE = 3
"""M13 looks at rules on which the answer had at least this level: only there can it fall."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One trial, and the score after the change."""

    trial: Trial
    after: Scored

    @property
    def held(self) -> bool:
        """Whether what the suite asks for holds."""
        return self.trial.judge(self.trial.base.scored, self.after)

    def told(self) -> str:
        """The failure in a few lines: what was done, the scores, the changed text."""
        base, after = self.trial.base, self.after
        return (
            f"{self.trial.name} {self.trial.kind}  {base.id}: {points(base.scored)} → {points(after)}  "
            f"{_levels(base.scored)} → {_levels(after)}\n  {self.trial.answer.answer}"
        )


def _levels(scored: Scored) -> str:
    four = (RuleName.LISTEN, RuleName.EMPATHIZE, RuleName.CLARIFY, RuleName.ARGUE)
    return "".join("–" if (one := level(scored, rule)) is None else str(one) for rule in four)


@dataclass(frozen=True, slots=True)
class Tally:
    """One rule of the suite in one language."""

    name: str
    kind: str
    lang: str
    n: int
    held: int

    @property
    def share(self) -> int | None:
        """Thousandths that held."""
        return share(self.held, self.n)


def tallies(outcomes: Sequence[Outcome]) -> tuple[Tally, ...]:
    """Counted by name, variant and language, in the order of the suite."""
    keys: dict[tuple[str, str, str], list[bool]] = {}
    for one in outcomes:
        if one.trial.name != "M13":
            key = (one.trial.name, one.trial.kind, one.trial.base.answer.lang)
            keys.setdefault(key, []).append(one.held)
    found = [Tally(*key, len(held), sum(held)) for key, held in keys.items()]
    return tuple(sorted(found, key=lambda one: (_place(one.name), one.kind, one.lang)))


def _place(name: str) -> int:
    return int(name[1:]) if name[1:].isdigit() else 99


def by_name(counted: Iterable[Tally]) -> tuple[Tally, ...]:
    """Summed over variants and languages."""
    sums: dict[str, Tally] = {}
    for one in counted:
        known = sums.get(one.name, Tally(one.name, "", "", 0, 0))
        sums[one.name] = Tally(one.name, "", "", known.n + one.n, known.held + one.held)
    return tuple(sums.values())


@dataclass(frozen=True, slots=True)
class Drop:
    """M13: a rule's mean fall in another situation, in hundredths of a level."""

    lang: str
    rule: str
    n: int
    mean: int | None


def drops(outcomes: Sequence[Outcome]) -> tuple[Drop, ...]:
    """How far LISTEN, CLARIFY and ARGUE fall when an answer meets another customer."""
    moved = [one for one in outcomes if one.trial.name == "M13"]
    found = []
    for lang in sorted({one.trial.base.answer.lang for one in moved}):
        for rule in (RuleName.LISTEN, RuleName.CLARIFY, RuleName.ARGUE):
            pairs = [
                (level(one.trial.base.scored, rule), level(one.after, rule))
                for one in moved
                if one.trial.base.answer.lang == lang
            ]
            falls = [was - (now or 0) for was, now in pairs if was is not None and was >= ABOVE]
            mean = rounded(100 * sum(falls), len(falls)) if falls else None
            found.append(Drop(lang, rule.value, len(falls), mean))
    return tuple(found)


def failures(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Trials that did not hold."""
    return tuple(one for one in outcomes if one.trial.name != "M13" and not one.held)


def trial_bars(counted: Sequence[Tally], fallen: Sequence[Drop]) -> tuple[Bar, ...]:
    """Bars on a corpus: each rule of the suite, and M13 on average."""
    sums = tuple(Bar("bar.metamorphic", one.name, one.share, least=OPEN_LEAST) for one in by_name(counted))
    return sums + tuple(
        Bar("bar.drop", f"M13 {one.lang} {one.rule}", one.mean, least=DROP) for one in fallen if one.mean is not None
    )
