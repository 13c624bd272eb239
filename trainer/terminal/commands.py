"""What can be typed with a slash during a call, and what each prints. Nothing here is said to the customer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from rich.table import Table

from trainer.terminal.briefing import facts_table
from trainer.terminal.conversation import Conversation, Manners
from trainer.terminal.page import Page, gated

IN_PRACTICE = ("/facts", "/notes", "/hint", "/why", "/rewind", "/hangup", "/help", "/quit")
IN_EXAM = ("/facts", "/notes", "/hangup", "/help", "/quit")


class Next(Enum):
    """What follows a command."""

    STAY = auto()
    HANG_UP = auto()
    REWIND = auto()
    QUIT = auto()
    NOT_KEPT = auto()
    """The call stands where it stood; its last line could not be stored."""


@dataclass(slots=True)
class Desk:
    """The trainee's side of the prompt: where commands write and what they have cost so far."""

    conversation: Conversation
    manners: Manners
    page: Page
    hints: int = 0
    """Hints asked for since the last line was said."""
    back_to: int = 1
    """The trainee's line to say again, where a rewind was asked for."""

    @property
    def offered(self) -> tuple[str, ...]:
        """The commands there are in this call."""
        return IN_EXAM if self.manners.exam else IN_PRACTICE


def is_command(line: str) -> bool:
    """Whether a line is for the trainer and not for the customer."""
    return line.startswith("/")


def obey(desk: Desk, line: str) -> Next:
    """Carry out one command line."""
    name, _, rest = line.strip().partition(" ")
    if name not in desk.offered:
        desk.page.line(desk.manners.words.say("prompt.no_such_command", typed=name, offered=" ".join(desk.offered)))
        return Next.STAY
    return _DOES[name](desk, rest.strip())


def _facts(desk: Desk, _: str) -> Next:
    desk.page.show(facts_table(desk.conversation.scenario, desk.manners.words))
    return Next.STAY


def _notes(desk: Desk, text: str) -> Next:
    if text:
        desk.conversation.note(text)
        desk.page.line(desk.manners.words.say("prompt.noted"), "faint")
        return Next.STAY
    notes = desk.conversation.notes()
    for note in notes:
        desk.page.line(f"- {note}")
    if not notes:
        desk.page.line(desk.manners.words.say("prompt.no_notes"), "faint")
    return Next.STAY


def _hint(desk: Desk, _: str) -> Next:
    desk.hints += 1
    desk.page.line(desk.conversation.hint(), "weak")
    desk.page.line(desk.manners.words.say("prompt.hint_cost", cost=desk.manners.hint_cost), "faint")
    return Next.STAY


def _why(desk: Desk, _: str) -> Next:
    exchanges = desk.conversation.exchanges
    if not exchanges:
        desk.page.line(desk.manners.words.say("prompt.nothing_to_explain"), "faint")
        return Next.STAY
    for line in desk.conversation.why(exchanges[-1]):
        desk.page.line(line)
    return Next.STAY


def _rewind(desk: Desk, typed: str) -> Next:
    said = len(desk.conversation.exchanges)
    words = desk.manners.words
    if not said:
        desk.page.line(words.say("rewind.nothing"), "faint")
        return Next.STAY
    back = int(typed) if typed.isdecimal() and len(typed) < 4 else 1
    if not 1 <= back <= said or (typed and not typed.isdecimal()):
        desk.page.line(words.count("rewind.not_that_far", said), "faint")
        return Next.STAY
    desk.back_to = said - back + 1
    return Next.REWIND


def _help(desk: Desk, _: str) -> Next:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for name in desk.offered:
        table.add_row(gated(name, "title"), gated(desk.manners.words.say("prompt.help." + name[1:])))
    desk.page.show(table)
    desk.page.line(desk.manners.words.say("prompt.help.keys"), "faint")
    return Next.STAY


_DOES: dict[str, Callable[[Desk, str], Next]] = {
    "/facts": _facts,
    "/notes": _notes,
    "/hint": _hint,
    "/why": _why,
    "/rewind": _rewind,
    "/help": _help,
    "/hangup": lambda desk, _: Next.HANG_UP,
    "/quit": lambda desk, _: Next.QUIT,
}


class CommandCompleter(Completer):
    """Completes a slash at the start of a line, and nothing else."""

    def __init__(self, offered: tuple[str, ...]) -> None:
        self._offered = offered

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """The commands that begin as typed."""
        typed = document.text_before_cursor
        if typed.startswith("/") and " " not in typed:
            for name in self._offered:
                if name.startswith(typed):
                    yield Completion(name, start_position=-len(typed))
