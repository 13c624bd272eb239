"""What matters to this trainee now: a call that was cut off, what was assigned, drills, the course, in this order.

An offer is a sentence, the command that does it, and the doing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from trainer.cli.drill import ROUNDS
from trainer.cli.drilled_before import done_from
from trainer.cli.drilling import Sitting
from trainer.cli.equipment import Equipment
from trainer.cli.examining import sit
from trainer.cli.play import latest, own_calls
from trainer.cli.practice import Wish, hold
from trainer.cli.progress import command as show_progress
from trainer.cli.resume import command as go_on
from trainer.cli.summing import sum_up
from trainer.cli.teaching import Teaching
from trainer.coaching.spacing import overdue
from trainer.coaching.steps import Tried, next_step
from trainer.files.library import ContentMissing
from trainer.review.assigned import Standing as Assigned
from trainer.review.assigned import State, standings
from trainer.store import Store
from trainer.store.derived import Derived
from trainer.store.drill_reviews import DrillReviews
from trainer.store.people import People

_AT_ONCE = 50
"""Finished calls that are summed up while somebody waits for the menu."""
_DUTIES = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the menu."""

    said: str
    command: str
    do: Callable[[], None]


def offers(equipment: Equipment, store: Store) -> tuple[Offer, ...]:
    """Everything there is to do, most pressing first. Raises StoreError."""
    words, trainee = equipment.words, equipment.settings.trainee
    sum_up(store, most=_AT_ONCE)
    played, drilled = own_calls(store.calls(trainee), trainee), DrillReviews(store.database).of(trainee)
    found = [*_cut_off(equipment, store)]
    if not played and not drilled:
        found.append(Offer(words.say("menu.tutorial"), "trainer tutorial", Teaching(equipment).hold))
    found += [*_assigned(equipment, store), *_drills(equipment, store), *_course(equipment, store)]
    found.append(Offer(words.say("menu.practice"), "trainer practice", lambda: hold(equipment, Wish(None, None, None))))
    if played:
        found.append(
            Offer(words.say("menu.progress"), "trainer progress", lambda: show_progress(equipment.lang, False))
        )
    return tuple(found)


def _cut_off(equipment: Equipment, store: Store) -> Iterator[Offer]:
    waiting = latest(store, equipment.settings.trainee, unfinished=True)
    if waiting is None:
        return
    line = store.load_call(waiting).line
    try:
        title = equipment.library.scenario(equipment.lang, line.scenario).title
    except ContentMissing:
        title = line.scenario
    key = "menu.resume.exam" if line.mode == "exam" else "menu.resume"
    said = equipment.words.say(key, title=title, turn=line.turns + 1)
    yield Offer(said, f"trainer resume {waiting}", lambda: go_on(waiting, None))


def _assigned(equipment: Equipment, store: Store) -> Iterator[Offer]:
    """What a manager set, the nearest deadline first; what is cleared is left out."""
    people, now = People(store.database), datetime.now(UTC)
    person = people.find(equipment.settings.trainee) if equipment.settings.trainee else None
    if person is None:
        return
    digests = Derived(store.database).of_person(person.name)
    found = standings([person], people.assigned_to(person), digests, now.date().isoformat())
    waiting = [one for one in found if one.state is not State.CLEARED and one.assignment.lang == equipment.lang]
    waiting = [one for one in waiting if one.assignment.mode != "exam" or one.tries < one.assignment.tries]
    waiting.sort(key=lambda one: (one.assignment.deadline or "9999", one.assignment.at, one.assignment.id))
    for one in waiting[:_DUTIES]:
        yield _duty(equipment, one)


def _duty(equipment: Equipment, one: Assigned) -> Offer:
    words, assigned = equipment.words, one.assignment
    try:
        title = equipment.library.scenario(equipment.lang, assigned.scenario).title
    except ContentMissing:
        title = assigned.scenario
    until = words.say("menu.until", day=assigned.deadline) if assigned.deadline else words.say("menu.no_deadline")
    if one.state is State.OVERDUE:
        until = words.say("menu.overdue", day=assigned.deadline)
    exam = assigned.mode == "exam"
    key = "menu.assigned.exam" if exam else "menu.assigned"
    said = words.say(
        key, title=title, bar=assigned.bar, cleared=one.cleared, times=assigned.times, tries=one.tries,
        most=assigned.tries, until=until,
    )  # fmt: skip
    wish = Wish(assigned.scenario, None, None)
    command = f"trainer practice {assigned.scenario}{' --exam' if exam else ''}"
    return Offer(said, command, (lambda: sit(equipment, wish)) if exam else (lambda: hold(equipment, wish)))


def _drills(equipment: Equipment, store: Store) -> Iterator[Offer]:
    """Drills once there is something to choose them by: what is due, else what a first sitting would be."""
    trainee = equipment.settings.trainee
    reviews = [done_from(one).review for one in DrillReviews(store.database).of(trainee)]
    ended = any(line.outcome for line in own_calls(store.calls(trainee), trainee))
    if not reviews and not ended:
        return
    due = len(overdue(reviews, datetime.now(UTC)))
    words = equipment.words
    said = words.count("menu.drill.due", due) if due else words.say("menu.drill")
    yield Offer(said, "trainer drill", lambda: _drill(equipment))


def _drill(equipment: Equipment) -> None:
    store = equipment.store()
    try:
        Sitting(equipment, store).hold(ROUNDS)
    finally:
        store.close()


def _course(equipment: Equipment, store: Store) -> Iterator[Offer]:
    """The next step of the course that is set; none where there is no such course in this language."""
    try:
        course = equipment.library.course(equipment.lang, equipment.settings.course)
        digests = Derived(store.database).of_person(equipment.settings.trainee)
        tried = [Tried(one.facts.scenario, one.facts.persona, one.score) for one in digests if _counts(one.facts.mode)]
        step = next_step(course, tried)
        if step is None:
            return
        scenario = equipment.library.scenario(equipment.lang, step.scenario)
        name = equipment.library.persona(equipment.lang, step.persona).name
    except ContentMissing:
        return
    said = equipment.words.say(
        "menu.course", course=course.title, n=step.number, most=step.of, title=scenario.title, name=name,
        cleared=step.cleared, times=step.times,
    )  # fmt: skip
    wish = Wish(step.scenario, step.persona, None)
    yield Offer(said, f"trainer practice {step.scenario} --as {step.persona}", lambda: hold(equipment, wish))


def _counts(mode: str) -> bool:
    return mode == "practice"
