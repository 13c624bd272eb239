"""The one way out to a terminal: everything printed goes through here, gated, wrapped and coloured with care.

Colours follow the terminal (``NO_COLOR``, ``TERM=dumb``, no terminal at all) and never carry a meaning alone.
"""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from trainer.gate import for_json, for_terminal

# Blue against orange is told apart with every common colour blindness; bold and symbols say the same again.
THEME = Theme(
    {
        "customer": Style(color="bright_blue", bold=True),
        "trainee": Style(bold=True),
        "good": Style(color="blue", bold=True),
        "weak": Style(color="yellow"),
        "bad": Style(color="bright_red", bold=True),
        "faint": Style(dim=True),
        "evidence": Style(underline=True, bold=True),
        "title": Style(bold=True),
    }
)
WIDEST = 100
"""Lines longer than this are hard to read; wide terminals keep a margin."""


class Page:
    """A terminal to write on."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(theme=THEME, highlight=False, markup=False, emoji=False, soft_wrap=False)

    @property
    def width(self) -> int:
        """Columns that may be used."""
        return min(self.console.width, WIDEST)

    def line(self, text: str = "", style: str = "") -> None:
        """One paragraph, wrapped at words."""
        self.console.print(Text(for_terminal(text, lines=True), style=style), width=self.width)

    def unbroken(self, text: str, style: str = "") -> None:
        """One line that is never wrapped: editors read places from it, and a caret stands under its character."""
        self.console.print(Text(for_terminal(text), style=style), soft_wrap=True)

    def show(self, *things: RenderableType) -> None:
        """Tables, panels and marked text that were built from gated text."""
        for thing in things:
            self.console.print(thing, width=self.width)

    def raw(self, text: str) -> None:
        """Data for another program: not wrapped, and what would act is escaped as JSON escapes it."""
        self.console.file.write(for_json(text) + "\n")


def gated(text: str, style: str = "") -> Text:
    """Text that may be put into tables and panels."""
    return Text(for_terminal(text, lines=True), style=style)


def marked_text(text: str, spans: Iterable[tuple[int, int]], style: str = "evidence") -> Text:
    """A quotation with the words that count underlined; offsets are those of the text as recorded."""
    out = Text()
    at = 0
    for first, last in sorted(spans):
        start, end = max(first, at), max(last, at)
        out.append(for_terminal(text[at:start], lines=True))
        out.append(for_terminal(text[start:end], lines=True), style=style)
        at = end
    out.append(for_terminal(text[at:], lines=True))
    return out
