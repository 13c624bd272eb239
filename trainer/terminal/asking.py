"""One question outside a call, answered with one line: typed, or read from a pipe."""

from collections.abc import Callable, Iterator

from prompt_toolkit import prompt
from prompt_toolkit.history import History, InMemoryHistory

from trainer.gate import Refused, admit, for_terminal
from trainer.terminal.giving_back import Lent, given_back
from trainer.terminal.page import Page

Ask = Callable[[str], str | None]
"""Asks a question and gives the answer; ``None`` if there is none to come."""


def ask(question: str, history: History | None = None) -> str | None:
    """What was typed, without blanks around it; ``None`` if the person left with Ctrl-C or Ctrl-D."""
    while True:
        try:
            with given_back():
                shown = for_terminal(question) + " "
                return admit(prompt(shown, history=history, pre_run=Lent().while_prompting)).strip()
        except Refused:
            continue
        except (EOFError, KeyboardInterrupt):
            return None


def remembering() -> Ask:
    """Questions of one sitting: the up arrow brings back what was answered before; nothing of it is kept."""
    history = InMemoryHistory()
    return lambda question: ask(question, history)


def answered_by(lines: Iterator[str | bytes], page: Page) -> Ask:
    """Questions answered by lines as they come, each shown after its question."""

    def answer(question: str) -> str | None:
        for line in lines:
            try:
                text = admit(line.rstrip(b"\r\n") if isinstance(line, bytes) else line.rstrip("\r\n")).strip()
            except Refused:
                continue
            page.line(f"{question} {text}")
            return text
        return None

    return answer
