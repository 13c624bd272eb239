"""``trainer verify``: fold every stored call again and name each difference."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from trainer.call import Exchange, resume
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import inputs_of, stored_setting
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.cli.witnessing import NoWitness, read_witness, write_witness
from trainer.store import Store, StoredCall, StoreError, verify_chain
from trainer.store.erasing import erasures
from trainer.store.marks import marked
from trainer.store.witness import Departure, Witnessed, departures, orphans
from trainer.terminal.page import Page
from trainer.transcript.record import RecordBroken, to_json


def command(
    call: Annotated[list[str] | None, typer.Argument(help="Which calls; otherwise all.")] = None,
    witness: Annotated[Path | None, typer.Option(help="Also write what every row is now, to keep elsewhere.")] = None,
    against: Annotated[Path | None, typer.Option(help="Also hold every row against such a file.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Recompute every stored call and report any difference.

    A tail that was cut off, or a call that was dropped whole, shows only against a witness that was written before.

    Example: trainer verify --against november.witness
    """
    with one_sentence():
        equipment = equip(lang)
    page = Page()
    found = 0
    with one_sentence(equipment):
        store = equipment.store()
        try:
            names = call or [line.id for line in store.calls()]
            for name in names:
                for difference in differences(store.load_call(name), store):
                    found += 1
                    page.line(f"{name}: {equipment.words.say(difference[0], **difference[1])}", "bad")
            found += _told(orphans(store.database), page, equipment)
            if against is not None:
                found += _since(store, against, page, equipment)
            if witness is not None:
                _witness(store, witness, page, equipment)
        finally:
            store.close()
    page.line(equipment.words.count("verify.done", len(names), found=found), "title")
    if found:
        raise typer.Exit(ANSWER_IS_NO)


def _then(path: Path, equipment: Equipment) -> tuple[Witnessed, ...]:
    try:
        return read_witness(path)
    except NoWitness:
        raise refuse(equipment.words.say("verify.no_witness", file=path), WRONG_USE) from None


def _since(store: Store, against: Path, page: Page, equipment: Equipment) -> int:
    """How many rows are not as the witness saw them; those that were erased on purpose are counted apart."""
    marks = {one.what for one in erasures(store.database)}
    all_ = departures(store.database, _then(against, equipment))
    erased = {one for one in all_ if marked(one.table, one.key, marks)}
    if erased:
        page.line(equipment.words.count("verify.erased", len(erased)), "faint")
    return _told([one for one in all_ if one not in erased], page, equipment)


def _told(found: Sequence[Departure], page: Page, equipment: Equipment) -> int:
    for one in found:
        page.line(equipment.words.say(f"verify.{one.what}", table=one.table, row=one.key), "bad")
    return len(found)


def _witness(store: Store, path: Path, page: Page, equipment: Equipment) -> None:
    try:
        rows = write_witness(store.database, path)
    except FileExistsError:
        raise refuse(equipment.words.say("export.there", file=path)) from None
    page.line(equipment.words.count("verify.witnessed", rows, file=path))


Difference = tuple[str, dict[str, object]]


def differences(stored: StoredCall, store: Store) -> list[Difference]:
    """What does not hold in one stored call: a broken seal, an unreadable record, another word, another mark."""
    broken: list[Difference] = [("verify.chain", {"what": f"{one}"}) for one in verify_chain(stored)]
    try:
        equipment: Equipment = equip(stored.line.lang)
        setting, _ = stored_setting(stored, equipment, store)
        folded = resume(setting, stored.line.seed, inputs_of(stored))
        broken += _other_words(stored, folded.exchanges)
    except (StoreError, RecordBroken, ValueError) as error:
        broken.append(("verify.unreadable", {"what": str(error)}))
    return broken


def _other_words(stored: StoredCall, exchanges: Sequence[Exchange]) -> list[Difference]:
    found: list[Difference] = []
    for turn, exchange in zip(stored.turns, exchanges, strict=True):
        if to_json(turn.customer_turn()) != to_json(exchange.reply):
            found.append(("verify.reply", {"n": turn.seq}))
        if to_json(turn.marked()) != to_json(exchange.marked):
            found.append(("verify.marks", {"n": turn.seq}))
        if turn.aside != to_json(exchange.taken):
            found.append(("verify.taken", {"n": turn.seq}))
    return found
