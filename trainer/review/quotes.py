"""The three quotes worth a meeting: one to show, one to talk about, and one that must not happen again.

Chosen from figures; the words are fetched by whoever may read them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.acts import FOUR_RULES
from trainer.review.digest import Digest

_RULES = {rule.value for rule in FOUR_RULES}
_SHOW = 3


@dataclass(frozen=True, slots=True)
class Pick:
    """One line of one call, and why it is worth showing."""

    why: str
    """``show``, ``discuss`` or ``cap``."""
    call: str
    trainee: str
    seq: int
    rule: str
    """The rule, or the gate of a cap."""
    level: int
    target: int


def three_quotes(digests: Iterable[Digest]) -> tuple[Pick, ...]:
    """At most three, of different lines and of different people where there are enough; newest first among equals."""
    newest = sorted(digests, key=lambda one: (one.facts.ended_at, one.facts.call), reverse=True)
    levels = [
        Pick("", one.facts.call, one.facts.trainee, shown.seq, shown.rule, shown.level, shown.target)
        for one in newest
        for shown in one.levels
        if shown.rule in _RULES and shown.seq
    ]
    caps = [Pick("cap", one.facts.call, one.facts.trainee, seq, gate, 0, 0) for one in newest for gate, seq in one.caps]
    shows = sorted((one for one in levels if one.level >= _SHOW), key=lambda one: one.target - one.level)
    lows = sorted((one for one in levels if one.level < one.target), key=lambda one: one.level - one.target)
    found: list[Pick] = []
    for why, ranked in (("show", shows), ("cap", caps), ("discuss", lows), ("discuss", lows), ("show", shows)):
        if len(found) == 3:
            break
        pick = _fresh(ranked, found)
        if pick is not None:
            found.append(Pick(why, pick.call, pick.trainee, pick.seq, pick.rule, pick.level, pick.target))
    return tuple(found)


def _fresh(ranked: Iterable[Pick], found: list[Pick]) -> Pick | None:
    """The first of another line, and of another person if there is one."""
    others = [one for one in ranked if (one.call, one.seq) not in {(own.call, own.seq) for own in found}]
    people = {own.trainee for own in found}
    return next((one for one in others if one.trainee not in people), others[0] if others else None)
