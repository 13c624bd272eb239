"""The call at a live prompt: the customer speaks while the trainee may already type.

Only the loop lives here. What a line does is the conversation's business; keys, commands and looks have their files.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from trainer.gate import Refused, admit
from trainer.terminal.commands import CommandCompleter, Desk, Next, is_command, obey
from trainer.terminal.conversation import NotKept
from trainer.terminal.giving_back import Lent
from trainer.terminal.keys import bindings, remembered_lines
from trainer.terminal.looks import customer_line, customer_message, style
from trainer.terminal.speaking import Speech, timetable
from trainer.terminal.toolbar import toolbar
from trainer.transcript import Timing

_TICK = 0.04
Clock = Callable[[], float]


class Left(Enum):
    """What a trainee left instead of sending a line."""

    LINE = auto()  # Ctrl-C: this line only
    PROMPT = auto()  # Ctrl-D: the call, which is kept


@dataclass(slots=True)
class Floor:
    """Who is speaking: the customer's turn, and when it began."""

    speech: Speech | None
    began: float
    first_key: float | None = None
    shown: bool = False
    """Whether the whole turn already stands on the screen."""

    def said(self, now: float) -> int:
        """Characters of the turn that have been spoken by now."""
        return self.speech.said_after(now - self.began) if self.speech else 0

    def done(self, now: float) -> bool:
        """Whether the customer has finished."""
        return self.speech is None or now - self.began >= self.speech.seconds

    def timing(self, now: float, live: bool) -> Timing:
        """What goes on record about when this line came."""
        end = self.began + (self.speech.seconds if self.speech else 0.0)
        heard = None if self.speech is None or self.done(now) else self.said(now)
        first = None if self.first_key is None else round((self.first_key - end) * 1000)
        return Timing(live=live, heard=heard, first_key_ms=first, enter_ms=round((now - end) * 1000))


class Talk:
    """One sitting at the prompt."""

    def __init__(
        self, desk: Desk, *, clock: Clock = time.monotonic, input: Input | None = None, output: Output | None = None
    ) -> None:
        self.desk = desk
        self.clock = clock
        self.began = clock()
        self.floor = Floor(None, self.began)
        self._lent = Lent()
        self.session: PromptSession[str] = PromptSession(
            history=remembered_lines(desk.conversation),
            completer=CommandCompleter(desk.offered),
            complete_while_typing=True,
            key_bindings=bindings(),
            bottom_toolbar=self._toolbar,
            refresh_interval=0.5,
            style=style(),
            input=input,
            output=output,
            reserve_space_for_menu=0,
        )
        self.session.default_buffer.on_text_insert += self._key_pressed

    def _key_pressed(self, _: object) -> None:
        if self.floor.first_key is None:
            self.floor.first_key = self.clock()

    def _toolbar(self) -> str:
        return toolbar(self.desk.conversation, self.desk.manners, int(self.clock() - self.began))

    def _message(self) -> StyleAndTextTuples:
        columns = self.session.app.output.get_size().columns
        if self.floor.speech is None or self.floor.shown:
            return customer_message(self.desk, None, None, columns)
        now = self.clock()
        spoken = None if self.floor.done(now) else self.floor.said(now)
        sent = self.session.app.is_done
        return customer_message(self.desk, self.floor.speech.turn, spoken, columns, sent=sent)

    async def run(self) -> Next:
        """Talk until the call ends, the trainee hangs up or leaves."""
        self._customer_speaks()
        draft = ""
        while not self.desk.conversation.over:
            line = await self._read(draft)
            self.floor.shown = self.floor.done(self.clock())
            if line is Left.PROMPT:
                return Next.QUIT
            draft = ""
            if isinstance(line, str) and is_command(line):
                following = self._obey(line)
                if following is not Next.STAY:
                    return following
            elif isinstance(line, str):
                draft = self._say(line)
        self._last_words()
        return Next.STAY

    def _customer_speaks(self) -> None:
        turn = self.desk.conversation.last
        pace = self.desk.manners.words_a_minute
        self.floor = Floor(timetable(turn, pace) if turn else None, self.clock())

    async def _read(self, draft: str) -> str | Left:
        ticking = asyncio.ensure_future(self._tick())
        try:
            return await self.session.prompt_async(self._message, default=draft, pre_run=self._lent.while_prompting)
        except KeyboardInterrupt:
            return Left.LINE
        except EOFError:
            return Left.PROMPT
        finally:
            ticking.cancel()

    async def _tick(self) -> None:
        """Repaint while the customer speaks."""
        while not self.floor.done(self.clock()):
            self.session.app.invalidate()
            await asyncio.sleep(_TICK)
        self.session.app.invalidate()

    def _obey(self, line: str) -> Next:
        """Carry out a command; one whose note could not be kept says so and changes nothing."""
        try:
            return obey(self.desk, line)
        except NotKept as failure:
            self.desk.page.line(str(failure), "bad")
            return Next.STAY

    def _say(self, line: str) -> str:
        """Say one line to the customer; what could not be said or kept comes back as the next draft."""
        desk = self.desk
        try:
            text = admit(line)
            timing = self.floor.timing(self.clock(), desk.manners.live)
            exchange = desk.conversation.hear(text, timing, desk.hints)
        except Refused as refused:
            desk.page.line(desk.manners.words.say(refused.key, count=refused.count), "bad")
            return ""
        except NotKept as failure:
            desk.page.line(str(failure), "bad")
            return line
        desk.hints = 0
        if desk.manners.verdicts and not desk.manners.exam:
            desk.page.line("  " + desk.conversation.verdict(exchange), "faint")
        self._customer_speaks()
        return ""

    def _last_words(self) -> None:
        """The customer's last turn, whole: there is no prompt to speak over any more."""
        turn = self.desk.conversation.last
        if turn is not None and not self.floor.shown:
            customer_line(self.desk, turn.text)
