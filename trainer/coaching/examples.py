"""Lines of good calls, and which of them fits a moment: same rule, and as near to the same objection as there is.

Knows no store; the calls are handed in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import MarkedTurn, RuleName
from trainer.coaching.debrief import Comment
from trainer.coaching.telling import GOOD, levelled
from trainer.content.scenario import Scenario
from trainer.transcript import CustomerTurn, Situation, Standing


@dataclass(frozen=True, slots=True)
class Moment:
    """What kind of moment a line answers to."""

    scenario: str
    situation: Situation | None
    objection: str | None
    catalogue: str | None
    """Type of the open objection."""


@dataclass(frozen=True, slots=True)
class Example:
    """A line of a good call that stands high on a rule."""

    call: str
    moment: Moment
    rule: RuleName
    level: int
    customer: str
    """What the customer had said; empty where the trainee spoke first."""
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a call as it was kept, with the customer's answer."""

    text: str
    marked: MarkedTurn
    reply: CustomerTurn


def moment_of(standing: Standing, scenario: Scenario) -> Moment:
    """The moment that a customer's turn makes."""
    types = (one.catalogue for one in scenario.objections if one.id == standing.objection)
    return Moment(scenario.id, standing.situation, standing.objection, next(types, None))


def examples_in(
    name: str, opening: CustomerTurn | None, lines: Iterable[Line], scenario: Scenario
) -> tuple[Example, ...]:
    """The lines of a call that are worth showing, one for each rule on which they stand high; none that met a cap."""
    found: list[Example] = []
    before = opening
    for line in lines:
        if not line.marked.faults:
            moment = moment_of(before.standing if before else Standing(), scenario)
            said = before.heard if before else ""
            found += [
                Example(name, moment, mark.rule, mark.level, said, line.text)
                for mark in levelled(line.marked)
                if mark.level >= GOOD
            ]
        before = line.reply
    return tuple(found)


def fitting(weak: Comment, moment: Moment, examples: Sequence[Example]) -> Example | None:
    """The example nearest to a weak line; ``None`` where none is of its rule and its kind of moment.

    The same objection of the same scenario first, then the same type of objection, then the same kind of moment.
    """
    near = [
        (_nearness(moment, one.moment), one.level, -at, one)
        for at, one in enumerate(examples)
        if one.rule is weak.verdict.rule and one.text != weak.text
    ]
    best = max(near, key=lambda pair: pair[:3], default=None)
    return best[3] if best is not None and best[0] > 0 else None


def _nearness(moment: Moment, other: Moment) -> int:
    if moment.situation is not other.situation:
        return 0
    if moment.objection is None or other.objection is None:
        return 1 + (moment.scenario == other.scenario)
    if moment.catalogue == other.catalogue:
        return 2 + (moment.scenario == other.scenario)
    return 1
