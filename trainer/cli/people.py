"""``trainer people``: the roster of a company, from a CSV file, and the first way in."""

import importlib
import importlib.util
import json
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.content.words import Words
from trainer.files.roster import read_roster
from trainer.review.people import Person
from trainer.store.doors import Doors
from trainer.store.people import People
from trainer.terminal.page import Page


def command(
    action: Annotated[Literal["list", "import", "password", "revoke"], typer.Argument(help="What to do.")] = "list",
    target: Annotated[str | None, typer.Argument(help="A CSV file to import, or a person's name.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The roster as data.")] = False,
) -> None:
    """Keep the roster: import it from CSV, list it, give passwords, end sessions.

    Example: trainer people import roster.csv
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    if (action == "list") != (target is None):
        raise refuse(words.say("people.usage"), WRONG_USE)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            people, doors, page = People(store.database), Doors(store.database), Page()
            if action == "list":
                _list(people, page, words, as_json)
            elif action == "import":
                _import(people, doors, Path(target or ""), page, equipment)
            else:
                person = people.find(target or "")
                if person is None:
                    raise refuse(words.say("people.unknown", name=target))
                _let_in(doors, person, action, page, equipment)
        finally:
            store.close()


def _list(people: People, page: Page, words: Words, as_json: bool) -> None:
    everybody = people.everybody()
    if as_json:
        page.raw(json.dumps({"schema_version": 1, "people": [_record(one) for one in everybody]}, ensure_ascii=False))
        return
    for one in everybody:
        state = "" if one.active else f" ({words.say('people.disabled')})"
        leads = words.say("people.manages", teams=", ".join(one.manages)) if one.manages else ""
        page.line(f"{one.name}  {one.shown}  {one.team}  {words.say(f'role.{one.role}')}  {leads}{state}".rstrip())
    page.line(words.count("people.count", len(everybody)), "title")


def _import(people: People, doors: Doors, path: Path, page: Page, equipment: Equipment) -> None:
    words = equipment.words
    try:
        roster = read_roster(path)
    except OSError as error:
        raise refuse(words.say("people.no_file", path=path, why=error.strerror or "")) from None
    for fault in roster.faults:
        said = words.say(fault.key, value=fault.value, known=fault.known)
        page.line(f"{path}:{fault.line}: {said}", "bad")
    if roster.faults:
        raise refuse(words.count("people.not_imported", len(roster.faults)))
    now, by_whom = datetime.now(UTC), equipment.settings.trainee
    added = people.keep(roster.people, by_whom=by_whom, at=now)
    doors.trail(by_whom, "import", str(path.name), str(added), at=now)
    page.line(words.count("people.imported", len(roster.people), changed=added), "title")


def _let_in(doors: Doors, person: Person, action: str, page: Page, equipment: Equipment) -> None:
    now, by_whom = datetime.now(UTC), equipment.settings.trainee
    if action == "password":
        if importlib.util.find_spec("pwdlib") is None:
            raise refuse(equipment.words.say("people.no_extra"))
        hashed = importlib.import_module("trainer.web.passwords").hashed
        password = secrets.token_urlsafe(12)
        doors.set_password(person.name, hashed(password), by_whom=by_whom, at=now)
        page.line(equipment.words.say("people.password", name=person.name))
        page.raw(password)
    else:
        doors.revoke(person.name, at=now)
        page.line(equipment.words.say("people.revoked", name=person.name))
    doors.trail(by_whom, action, person.name, at=now)


def _record(one: Person) -> dict[str, object]:
    return {
        "name": one.name,
        "shown": one.shown,
        "team": one.team,
        "role": one.role.value,
        "manages": list(one.manages),
        "lang": one.lang,
        "active": one.active,
    }
