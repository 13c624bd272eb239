"""Pages that a command writes into a file: whole or not at all, and said in one sentence either way."""

from pathlib import Path

from trainer.cli.refusing import refuse
from trainer.content.words import Words
from trainer.files.writing import replace_text
from trainer.terminal.page import Page


def write_page(path: Path, text: str, page: Page, words: Words) -> None:
    """The file with this text; where it was written is said."""
    try:
        replace_text(path, text)
    except OSError as error:
        raise refuse(words.say("page.cannot", path=str(path), why=error.strerror or type(error).__name__)) from None
    page.line(words.say("page.written", path=str(path)), "faint")
