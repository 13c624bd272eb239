"""Attempts at one call side by side: the line that sets each apart, the customer's answer, the marks, the end."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table

from trainer.coaching.branches import Branch
from trainer.coaching.why import points
from trainer.content.words import Words
from trainer.terminal.page import gated

_ABREAST = 3
"""Columns that can still be read at eighty characters."""


def branches_screen(found: Sequence[Branch], words: Words) -> tuple[RenderableType, ...]:
    """The first attempt in every table, the others beside it."""
    first, others = found[0], found[1:]
    groups = [others[at : at + _ABREAST - 1] for at in range(0, len(others), _ABREAST - 1)]
    tables = [_table((first, *group), words) for group in groups]
    return (gated(words.say("branches.title"), "title"), *tables, gated(words.say("branches.apart"), "faint"))


def _table(abreast: Sequence[Branch], words: Words) -> Table:
    table = Table(padding=(0, 1), show_lines=True, expand=True)
    table.add_column("", min_width=12)
    for one in abreast:
        head = words.say("branches.first") if one.turn is None else words.say("branches.from", turn=one.turn)
        table.add_column(gated(f"{'  ' * max(0, one.depth - 1)}{'└ ' if one.depth else ''}{head}\n{one.name}"), ratio=4)
    table.add_row(gated(words.say("debrief.you")), *(gated(one.line or "–") for one in abreast))
    table.add_row(gated(words.say("debrief.they")), *(gated(one.answer or "–", "customer") for one in abreast))
    table.add_row("", *(_marks(one, words) for one in abreast))
    for name in ("trust", "irritation"):
        felt = (gated(str(points(getattr(one.felt, name))) if one.felt else "–") for one in abreast)
        table.add_row(gated(words.say(f"branches.{name}")), *felt)
    table.add_row(gated(words.say("branches.outcome")), *(gated(_outcome(one, words)) for one in abreast))
    scores = (gated("–" if one.score is None else str(one.score), "title") for one in abreast)
    table.add_row(gated(words.say("branches.score")), *scores)
    return table


def _marks(one: Branch, words: Words) -> RenderableType:
    return Group(*(gated(f"{words.say(f'rule.{mark.rule}')} {mark.level}/4") for mark in one.marks))


def _outcome(one: Branch, words: Words) -> str:
    return words.say(f"outcome.{one.outcome}") if one.outcome else words.say("branches.open")
