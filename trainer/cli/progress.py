"""``trainer progress``: your calls so far, rule by rule, and what to practise next."""

import json
from typing import Annotated

import typer
from rich.table import Table

from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import reopen
from trainer.cli.refusing import one_sentence, refuse
from trainer.coaching.progress import Progress, progress
from trainer.content.words import Words
from trainer.scoring import Scorecard
from trainer.store import Store
from trainer.terminal.curves import bar
from trainer.terminal.page import Page, gated

_LATEST = 24
"""Verdicts drawn; older ones still count."""


def command(
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
) -> None:
    """Your calls so far, and what to practise next.

    Example: trainer progress
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            cards = first_attempts(store, equipment)
        finally:
            store.close()
    if not cards:
        raise refuse(equipment.words.say("call.none_yet"))
    page, shown = Page(), progress(cards)
    if as_json:
        page.raw(json.dumps(_data(shown), ensure_ascii=False))
    else:
        _show(shown, equipment.words, page)


def first_attempts(store: Store, equipment: Equipment) -> list[Scorecard]:
    """The scorecards of all calls that are over, oldest first; what was tried again after a rewind does not count."""
    cards = []
    for line in store.calls(equipment.settings.trainee):
        if line.outcome is not None and line.parent is None and line.turns:
            cards.append(reopen(store.load_call(line.id), equip(line.lang), store).scorecard())
    return cards


def _show(shown: Progress, words: Words, page: Page) -> None:
    page.line(words.count("progress.calls", shown.calls, cleared=shown.cleared), "title")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    if shown.scores:
        latest = "".join(bar(score * 100) for score in shown.scores[-_LATEST:])
        table.add_row(gated(words.say("progress.score"), "title"), gated(latest), gated(str(shown.scores[-1])))
    for line in shown.lines:
        drawn = "".join(bar(share * 100) for share in line.shares[-_LATEST:])
        figure = words.say("progress.thin", n=len(line.shares)) if line.mean is None else f"{line.mean}%"
        style = "faint" if line.mean is None else ""
        table.add_row(gated(words.say(f"rule.{line.rule}"), "title"), gated(drawn, style), gated(figure, style))
    page.show(table)
    if shown.weakest is None:
        page.line(words.say("progress.more"))
    else:
        page.line(words.say("progress.next", rule=words.say(f"rule.{shown.weakest}")), "title")


def _data(shown: Progress) -> dict[str, object]:
    return {
        "schema_version": 1,
        "calls": shown.calls,
        "cleared": shown.cleared,
        "scores": shown.scores,
        "rules": {line.rule: {"percent": line.mean, "verdicts": len(line.shares)} for line in shown.lines},
        "next": shown.weakest,
    }
