"""``trainer review``: who needs their manager, where a team is weak, what to talk about; one person over time."""

import json
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.office import Office
from trainer.cli.refusing import one_sentence, refuse
from trainer.cli.summing import sum_up
from trainer.review.people import Duty, Person, Viewer
from trainer.review.sight import Absent, Sight
from trainer.terminal.page import Page
from trainer.terminal.review_screen import Monday, monday_record, person_screen, scenario_screen, team_screen

_WEEKS = timedelta(weeks=4)


def command(
    team: Annotated[str | None, typer.Option(help="Which team; otherwise every one that is yours.")] = None,
    person: Annotated[str | None, typer.Option(help="One person over time.")] = None,
    scenarios: Annotated[bool, typer.Option("--scenarios", help="What hardly anybody manages.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
) -> None:
    """Look at a team: who needs you this week, rule by objection, three quotes; or one person, or the scenarios.

    Example: trainer review --team north
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    with one_sentence(equipment):
        store = equipment.store()
        try:
            office = Office(store, equipment)
            sum_up(store, office.tools)
            sight = sight_here(office, equipment)
            page = Page()
            if person is not None:
                page.show(*person_screen(sight.person(person), sight.standings(person), sight.line(person), words))
            elif scenarios:
                page.show(*scenario_screen(sight.scenarios(), words))
            else:
                found = [_monday(sight, name) for name, _ in sight.teams() if team in (None, name)]
                if not found:
                    raise refuse(words.say("people.no_team", team=team) if team else words.say("review.no_people"))
                if as_json:
                    page.raw(json.dumps([monday_record(one) for one in found], ensure_ascii=False))
                else:
                    for one in found:
                        page.show(*team_screen(one, words))
        except Absent:
            raise refuse(words.say("people.unknown", name=person or team or equipment.settings.trainee)) from None
        finally:
            store.close()


def sight_here(office: Office, equipment: Equipment) -> Sight:
    """What whoever sits at this machine may see: as the roster has them, or everything a manager sees if it has not.

    Whoever can open the store owns it; practice stays private here too.
    """
    name = equipment.settings.trainee
    person = office.person(name) or Person(name, name, "", Duty.ADMIN)
    return Sight(Viewer(person, person.role), office, datetime.now(UTC).date().isoformat())


def _monday(sight: Sight, team: str) -> Monday:
    since = (datetime.now(UTC) - _WEEKS).date().isoformat()
    names = {one.name: one.shown for one in sight.team(team)}
    return Monday(team, names, sight.needs(team), sight.map(team), sight.quotes(team, since))
