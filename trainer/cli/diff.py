"""``trainer diff``: two versions of a scenario, persona, chart or rubric, and which calls would score otherwise."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import Equipment, equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.cli.rescore import as_record
from trainer.cli.rescoring import Scheme, rescore_all
from trainer.content.identity import content_hash
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.content.shape import Authored
from trainer.files.checking import shelf_of
from trainer.files.library import SHELVES, AnyShelf, ContentBroken, ContentMissing
from trainer.review.rescoring import Rescored
from trainer.review.versions import Change, changes
from trainer.store import CallLine, Store
from trainer.terminal.page import Page
from trainer.terminal.rescoring_screen import rescoring_screen
from trainer.terminal.versions_screen import versions_screen

_PLAYED = {"scenarios": "scenario", "personas": "persona", "charts": "chart", "rubrics": "rubric"}
"""Kinds of content that the store keeps with a call, by their folder."""


def command(
    old: Annotated[str, typer.Argument(help="A file, a name, or name@HASH as calls were played on.")],
    new: Annotated[
        str | None, typer.Argument(help="The other one; without it, OLD as last played against now.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    lang: Annotated[str | None, typer.Option(help="en or bg.")] = None,
    content: Annotated[Path | None, typer.Option(help="A folder of your own content.", file_okay=False)] = None,
) -> None:
    """Say what changed for trainees between two versions, and which stored calls would score otherwise.

    Example: trainer diff vacuum-shop
    """
    with one_sentence():
        equipment = equip(lang, content)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            first, hashed = _version(equipment, store, old if new else f"{old}@played")
            second, _ = _version(equipment, store, new or old)
            if type(first) is not type(second):
                raise refuse(equipment.words.say("diff.kinds", old=old, new=new or old), WRONG_USE)
            found = changes(first, second)
            names = _calls_of(hashed, store)
        finally:
            store.close()
        moved = _moved(first, second, names if found else [], content)
    page = Page()
    if as_json:
        page.raw(json.dumps(_as_data(found, names, moved), ensure_ascii=False))
        return
    page.show(*versions_screen(found, equipment.words))
    if moved is not None and found:
        page.line()
        if names:
            page.show(*rescoring_screen(moved, equipment.words))
        else:
            page.line(equipment.words.say("diff.no_calls"), "faint")


def _version(equipment: Equipment, store: Store, given: str) -> tuple[Authored, str]:
    """A file's content, a name's, or what calls were played on, with its hash.

    Raises Exit, ContentMissing, ContentBroken.
    """
    if Path(given).is_file():
        checked = equipment.library.check(shelf_of(Path(given)), Path(given))
        if checked.value is None:
            raise ContentBroken(checked.problems)
        return checked.value, content_hash(checked.value)
    name, _, version = given.partition("@")
    for shelf in SHELVES:
        if version and shelf.folder in _PLAYED:
            stored = _stored(equipment, store, shelf, name, version)
            if stored is not None:
                return stored
        elif not version and name in equipment.library.names(shelf, equipment.lang if shelf.by_lang else ""):
            there: Authored = equipment.library.find(shelf, name, equipment.lang if shelf.by_lang else "")
            return there, content_hash(there)
    if version:
        raise refuse(equipment.words.say("diff.not_played", name=name, version=version), ANSWER_IS_NO)
    raise ContentMissing("scenarios, personas, charts, rubrics", name, ())


def _stored(
    equipment: Equipment, store: Store, shelf: AnyShelf, name: str, version: str
) -> tuple[Authored, str] | None:
    """The newest version under a name that begins with some digits; ``played`` is the newest of all.

    With the hash on record: a model that has got a key since then would give another one.
    """
    kind = _PLAYED[shelf.folder]
    for line in reversed(store.calls()):
        hashed = getattr(line, f"{kind}_hash")
        named = getattr(line, kind, name)  # a chart has no name on record
        if named == name and line.lang == equipment.lang and (version == "played" or hashed.startswith(version)):
            return store.content(kind, hashed, shelf.model), hashed
    return None


def _calls_of(version: str, store: Store) -> list[str]:
    """Finished calls that were played on a version, by its hash."""
    return [line.id for line in store.calls() if line.outcome is not None and version in _hashes(line)]


def _hashes(line: CallLine) -> Iterator[str]:
    yield from (line.scenario_hash, line.persona_hash, line.chart_hash, line.rubric_hash)


def _moved(old: Authored, new: Authored, calls: Sequence[str], content: Path | None) -> list[Rescored] | None:
    """What the calls of the old version would score under the new one; None where that decides no score."""
    if isinstance(old, Scenario) and isinstance(new, Scenario):
        scheme = Scheme(None, scenario=new)
    elif isinstance(old, Rubric) and isinstance(new, Rubric):
        scheme = Scheme(new)
    else:
        return None
    return [one.moved for one in rescore_all(calls, scheme, content)]


def _as_data(found: Sequence[Change], calls: Sequence[str], moved: list[Rescored] | None) -> dict[str, object]:
    shown = [asdict(one) | {"where": one.where} for one in found]
    return {"schema_version": 1, "changes": shown, "calls": len(calls), "rescored": as_record(moved or [])}
