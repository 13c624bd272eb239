"""How far levels and caps of one rater agree with another's, and the scorer's with the mean of the raters.

Works on what was marked, never on how; sentences are carried along untouched and only for the open part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, Gate, RuleName, VerdictKind
from trainer.call.single_answer import Scored
from trainer.review.figures import Hits, hits, quadratic_kappa, rounded, share
from trainer.review.labelled import MARKED, Item, mean_level
from trainer.scoring import case_mark
from trainer.transcript import Situation

NO_LEVEL = 5
"""Row and column of a confusion table for answers without a level."""
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """One labelled answer with what the scorer made of it."""

    item: Item
    levels: tuple[int | None, ...]
    """The scorer's, for the four rules and the case."""
    caps: tuple[str, ...]
    score: int | None
    rank: int

    def ours(self, rule: str) -> int | None:
        """The scorer's level under a rule's name, or under ``case``."""
        return self.levels[MARKED.index(rule)]

    def mean(self, rule: str) -> int | None:
        """The raters' mean level, rounded half up."""
        return mean_level([labels.of(rule) for labels in self.item.raters])

    @property
    def apart(self) -> int:
        """How far the scorer is from the raters: squares of the differences, a level against none counting as 1."""
        total = 0
        for rule in MARKED:
            ours, mean = self.ours(rule), self.mean(rule)
            if ours is not None and mean is not None:
                total += (ours - mean) ** 2
            elif ours is not None or mean is not None:
                total += all((labels.of(rule) is None) != (ours is None) for labels in self.item.raters)
        return total


def compared(item: Item, scored: Scored) -> Compared:
    """The two side by side."""
    level: dict[RuleName, int] = {
        mark.rule: mark.level for mark in scored.marked.marks if mark.verdict is VerdictKind.LEVEL
    }
    case = case_mark(scored.marked) if scored.context.situation is not Situation.OBJECTION else None
    four = tuple(level.get(rule) for rule in FOUR_RULES)
    return Compared(
        item=item,
        levels=(*four, level.get(case.rule) if case else None),
        caps=tuple(hit.gate.value for hit in scored.single.caps),
        score=scored.single.score,
        rank=scored.single.rank,
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two series of levels agree; shares in thousandths, bias in hundredths of a level (second less first)."""

    n: int
    kappa: int | None
    exact: int | None
    adjacent: int | None
    bias: int | None
    applies: int | None
    """Share of all answers on which both give a level or both give none."""


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Agreement of two series; levels are compared where both have one."""
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    apart = [abs(one - other) for one, other in both]
    return Agreement(
        n=len(both),
        kappa=quadratic_kappa(both),
        exact=share(apart.count(0), len(both)),
        adjacent=share(sum(distance <= 1 for distance in apart), len(both)),
        bias=rounded(100 * sum(other - one for one, other in both), len(both)) if both else None,
        applies=share(sum((one is None) == (other is None) for one, other in pairs), len(pairs)),
    )


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule in one part of the corpus."""

    rule: str
    people: Agreement
    """Second rater against first."""
    scorer: Agreement
    """Scorer against the raters' mean."""
    confusion: tuple[tuple[int, ...], ...]
    """Rows: the raters' mean 0-4 and none; columns: the scorer's."""
    by_level: tuple[Hits, ...]
    """For each level 0-4, how it was found."""


def rule_figures(rule: str, rows: Sequence[Compared]) -> RuleFigures:
    """Figures of a rule; with one rater only, ``people`` is empty."""
    raters = [tuple(labels.of(rule) for labels in row.item.raters) for row in rows]
    people = [(levels[0], levels[1]) for levels in raters if len(levels) == 2]
    agreed = [(row, levels) for row, levels in zip(rows, raters, strict=True) if _one_mind(levels)]
    scorer = [(mean_level(levels), row.ours(rule)) for row, levels in agreed]
    return RuleFigures(
        rule=rule,
        people=agreement([pair for pair in people if pair != (None, None)] if rule == "case" else people),
        scorer=agreement([pair for pair in scorer if pair != (None, None)] if rule == "case" else scorer),
        confusion=_confusion(scorer),
        by_level=tuple(hits([(mean == level, ours == level) for mean, ours in scorer]) for level in range(5)),
    )


def _one_mind(levels: Sequence[int | None]) -> bool:
    """Whether the raters agree that the rule applies, or that it does not."""
    return len({level is None for level in levels}) == 1


def _confusion(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    cells = [(NO_LEVEL if a is None else a, NO_LEVEL if b is None else b) for a, b in pairs]
    return tuple(tuple(cells.count((row, column)) for column in range(6)) for row in range(6))


@dataclass(frozen=True, slots=True)
class CapFigures:
    """One gate: the second rater against the first, and the scorer where both raters say the same."""

    gate: str
    people: Hits
    scorer: Hits
    loose: Hits
    """A cap that either rater saw is no false one; only a cap that both saw can be missed."""


def cap_figures(gate: str, rows: Sequence[Compared]) -> CapFigures:
    """How often a gate was seen, by whom."""
    seen = [(tuple(gate in labels.caps for labels in row.item.raters), gate in row.caps) for row in rows]
    return CapFigures(
        gate=gate,
        people=hits([(raters[0], raters[1]) for raters, _ in seen if len(raters) == 2]),
        scorer=hits([(raters[0], ours) for raters, ours in seen if len(set(raters)) == 1]),
        loose=hits([(any(raters) if ours else all(raters), ours) for raters, ours in seen]),
    )


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One language's answers in one part of the corpus."""

    lang: str
    part: str
    n: int
    rules: tuple[RuleFigures, ...]
    caps: tuple[CapFigures, ...]
    cap_total: CapFigures


def part_figures(lang: str, part: str, rows: Sequence[Compared]) -> PartFigures:
    """Figures of a part; answers that a rater could give no level at all are left out."""
    told = [row for row in rows if not any(labels.silent for labels in row.item.raters)]
    caps = tuple(cap_figures(gate.value, told) for gate in Gate)
    total = CapFigures(
        "all",
        sum((one.people for one in caps), Hits()),
        sum((one.scorer for one in caps), Hits()),
        sum((one.loose for one in caps), Hits()),
    )
    return PartFigures(lang, part, len(told), tuple(rule_figures(rule, told) for rule in MARKED), caps, total)


@dataclass(frozen=True, slots=True)
class TwinFigures:
    """A rule over answers that exist in both languages: mean level in Bulgarian less English, in hundredths."""

    rule: str
    n: int
    scorer: int | None
    people: int | None
    distance: int | None
    """Mean distance between the scorer's two levels, in hundredths."""


def twin_figures(rows: Sequence[Compared]) -> tuple[TwinFigures, ...]:
    """How the scorer's levels differ between translations of one answer, beside the raters' difference."""
    known = {row.item.id: row for row in rows}
    twins = [(known[row.item.pair], row) for row in rows if row.item.pair in known]
    return tuple(_twin(rule, twins) for rule in MARKED)


def _twin(rule: str, twins: Sequence[tuple[Compared, Compared]]) -> TwinFigures:
    ours = _differences(twins, lambda row: row.ours(rule))
    people = _differences(twins, lambda row: row.mean(rule))
    return TwinFigures(rule, len(ours), _mean(ours), _mean(people), _mean([abs(one) for one in ours]))


def _differences(twins: Sequence[tuple[Compared, Compared]], level: Callable[[Compared], int | None]) -> list[int]:
    pairs = [(level(english), level(bulgarian)) for english, bulgarian in twins]
    return [second - first for first, second in pairs if first is not None and second is not None]


def _mean(values: Sequence[int]) -> int | None:
    return rounded(100 * sum(values), len(values)) if values else None


def worst(rows: Sequence[Compared], most: int) -> tuple[Compared, ...]:
    """The open answers on which the scorer is farthest from the raters, farthest first."""
    open_rows = [row for row in rows if not row.item.frozen and row.apart]
    ranked = sorted(open_rows, key=lambda row: (-row.apart, row.item.id))
    return tuple(ranked[:most])
