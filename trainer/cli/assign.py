"""``trainer assign``: what a team or a person is to practise, until when, and what counts as done."""

import uuid
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.files.library import ContentMissing
from trainer.review.assigned import BAR, TIMES, TRIES, Assignment
from trainer.store.doors import Doors
from trainer.store.people import People
from trainer.terminal.page import Page


def command(
    what: Annotated[list[str] | None, typer.Argument(help="Scenarios, or one course.")] = None,
    team: Annotated[str | None, typer.Option(help="To everybody in a team.")] = None,
    person: Annotated[str | None, typer.Option(help="To one person.")] = None,
    bar: Annotated[int, typer.Option(min=0, max=100, help="Score that counts.")] = BAR,
    times: Annotated[int, typer.Option(min=1, max=20, help="How often it is to be cleared.")] = TIMES,
    by: Annotated[str, typer.Option("--by", metavar="YYYY-MM-DD", help="The last day.")] = "",
    exam: Annotated[bool, typer.Option("--exam", help="As an exam.")] = False,
    tries: Annotated[int, typer.Option(min=1, max=20, help="Tries an exam has.")] = TRIES,
    withdraw: Annotated[str | None, typer.Option(metavar="ID", help="End an assignment.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the scenarios.")] = None,
) -> None:
    """Assign scenarios or a course, with a bar, times to clear and a deadline; without arguments, list what stands.

    Example: trainer assign new-hire --team north --by 2026-12-18
    """
    with one_sentence():
        equipment = equip(lang)
    words, now = equipment.words, datetime.now(UTC)
    by_whom = equipment.settings.trainee
    with one_sentence(equipment):
        store = equipment.store()
        try:
            people, doors, page = People(store.database), Doors(store.database), Page()
            if withdraw is not None:
                people.withdraw(withdraw, reason="", by_whom=by_whom, at=now)
                doors.trail(by_whom, "withdraw", withdraw, at=now)
                page.line(words.say("assign.withdrawn", id=withdraw))
                return
            if not what:
                _list(people, page, words, team, person)
                return
            whom = _whom(people, words, team, person)
            terms = _Terms(whom, bar, 1 if exam else times, tries, _day(by, words), "exam" if exam else "practice")
            new = [terms.of(one, course, by_whom) for name in what for one, course in _steps(equipment, name)]
            people.assign(new, at=now)
            for one in new:
                doors.trail(by_whom, "assign", f"{whom[0]} {whom[1]}", f"{one.scenario} {one.mode} {one.bar}", at=now)
                page.line(_said(one, words))
        finally:
            store.close()


class _Terms:
    """What all assignments of one command share."""

    def __init__(self, whom: tuple[str, str], bar: int, times: int, tries: int, deadline: str, mode: str) -> None:
        self.whom, self.bar, self.times, self.tries, self.deadline, self.mode = whom, bar, times, tries, deadline, mode

    def of(self, scenario: Scenario, course: str, by_whom: str) -> Assignment:
        """The assignment of one scenario."""
        return Assignment(
            id=uuid.uuid4().hex[:12],
            whom=self.whom[0],
            name=self.whom[1],
            scenario=scenario.id,
            lang=scenario.lang,
            course=course,
            mode=self.mode,
            bar=self.bar,
            times=self.times,
            tries=self.tries,
            deadline=self.deadline,
            by_whom=by_whom,
        )


def _whom(people: People, words: Words, team: str | None, person: str | None) -> tuple[str, str]:
    if (team is None) == (person is None):
        raise refuse(words.say("assign.whom"), WRONG_USE)
    if person is not None:
        if people.find(person) is None:
            raise refuse(words.say("people.unknown", name=person))
        return "person", person
    if team not in [name for name, _ in people.teams()]:
        raise refuse(words.say("people.no_team", team=team))
    return "team", str(team)


def _day(typed: str, words: Words) -> str:
    try:
        return date.fromisoformat(typed).isoformat() if typed else ""
    except ValueError:
        raise refuse(words.say("assign.day", day=typed), WRONG_USE) from None


def _steps(equipment: Equipment, name: str) -> list[tuple[Scenario, str]]:
    """The scenarios that a name stands for, each with the course it is a step of."""
    library, lang = equipment.library, equipment.lang
    try:
        course = library.course(lang, name)
    except ContentMissing:
        return [(library.scenario(lang, name), "")]
    return [(library.scenario(lang, step.scenario), course.id) for step in course.steps]


def _list(people: People, page: Page, words: Words, team: str | None, person: str | None) -> None:
    if person is not None:
        found = people.find(person)
        if found is None:
            raise refuse(words.say("people.unknown", name=person))
        standing = people.assigned_to(found)
    else:
        teams = [team] if team is not None else [name for name, _ in people.teams()]
        standing = tuple(one for name in teams for one in people.assigned_to_team(name))
    for one in standing:
        page.line(_said(one, words))
    if not standing:
        page.line(words.say("assign.none"))


def _said(one: Assignment, words: Words) -> str:
    until = words.say("assign.until", day=one.deadline) if one.deadline else words.say("assign.no_deadline")
    key = "assign.exam" if one.mode == "exam" else "assign.practice"
    said = words.say(key, scenario=one.scenario, bar=one.bar, times=one.times, tries=one.tries)
    return f"{one.id}  {words.say(f'assign.to_{one.whom}', name=one.name)}: {said}, {until}"
