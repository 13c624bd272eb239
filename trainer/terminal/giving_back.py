"""The terminal is given back as it was, also where a signal ends or stops the program at a prompt.

A prompt changes how the terminal reads keys, hides the cursor and marks pastes. Whoever ends the process outright
would leave it so; here each such signal unwinds the prompt first. (Nothing can be done about ``kill -9``: ``reset``.)
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from prompt_toolkit.application import get_app, run_in_terminal

if sys.platform != "win32":
    import termios

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")


@contextmanager
def given_back() -> Iterator[None]:
    """While inside, a signal that ends the program leaves every prompt first; the exit code is 128 + its number."""
    before = [(number, signal.signal(number, _leave)) for number in _numbers()]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _numbers() -> list[signal.Signals]:
    """The signals there are on this system."""
    return [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


class Lent:
    """A terminal as it was when it was lent to a prompt. Hand ``while_prompting`` to the prompt as ``pre_run``."""

    def __init__(self) -> None:
        self._stdin: int | None = None
        if sys.platform != "win32" and sys.stdin.isatty():
            self._stdin = sys.stdin.fileno()
            self._was = termios.tcgetattr(self._stdin)

    def while_prompting(self) -> None:
        """Let the prompt be stopped from outside and go on later, and let what goes wrong in it end it."""
        loop = asyncio.get_running_loop()
        # prompt_toolkit would print the traceback and wait for Enter.
        loop.set_exception_handler(_end_the_prompt)
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGTSTP, lambda: run_in_terminal(self._stop))

    def _stop(self) -> None:
        if sys.platform != "win32":
            if self._stdin is not None:
                # The prompt's own way back to a plain terminal leaves flow control off.
                termios.tcsetattr(self._stdin, termios.TCSADRAIN, self._was)
            os.kill(os.getpid(), signal.SIGSTOP)


def _end_the_prompt(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    app, error = get_app(), context.get("exception")
    if error is None or not app.is_running or app.is_done:
        loop.default_exception_handler(context)
    else:
        app.exit(exception=error)
