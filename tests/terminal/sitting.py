"""A trainee at a real terminal: the program on a pseudo-terminal, its screen read back as a person would see it."""

import os
import sys
import time
from pathlib import Path

import pexpect
import pyte

COLUMNS, ROWS = 80, 24


class Sitting:
    def __init__(self, home: Path, *arguments: str, columns: int = COLUMNS, rows: int = ROWS, **variables: str) -> None:
        environment = {
            **os.environ,
            "TRAINER_HOME": str(home),
            "TRAINER_SEMANTIC": "false",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **variables,
        }
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable, ["-m", "trainer", *arguments], env=environment, dimensions=(rows, columns), timeout=20
        )
        self.child.delaybeforesend = None

    def read(self, seconds: float = 0.1) -> str:
        """The screen after whatever arrives within so many seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                fresh = self.child.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.raw += fresh
            self.stream.feed(fresh)
        return "\n".join(self.screen.display)

    def until(self, words: str, seconds: float = 20.0) -> str:
        """The screen once it shows these words."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.read(0.05)
            if words in " ".join(shown.split()):
                return shown
            if not self.child.isalive() and not self.child.buffer:
                break
        raise AssertionError(f"{words!r} was never shown; the screen:\n{self.read(0.2)}")

    def quiet(self, seconds: float = 20.0) -> str:
        """The screen once the customer has finished speaking."""
        end = time.monotonic() + seconds
        shown = self.read(0.3)
        while "▌" in shown and time.monotonic() < end:
            shown = self.read(0.1)
        return shown

    def type(self, keys: str) -> None:
        self.child.send(keys)

    def say(self, line: str) -> None:
        self.child.send(line + "\r")

    def close(self) -> None:
        self.child.close(force=True)
