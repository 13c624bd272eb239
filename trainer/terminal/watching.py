"""A call played for somebody who watches: one turn after another at reading pace, the marks beside the lines.

The pace is a number handed in; how to wait for it too.
"""

from collections.abc import Callable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table

from trainer.call import Exchange
from trainer.coaching.telling import GOOD, best, levelled, sentence
from trainer.coaching.verdict import how_taken
from trainer.content.words import Words
from trainer.terminal.page import Page, gated, marked_text
from trainer.transcript import CustomerTurn

Wait = Callable[[float], None]
_BREATH_SECONDS = 0.8
_LONGEST_SECONDS = 12.0
_NARROW = 64
"""Below so many columns the marks stand under the line."""


def show_call(opening: CustomerTurn | None, exchanges: Sequence[Exchange], name: str, page: Page, pace: "Pace") -> None:
    """The whole call; ``name`` is the customer's."""
    if opening is not None:
        _customer(opening, name, page)
        pace.read(opening.text)
    for exchange in exchanges:
        page.show(_trainee(exchange, pace.words, page.width))
        pace.read(exchange.trainee.text)
        _customer(exchange.reply, name, page)
        pace.read(exchange.reply.text)


class Pace:
    """How fast somebody reads, and in which language."""

    def __init__(self, words_a_minute: int, wait: Wait, words: Words) -> None:
        self.words = words
        self._words_a_minute = words_a_minute
        self._wait = wait

    def seconds(self, text: str) -> float:
        """How long a text takes to read; 0 where nothing is waited for."""
        if self._words_a_minute <= 0:
            return 0.0
        return min(_LONGEST_SECONDS, _BREATH_SECONDS + 60.0 * len(text.split()) / self._words_a_minute)

    def read(self, text: str) -> None:
        """Wait until it has been read."""
        if seconds := self.seconds(text):
            self._wait(seconds)


def _customer(turn: CustomerTurn, name: str, page: Page) -> None:
    page.line(f"{name}: {turn.heard}", "customer")
    page.line()


def _trainee(exchange: Exchange, words: Words, width: int) -> RenderableType:
    """The line with the words that count underlined, and its marks beside or under it."""
    spans = {span for mark in levelled(exchange.marked) for span in mark.evidence}
    said = gated(f"{words.say('watch.trainee')} ")
    said.append_text(marked_text(exchange.trainee.text, sorted(spans)))
    if width < _NARROW:
        return Group(said, _marks(exchange, words))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=5)
    table.add_column(ratio=4)
    table.add_row(said, _marks(exchange, words))
    return table


def _marks(exchange: Exchange, words: Words) -> RenderableType:
    """All marks in brief, the one that tells most in a sentence, serious faults, and how the customer took it."""
    marks = [mark for mark in levelled(exchange.marked) if mark.evidence or mark.level < GOOD]
    rows = [gated(" · ".join(f"{words.say(f'rule.{mark.rule}')} {mark.level}/4" for mark in marks), "title")]
    told = best(exchange.marked) or next(iter(marks), None)
    if told is not None:
        why = sentence(words, told.reason, exchange.trainee.text, told.evidence)
        rows.append(gated(why, "good" if told.level >= GOOD else "faint"))
    rows += [gated("✗ " + words.say(f"gate.{fault.gate}"), "bad") for fault in exchange.marked.faults]
    rows.append(gated(words.say(how_taken(exchange.taken)), "faint"))
    return Group(*(row for row in rows if row.plain))
