"""``trainer share``: let a manager read a practice call, or make it private again."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.play import full_name
from trainer.cli.refusing import one_sentence, refuse
from trainer.store.shares import Shares
from trainer.terminal.page import Page


def command(
    call: Annotated[str, typer.Argument(help="Which call.")],
    take_back: Annotated[bool, typer.Option("--take-back", help="Make it private again.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Let your manager read a practice call; without this, practice is yours alone.

    Example: trainer share 3fa9c2d1
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            name = full_name(store, call)
            if not take_back and not store.load_call(name).line.trainee:
                raise refuse(equipment.words.say("share.no_name", call=name))
            shares = Shares(store.database)
            changed = shares.share(name, equipment.settings.trainee, at=datetime.now(UTC), shared=not take_back)
        finally:
            store.close()
    key = ("share.back" if changed else "share.private") if take_back else "share.done" if changed else "share.already"
    Page().line(equipment.words.say(key, call=name))
