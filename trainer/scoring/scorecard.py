"""What a call's marks add up to, as values: verdicts with their words, caps with their sentence, scores or why none.

Texts are message keys and quotes; only who shows a scorecard turns keys into sentences.
"""

from dataclasses import dataclass

from trainer.acts import Gate, RuleName, Span, VerdictKind
from trainer.transcript import Outcome


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one trainee turn that show something."""

    seq: int
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A level with its evidence, or a word for why there is none."""

    rule: RuleName
    kind: VerdictKind
    level: int = 0
    """0-4; meaningless unless ``kind`` is LEVEL."""
    reason: str = ""
    next_step: str = ""
    evidence: tuple[Evidence, ...] = ()
    seq: int | None = None
    """The turn that decided the level."""


@dataclass(frozen=True, slots=True)
class CapHit:
    """A serious fault, the words that did it, and the ceiling it sets."""

    gate: Gate
    limit: int
    """Highest score, 0-100."""
    evidence: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One objection, or one problem case, from raised to settled or dropped: the unit that is scored."""

    objection: str | None
    case: RuleName | None
    """The problem case that replaced the four rules, if one did."""
    turns: tuple[int, ...]
    verdicts: tuple[Verdict, ...]
    targets: tuple[int, ...] = ()
    """Target level of each verdict, in the same order."""
    raw: int | None = None
    """Score before caps, 0-100."""
    score: int | None = None
    caps: tuple[CapHit, ...] = ()
    """All caps that apply, lowest first."""
    concern: str | None = None
    revealed: bool | None = None
    """Whether the concern came to light; ``None`` where nobody knows."""
    settled: bool = False
    weight: int = 100
    """Weight by difficulty, in percent."""

    def verdict(self, rule: RuleName) -> Verdict | None:
        """The verdict on one rule, if there is one."""
        return next((verdict for verdict in self.verdicts if verdict.rule is rule), None)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the call and what it counts."""

    name: str
    """opening, needs, presentation, objections or closing."""
    verdict: Verdict | None
    """``None`` for objections, whose verdicts are the episodes'."""
    score: int | None
    """0-100; ``None`` leaves the denominator."""
    weight: int


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Counts shown beside the score, never in it (RUBRIC 4.4)."""

    turns: int
    questions: int
    reflections: int
    """Acts that take up the customer's words or situation; compare with ``questions`` (RUBRIC 1, S13)."""
    talk_percent: int
    """The trainee's share of all words."""
    longest_turn: int
    """Words of the trainee's longest turn."""
    revealed: int
    concerns: int
    """How many concerns lay hidden, of which ``revealed`` came to light."""
    hints: int
    interruptions_measured: bool
    """Whether the customer spoke at speaking pace at all."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything a call's marks say."""

    rubric: str
    rubric_version: int
    episodes: tuple[Episode, ...]
    stages: tuple[Stage, ...]
    raw: int | None
    """Session score before caps and hints, 0-100."""
    score: int | None
    why_none: str
    """``needs_person`` or ``nothing_shown`` where there is no score; else empty."""
    caps: tuple[CapHit, ...]
    """Session caps, lowest first."""
    hint_points: int
    unknown_percent: int
    """Share of the turns' verdicts that say ``cannot_tell``."""
    bar: int
    outcome: Outcome | None
    best_outcome: Outcome | None
    diagnostics: Diagnostics

    @property
    def cleared(self) -> bool | None:
        """Whether the bar is cleared; ``None`` without a score."""
        return None if self.score is None else self.score >= self.bar
