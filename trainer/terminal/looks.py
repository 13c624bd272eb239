"""How the prompt looks: the customer's words as they are being spoken, and the trainee's place to type."""

import os
import textwrap

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style

from trainer.gate import for_terminal
from trainer.terminal.commands import Desk
from trainer.terminal.page import WIDEST
from trainer.transcript import CustomerTurn

_SPEAKING = "▌"
_CUT_SHORT = " –"


def style() -> Style:
    """Colours of the prompt; none where the environment asks for none."""
    if os.environ.get("NO_COLOR"):
        return Style([("customer", "bold"), ("bottom-toolbar", "noreverse"), ("you", "bold")])
    return Style(
        [("customer", "ansibrightblue bold"), ("words", ""), ("you", "bold"), ("bottom-toolbar", "noreverse ansigray")]
    )


def customer_message(
    desk: Desk, turn: CustomerTurn | None, spoken: int | None, columns: int, *, sent: bool = False
) -> StyleAndTextTuples:
    """The prompt with the customer's turn above it: ``spoken`` characters of it, or all if ``None``.

    ``sent`` once the trainee's line is on its way: what was not spoken by then stands there as cut short.
    """
    out: StyleAndTextTuples = []
    if turn is not None:
        name = for_terminal(desk.conversation.persona.name)
        said = turn.text if spoken is None else turn.text[:spoken].rstrip() + (_CUT_SHORT if sent else _SPEAKING)
        out.append(("class:customer", f"{name}: "))
        out.append(("class:words", wrapped(for_terminal(said), len(name) + 2, columns) + "\n"))
    out.append(("class:you", desk.manners.words.say("prompt.you") + " "))
    return out


def customer_line(desk: Desk, text: str) -> None:
    """A whole turn of the customer's, printed."""
    name = for_terminal(desk.conversation.persona.name)
    desk.page.line(f"{name}: {text}", "customer")


def wrapped(text: str, indent: int, columns: int) -> str:
    """Text broken at words, its first line shortened by what stands before it."""
    width = max(20, min(columns, WIDEST) - 1)
    lines = textwrap.wrap(text, width, initial_indent=" " * min(indent, width // 2), break_on_hyphens=False)
    return "\n".join(lines).lstrip(" ")
