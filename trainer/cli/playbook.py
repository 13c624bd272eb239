"""``trainer playbook``: the good calls that a team learns from."""

import json
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.office import Office
from trainer.cli.play import full_name
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.cli.review import sight_here
from trainer.content.words import Words
from trainer.review.people import Duty
from trainer.review.sight import Absent
from trainer.store import Store
from trainer.store.playbook import Kept, Playbook
from trainer.terminal.page import Page

MOST_WHY = 500


def command(
    action: Annotated[Literal["list", "add", "remove"], typer.Argument(help="What to do.")] = "list",
    call: Annotated[str | None, typer.Argument(help="Which call.")] = None,
    why: Annotated[str, typer.Option(help="What it is a good example of.")] = "",
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The list as data.")] = False,
) -> None:
    """Keep the best calls as examples for everybody, list them, or take one out.

    Example: trainer playbook add 3fa9c2d1 --why "lets him finish, then asks"
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    if (action == "list") != (call is None):
        raise refuse(words.say("playbook.usage"), WRONG_USE)
    if len(why) > MOST_WHY:
        raise refuse(words.say("playbook.long", most=MOST_WHY), WRONG_USE)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            if action == "list":
                _list(store, Page(), words, as_json)
            else:
                _change(store, full_name(store, call or ""), action, why.strip(), equipment)
        except Absent:
            raise refuse(words.say("store.no_call", call=call)) from None
        finally:
            store.close()


def _list(store: Store, page: Page, words: Words, as_json: bool) -> None:
    found = [(kept, store.load_call(kept.call).line) for kept in Playbook(store).kept()]
    if as_json:
        rows = [
            {"call": kept.call, "scenario": line.scenario, "persona": line.persona, "lang": line.lang,
             "why": kept.why, "by": kept.by_whom, "at": kept.at}
            for kept, line in found
        ]  # fmt: skip
        page.raw(json.dumps({"schema_version": 1, "calls": rows}, ensure_ascii=False))
        return
    for kept, line in found:
        page.line(_row(kept, f"{line.scenario}, {line.persona}, {line.lang}"))
    if not found:
        page.line(words.say("playbook.empty"))


def _row(kept: Kept, played: str) -> str:
    return f"{kept.call}  {played}" + (f"  – {kept.why}" if kept.why else "")


def _change(store: Store, name: str, action: str, why: str, equipment: Equipment) -> None:
    """Keep or take out one call that whoever sits here may read; trainees keep none. Raises Absent, StoreError."""
    words, author = equipment.words, equipment.settings.trainee
    sight = sight_here(Office(store, equipment), equipment)
    if sight.viewer.role is Duty.TRAINEE:
        raise refuse(words.say("playbook.who"))
    book, now = Playbook(store), datetime.now(UTC)
    if action == "remove":
        key = "playbook.removed" if book.drop(name, author, at=now) else "playbook.not_in"
        Page().line(words.say(key, call=name))
        return
    sight.call(name)
    if store.load_call(name).line.outcome is None:
        raise refuse(words.say("playbook.open", call=name))
    book.keep(name, why, author, at=now)
    Page().line(words.say("playbook.added", call=name))
