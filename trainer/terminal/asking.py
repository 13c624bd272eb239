"""One question outside a call, answered with one line."""

from prompt_toolkit import prompt

from trainer.gate import Refused, admit, for_terminal


def ask(question: str) -> str | None:
    """What was typed, without blanks around it; ``None`` if the person left with Ctrl-C or Ctrl-D."""
    while True:
        try:
            return admit(prompt(for_terminal(question) + " ")).strip()
        except Refused:
            continue
        except (EOFError, KeyboardInterrupt):
            return None
