"""Telling what a call showed: its debrief on a page."""

from trainer.cli.equipment import at_terminal
from trainer.cli.playbook_calls import heard_elsewhere
from trainer.cli.recorded import RecordedCall
from trainer.coaching import debrief
from trainer.scoring import Scorecard
from trainer.terminal.conversation import Manners
from trainer.terminal.debrief_screen import debrief_screen, in_short
from trainer.terminal.page import Page


def show_debrief(recorded: RecordedCall, how: Manners, page: Page) -> Scorecard:
    """The debrief of a call as it stands."""
    card = recorded.scorecard()
    told = debrief(recorded.call.transcript, recorded.call.exchanges, card, recorded.scenario, recorded.persona)
    heard = heard_elsewhere(recorded, told, how.words)
    page.show(*debrief_screen(told, how.words, page.width, recorded.wordings(told), heard))
    badge = recorded.preparation()
    if badge is not None:
        page.line(how.words.say("debrief.preparation", level=badge.level, why=how.words.say(badge.reason, quote="")))
    if at_terminal():
        page.line(in_short(told, how.words), "title")
    page.line(how.words.say("exam.kept" if how.exam else "call.kept", call=recorded.name), "faint")
    return card
