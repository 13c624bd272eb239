"""A call without a terminal: lines in, plain text out. For pipes, scripts and screen readers.

Turns are printed whole, so nobody can be interrupted here and the scorecard says so.
"""

from collections.abc import Iterable

from trainer.gate import Refused, admit
from trainer.terminal.commands import Desk, Next, is_command, obey
from trainer.terminal.conversation import NotKept
from trainer.terminal.looks import customer_line
from trainer.transcript import Timing


def read_and_answer(desk: Desk, lines: Iterable[str | bytes]) -> Next:
    """Hear each line until the call ends or the lines do."""
    if desk.conversation.last is not None:
        customer_line(desk, desk.conversation.last.text)
    for line in lines:
        if desk.conversation.over:
            break
        following = _one(desk, line.rstrip(b"\r\n") if isinstance(line, bytes) else line.rstrip("\r\n"))
        if following is not Next.STAY:
            return following
    return Next.STAY if desk.conversation.over else Next.QUIT


def _one(desk: Desk, line: str | bytes) -> Next:
    words = desk.manners.words
    try:
        text = admit(line)
        if is_command(text):
            return obey(desk, text)
        desk.page.line(f"{words.say('prompt.you')} {text}")
        exchange = desk.conversation.hear(text, Timing(live=False), desk.hints)
    except Refused as refused:
        desk.page.line(words.say(refused.key, count=refused.count), "bad")
        return Next.STAY
    except NotKept as failure:
        desk.page.line(str(failure), "bad")
        return Next.NOT_KEPT
    desk.hints = 0
    if desk.manners.verdicts and not desk.manners.exam:
        desk.page.line("  " + desk.conversation.verdict(exchange), "faint")
    customer_line(desk, exchange.reply.text)
    return Next.STAY
