"""Where a person stands with what they were told to practise, and who needs their manager this week.

Done means the bar cleared so many times, on calls of different seeds; never "completed". Days are UTC, ``2026-12-01``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trainer.review.digest import Digest
from trainer.review.people import Duty, Person

BAR = 70
TIMES = 3
TRIES = 3
"""Defaults of an assignment: the bar, how often it is to be cleared, how many tries an exam has."""
MANY_TRIES = 4
"""Tries all under the bar after which somebody should sit down with the person."""
_SOON = 7


class State(StrEnum):
    """Where a person stands with one assignment; worst first."""

    OVERDUE = "overdue"
    STUCK = "stuck"
    """Tried four times and still under the bar."""
    USED_UP = "used_up"
    """Every try of an exam taken, and the bar not cleared."""
    NOT_STARTED = "not_started"
    TRYING = "trying"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Something a team or a person was told to practise."""

    id: str
    whom: str
    """``team`` or ``person``."""
    name: str
    scenario: str
    lang: str
    course: str = ""
    """The course it is a step of; empty for a scenario of its own."""
    mode: str = "practice"
    bar: int = BAR
    times: int = TIMES
    tries: int = TRIES
    """Tries that an exam has."""
    deadline: str = ""
    """The last day; empty for none."""
    by_whom: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person and one assignment."""

    person: Person
    assignment: Assignment
    state: State
    tries: int
    cleared: int
    """Calls of different seeds at or over the bar."""
    best: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody who needs their manager, with everything that says so."""

    person: Person
    because: tuple[Standing, ...]
    """Worst first."""
    disputes: int = 0


def standing(person: Person, assignment: Assignment, digests: Iterable[Digest], today: str) -> Standing:
    """How far a person is; counts their calls of that scenario, language and mode since it was assigned."""
    own = [
        one
        for one in digests
        if one.facts.trainee == person.name
        and (one.facts.scenario, one.facts.lang) == (assignment.scenario, assignment.lang)
        and one.facts.mode == assignment.mode
        and one.facts.started_at >= assignment.at
    ]
    own.sort(key=lambda one: (one.facts.started_at, one.facts.call))
    scores = [one.score for one in own if one.score is not None]
    cleared = len({(one.facts.persona, one.facts.seed) for one in own if (one.score or 0) >= assignment.bar})
    return Standing(
        person=person,
        assignment=assignment,
        state=_state(assignment, len(own), cleared, today),
        tries=len(own),
        cleared=cleared,
        best=max(scores, default=None),
        last=scores[-1] if scores else None,
    )


def _state(assignment: Assignment, tries: int, cleared: int, today: str) -> State:
    if cleared >= assignment.times:
        return State.CLEARED
    if assignment.deadline and assignment.deadline < today:
        return State.OVERDUE
    if assignment.mode == "exam" and tries >= assignment.tries:
        return State.USED_UP
    if tries >= MANY_TRIES and not cleared:
        return State.STUCK
    return State.TRYING if tries else State.NOT_STARTED


def standings(
    people: Sequence[Person], assignments: Sequence[Assignment], digests: Sequence[Digest], today: str
) -> tuple[Standing, ...]:
    """Every person with everything that was assigned to them, or to their team where they are a trainee in it."""
    by_person: dict[str, list[Digest]] = {}
    for one in digests:
        by_person.setdefault(one.facts.trainee, []).append(one)
    return tuple(
        standing(person, assignment, by_person.get(person.name, ()), today)
        for person in people
        for assignment in assignments
        if (assignment.whom == "person" and assignment.name == person.name)
        or (assignment.whom == "team" and assignment.name == person.team and person.role is Duty.TRAINEE)
    )


def needs(found: Sequence[Standing], disputes: Iterable[str], today: str) -> tuple[Need, ...]:
    """Who needs their manager this week, most urgent first; ``disputes`` names who waits for an answer.

    Overdue, stuck, out of tries, not started with less than a week left, or a dispute that waits.
    """
    waiting = list(disputes)
    order = tuple(State)
    by_person: dict[str, list[Standing]] = {}
    people = {one.person.name: one.person for one in found}
    for one in found:
        if one.state in (State.OVERDUE, State.STUCK, State.USED_UP) or (
            one.state is State.NOT_STARTED and _soon(one, today)
        ):
            by_person.setdefault(one.person.name, []).append(one)
    for name in waiting:
        if name in people:
            by_person.setdefault(name, [])
    found_needs = [
        Need(people[name], tuple(sorted(because, key=lambda one: order.index(one.state))), waiting.count(name))
        for name, because in by_person.items()
    ]
    return tuple(sorted(found_needs, key=lambda need: (*_urgency(need), need.person.name)))


def _urgency(need: Need) -> tuple[int, int]:
    worst = tuple(State).index(need.because[0].state) if need.because else len(State)
    return worst, -len(need.because)


def _soon(one: Standing, today: str) -> bool:
    deadline = one.assignment.deadline
    return bool(deadline) and date.fromisoformat(deadline) - date.fromisoformat(today) <= timedelta(days=_SOON)
