"""``trainer rewind``: the same customer in the same state, another answer; the first attempt stays as it was."""

from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.play import full_name, manners, ones_own, play
from trainer.cli.recorded import branch, reopen
from trainer.cli.refusing import one_sentence, refuse
from trainer.terminal.page import Page


def command(
    call: Annotated[str, typer.Argument(help="Which call.")],
    turn: Annotated[int, typer.Option(min=1, help="Your line to say again; 1 is your first.")],
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Take a finished or cut call back to one turn and try again.

    Example: trainer rewind 3fa9c2d1 --turn 4
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            stored = ones_own(store.load_call(full_name(store, call)), equipment.settings.trainee)
            equipment = equip(stored.line.lang)
            if stored.line.mode == "exam":
                raise refuse(equipment.words.say("rewind.exam"))
            first = reopen(stored, equipment, store)
            if turn > len(first.exchanges):
                raise refuse(equipment.words.say("rewind.no_turn", turn=turn, n=len(first.exchanges)))
            page = Page()
            page.line(equipment.words.say("rewind.begins", call=stored.line.id, turn=turn), "title")
            page.line(f"{equipment.words.say('rewind.then')} {first.exchanges[turn - 1].trainee.text}", "faint")
            how = manners(equipment, exam=False, instant=stored.line.pace == "instant")
            play(branch(first, turn, live=how.live), how, page)
        finally:
            store.close()
