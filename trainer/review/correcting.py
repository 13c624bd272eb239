"""A person's verdict beside the machine's: appended with author and reason, the machine's stays visible beneath.

Verdicts of a call are named ``1.listen`` (its first objection) and ``stage.opening``. The latest correction of a
verdict counts; scores that machines gave are never changed by it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.acts import VerdictKind
from trainer.scoring import Scorecard, Verdict

LABELS = ("too_strict", "too_lenient", "wrong_reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict of a person's; kept as a record."""

    verdict: str
    rule: str
    before_kind: str
    before: int
    """The machine's level; meaningless unless ``before_kind`` is ``level``."""
    level: int
    label: str
    """``too_strict``, ``too_lenient`` or ``wrong_reason``: what was wrong with the machine's."""
    reason: str
    by_whom: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with the time at which it was kept."""

    correction: Correction
    at: str


def verdicts_of(card: Scorecard) -> dict[str, Verdict]:
    """Every verdict of a call by its name, in the order in which a page shows them."""
    named: dict[str, Verdict] = {}
    for number, episode in enumerate(card.episodes, 1):
        named |= {f"{number}.{verdict.rule}": verdict for verdict in episode.verdicts}
    for stage in card.stages:
        if stage.verdict is not None:
            named[f"stage.{stage.name}"] = stage.verdict
    return named


def label_of(before: Verdict, level: int) -> str:
    """What a corrected level says of the machine's: the same level for another reason, stricter, more lenient."""
    if before.kind is not VerdictKind.LEVEL or before.level == level:
        return "wrong_reason"
    return "too_strict" if level > before.level else "too_lenient"


def correction_of(card: Scorecard, name: str, level: int, reason: str, by_whom: str) -> Correction | None:
    """The correction of a named verdict; ``None`` if the call has no such verdict."""
    before = verdicts_of(card).get(name)
    if before is None:
        return None
    return Correction(
        verdict=name,
        rule=before.rule.value,
        before_kind=before.kind.value,
        before=before.level,
        level=level,
        label=label_of(before, level),
        reason=reason,
        by_whom=by_whom,
    )


def latest(corrections: Iterable[Corrected]) -> Mapping[str, tuple[Corrected, ...]]:
    """Corrections by the verdict they are of, each verdict's newest last."""
    found: dict[str, tuple[Corrected, ...]] = {}
    for one in sorted(corrections, key=lambda one: one.at):
        found[one.correction.verdict] = (*found.get(one.correction.verdict, ()), one)
    return found
