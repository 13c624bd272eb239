"""``trainer resume``: go on with a call that was cut off, at the exact turn."""

from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.play import full_name, latest, manners, ones_own, play
from trainer.cli.recorded import reopen
from trainer.cli.refusing import one_sentence, refuse
from trainer.terminal.page import Page


def command(
    call: Annotated[str | None, typer.Argument(help="Which call; otherwise the newest that is not over.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
) -> None:
    """Go on with a call that was cut off, at the exact turn.

    Example: trainer resume
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            name = full_name(store, call) if call else latest(store, equipment.settings.trainee, unfinished=True)
            if name is None:
                raise refuse(equipment.words.say("call.none_waiting"))
            stored = ones_own(store.load_call(name), equipment.settings.trainee)
            equipment = equip(stored.line.lang)
            recorded = reopen(stored, equipment, store)
            if recorded.over:
                raise refuse(equipment.words.say("call.is_over", call=name))
            page = Page()
            page.line(equipment.words.say("call.resumes", call=name, n=len(recorded.exchanges) + 1), "title")
            how = manners(equipment, exam=stored.line.mode == "exam", instant=stored.line.pace == "instant")
            for exchange in recorded.exchanges[-2:]:
                page.line(f"{equipment.words.say('prompt.you')} {exchange.trainee.text}", "faint")
            play(recorded, how, page)
        finally:
            store.close()
