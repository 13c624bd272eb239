"""What a finished call leaves for figures over many calls: its score and its levels, and no words.

A digest is derived: the call's marks make it, and it can be made anew at any time. Tallies are sums over digests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, VerdictKind
from trainer.content.scenario import Scenario
from trainer.scoring import Scorecard, Verdict

TOPICS: Mapping[str, str] = {
    "P": "price", "T": "timing", "N": "need", "R": "trust", "A": "authority", "C": "competitor", "B": "bad_experience",
    "I": "inertia", "F": "brush_off", "X": "complexity", "K": "risk", "S": "tasting", "D": "door",
}  # fmt: skip
"""Types of objection by the letter of their row in the catalogue (RUBRIC 6)."""
STAGE = "stage"
CASE = "case"
_STAGE_TARGET = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """One level that a call showed."""

    objection: str
    """Its id in the scenario; empty for stages and problem cases."""
    topic: str
    """Type of the objection, or ``stage`` or ``case``."""
    rule: str
    level: int
    target: int
    seq: int
    """The trainee's turn that decided it; 0 where nobody's did."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a finished call beside its marks."""

    call: str
    trainee: str
    scenario: str
    lang: str
    persona: str
    mode: str
    seed: int
    scheme: str
    """Name of everything that decides marks: rubric, lexicon, backend. Different ones are never averaged."""
    started_at: str
    ended_at: str
    turns: int


@dataclass(frozen=True, slots=True)
class Digest:
    """A finished first attempt in figures."""

    facts: Facts
    outcome: str
    best_outcome: str
    score: int | None
    bar: int
    caps: tuple[tuple[str, int], ...]
    """Each gate that capped the call, with the trainee's turn that ran into it."""
    levels: tuple[Shown, ...]


def digest_of(facts: Facts, card: Scorecard, scenario: Scenario) -> Digest:
    """The digest of a call's scorecard."""
    kinds = {one.id: TOPICS.get(one.catalogue[:1], "other") for one in scenario.objections}
    shown: list[Shown] = []
    for episode in card.episodes:
        topic = CASE if episode.case else kinds.get(episode.objection or "", "other")
        objection = "" if episode.case else episode.objection or ""
        for verdict, target in zip(episode.verdicts, episode.targets, strict=True):
            if verdict.kind is VerdictKind.LEVEL and (episode.case or verdict.rule in FOUR_RULES):
                shown.append(_shown(objection, topic, verdict, target))
    for stage in card.stages:
        if stage.verdict is not None and stage.verdict.kind is VerdictKind.LEVEL:
            shown.append(_shown("", STAGE, stage.verdict, _STAGE_TARGET))
    return Digest(
        facts=facts,
        outcome=card.outcome.value if card.outcome else "",
        best_outcome=card.best_outcome.value if card.best_outcome else "",
        score=card.score,
        bar=card.bar,
        caps=tuple((cap.gate.value, cap.evidence.seq) for cap in card.caps),
        levels=tuple(shown),
    )


def _shown(objection: str, topic: str, verdict: Verdict, target: int) -> Shown:
    return Shown(objection, topic, verdict.rule.value, verdict.level, target, verdict.seq or 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over many levels; two tallies add up to the tally of both."""

    n: int = 0
    total: int = 0
    squares: int = 0
    reached: int = 0
    """How many reached their target."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.n + other.n, self.total + other.total, self.squares + other.squares, self.reached + other.reached
        )


Personal = tuple[str, str, str, str, str]
"""Trainee, mode, scheme, topic, rule."""
Common = tuple[str, str, str, str, str]
"""Language, scenario, scheme, objection, rule."""


def one_level(shown: Shown) -> Tally:
    """The tally of one level."""
    return Tally(1, shown.level, shown.level**2, int(shown.level >= shown.target))


def personal(digests: Iterable[Digest]) -> dict[Personal, Tally]:
    """Levels by person and type of objection."""
    sums: dict[Personal, Tally] = {}
    for one in digests:
        for shown in one.levels:
            key = (one.facts.trainee, one.facts.mode, one.facts.scheme, shown.topic, shown.rule)
            sums[key] = sums.get(key, Tally()) + one_level(shown)
    return sums


def common(digests: Iterable[Digest]) -> dict[Common, Tally]:
    """Levels by scenario and objection, whoever showed them."""
    sums: dict[Common, Tally] = {}
    for one in digests:
        for shown in one.levels:
            key = (one.facts.lang, one.facts.scenario, one.facts.scheme, shown.objection or shown.topic, shown.rule)
            sums[key] = sums.get(key, Tally()) + one_level(shown)
    return sums
