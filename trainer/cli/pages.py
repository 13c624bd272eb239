"""Pages that a command writes into a file: whole or not at all, and said in one sentence either way."""

from pathlib import Path

from trainer.cli.playbook_calls import heard_elsewhere
from trainer.cli.recorded import RecordedCall
from trainer.cli.refusing import refuse
from trainer.coaching import debrief
from trainer.coaching.debrief_page import Beside, debrief_page
from trainer.content.words import Words
from trainer.files.writing import replace_text
from trainer.terminal.page import Page


def debrief_html(recorded: RecordedCall, words: Words) -> str:
    """The debrief of a call as it stands, as a page. Raises StoreError."""
    call = recorded.call
    told = debrief(call.transcript, call.exchanges, recorded.scorecard(), recorded.scenario, recorded.persona)
    played = f"{recorded.scenario.title} – {recorded.persona.name}"
    beside = Beside(recorded.wordings(told), heard_elsewhere(recorded, told, words), played)
    return debrief_page(told, call.transcript, call.exchanges, words, beside)


def write_page(path: Path, text: str, page: Page, words: Words) -> None:
    """The file with this text; where it was written is said."""
    try:
        replace_text(path, text)
    except OSError as error:
        raise refuse(words.say("page.cannot", path=str(path), why=error.strerror or type(error).__name__)) from None
    page.line(words.say("page.written", path=str(path)), "faint")
