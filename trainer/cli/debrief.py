"""``trainer debrief``: what a call showed, any time after it."""

from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.branching import branches_html, show_branches
from trainer.cli.equipment import equip
from trainer.cli.pages import debrief_html, write_page
from trainer.cli.play import full_name, latest, manners, ones_own
from trainer.cli.recorded import reopen
from trainer.cli.refusing import one_sentence, refuse
from trainer.cli.telling import show_debrief
from trainer.store.shares import Shares
from trainer.terminal.page import Page
from trainer.transcript.record import to_json


def command(
    call: Annotated[str | None, typer.Argument(help="Which call; otherwise the newest.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    with_branches: Annotated[bool, typer.Option("--branches", help="Lines tried again, side by side.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write it as one page to this file.", dir_okay=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The scorecard as data.")] = False,
) -> None:
    """Read what a call showed, with the words that earned each mark.

    Example: trainer debrief 3fa9c2d1
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            name = full_name(store, call) if call else latest(store, equipment.settings.trainee)
            if name is None:
                raise refuse(equipment.words.say("call.none_yet"))
            stored = store.load_call(name)
            if stored.line.mode != "exam" and not Shares(store.database).is_shared(name):
                ones_own(stored, equipment.settings.trainee)
            equipment = equip(lang or stored.line.lang)
            if stored.line.mode == "exam" and stored.line.outcome is None:
                raise refuse(equipment.words.say("exam.debrief"))
            recorded = reopen(stored, equip(stored.line.lang), store)
            page = Page()
            if html is not None:
                text = branches_html if with_branches else debrief_html
                write_page(html, text(recorded, equipment.words), page, equipment.words)
            elif with_branches:
                show_branches(recorded, page, equipment.words)
            elif as_json:
                page.raw(to_json(recorded.scorecard()))
            else:
                show_debrief(recorded, manners(equipment, exam=stored.line.mode == "exam", instant=True), page)
        finally:
            store.close()
