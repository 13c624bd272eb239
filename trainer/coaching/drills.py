"""Which drill comes next: two rounds in three where this trainee is weakest, the third what is due or little known.

One rule in focus a round; another objection, worry or wording each time. The same history gives the same drills.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.acts import FOUR_RULES, RuleName
from trainer.coaching.cells import Cell, Seen, Weakness, type_of
from trainer.coaching.pieces import pick
from trainer.coaching.spacing import Review, overdue
from trainer.content.persona import Kind
from trainer.content.scenario import Concern, Objection, Scenario

WEAK = 60
"""Expected shortfall, in hundredths of a level, from which a cell is worth a round of its own."""
_CLEARLY_WEAK = 100
_ELSEWHERE = 3
"""Every third round is spent elsewhere: what is practised in between lasts longer than what is practised in a row."""
_AGAIN = 10
"""Percent by which each round of this sitting on a cell makes it less pressing."""
_SAME_KIND = 3
_NOT_ARGUED = ("T2", "F3", "S1")
"""Rows of the catalogue that are answered by leaving or by another time, and by no rule."""


@dataclass(frozen=True, slots=True)
class Material:
    """One objection of one customer that can be drilled."""

    cell: Cell
    scenario: str
    persona: str
    objection: str


@dataclass(frozen=True, slots=True)
class Done:
    """One round that was played: what it was on and how it went."""

    review: Review
    scenario: str
    objection: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The next round: what it is on, and why."""

    material: Material
    why: str
    """``weak``, ``due`` or ``new``."""


def materials(scenario: Scenario, personas: Iterable[tuple[str, Kind]]) -> tuple[Material, ...]:
    """Everything in a scenario that can be drilled with these people."""
    people = [(name, kind) for name, kind in personas if name in scenario.personas and kind is not Kind.GATEKEEPER]
    return tuple(
        Material(Cell(kind.value, type_of(objection), rule), scenario.id, name, objection.id)
        for objection in scenario.objections
        for name, kind in people
        for rule in rules_for(objection)
    )


def rules_for(objection: Objection) -> tuple[RuleName, ...]:
    """The rules that have a place under an objection: nothing is asked that lies open, or argued that nothing meets."""
    if objection.kind == "block" or objection.catalogue in _NOT_ARGUED:
        return ()
    without = {RuleName.CLARIFY} if objection.transparent else set()
    if not any(answerable(objection)):
        without.add(RuleName.ARGUE)
    return tuple(rule for rule in FOUR_RULES if rule not in without)


def answerable(objection: Objection) -> tuple[Concern, ...]:
    """The concerns under an objection that a fact of the sheet answers."""
    return tuple(concern for concern in objection.concerns if concern.met_by)


def choose(
    ready: Sequence[Material], seen: Iterable[Seen], before: Sequence[Done], sitting: Sequence[Done], now: datetime
) -> Chosen | None:
    """The next round; ``None`` if there is nothing to drill.

    ``before`` holds every earlier sitting's rounds, ``sitting`` this one's so far.
    """
    if not ready:
        return None
    rounds = (*before, *sitting)
    weakness = Weakness((*seen, *(_as_seen(one.review) for one in rounds)))
    cells = sorted({one.cell for one in ready})
    waiting = [cell for cell in overdue((one.review for one in before), now) if cell in set(cells)]
    waiting = [cell for cell in waiting if cell not in {one.review.cell for one in sitting}]
    cell, why = _cell(cells, weakness, waiting, sitting)
    return Chosen(_material([one for one in ready if one.cell == cell], rounds), why)


def _cell(
    cells: Sequence[Cell], weakness: Weakness, waiting: Sequence[Cell], sitting: Sequence[Done]
) -> tuple[Cell, str]:
    had = Counter(one.review.cell for one in sitting)
    kinds = Counter(one.review.cell.kind for one in sitting)
    less = {cell: 100 + _AGAIN * had[cell] + _SAME_KIND * kinds[cell.kind] for cell in cells}
    pressing = {cell: weakness.of(cell) * 100 // less[cell] for cell in cells}
    known = [cell for cell in cells if weakness.times(cell.rule)]
    order = len(sitting)
    weakest = max(known, key=lambda cell: (pressing[cell], _tie(cell, order)), default=None)
    unknown = [cell for cell in cells if not weakness.times(cell.rule)]
    if weakest is not None and pressing[weakest] >= WEAK and not (unknown and pressing[weakest] < _CLEARLY_WEAK):
        if order % _ELSEWHERE != _ELSEWHERE - 1:
            return weakest, "due" if weakest in waiting else "weak"
        cells = [cell for cell in cells if cell.rule is not weakest.rule] or cells
        waiting = [cell for cell in waiting if cell in set(cells)]
    if waiting:
        return waiting[0], "due"
    return min(cells, key=lambda cell: _little_known(cell, weakness, had, order)), "new"


def _little_known(cell: Cell, weakness: Weakness, had: Counter[Cell], order: int) -> tuple[int, int, int, int]:
    """Least seen rule first, in the order in which the rules are taught; of its cells the weakest that is new."""
    return weakness.times(cell.rule), FOUR_RULES.index(cell.rule), had[cell], -_tie(cell, order)


def _tie(cell: Cell, order: int) -> int:
    return pick(1 << 30, *cell, order)


def _as_seen(review: Review) -> Seen:
    """What a round shows of a weakness: its first try, before anything was corrected."""
    first = review.levels[0] if review.levels else 0
    return Seen(review.at.isoformat(), review.cell, 100 * max(0, review.target - first))


def _material(fitting: Sequence[Material], rounds: Sequence[Done]) -> Material:
    """The objection drilled least often on this cell, then least often at all, the longest ago among those."""
    used = Counter((one.scenario, one.objection) for one in rounds)
    here = Counter((one.scenario, one.objection) for one in rounds if one.review.cell == fitting[0].cell)
    last = {(one.scenario, one.objection): number for number, one in enumerate(rounds)}

    def order(one: Material) -> tuple[int, int, int, int]:
        key = (one.scenario, one.objection)
        return here[key], used[key], last.get(key, -1), pick(1 << 30, *key, one.persona, len(rounds))

    return min(fitting, key=order)
