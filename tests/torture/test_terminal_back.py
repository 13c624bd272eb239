"""Promise: the terminal is given back. Every signal, and an exception, in every phase of a call at a real terminal."""

import os
import signal
import sys
import termios
import time
from pathlib import Path

import pexpect
import pytest

from tests.torture.conftest import Told
from tests.torture.inside import CALL

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

# An exception from anywhere: the test raises it by a signal that the program does not know.
DRIVER = """
import signal, sys
from trainer.cli.main import run
def planted(number, frame):
    raise RuntimeError("planted")
signal.signal(signal.SIGUSR1, planted)
run(sys.argv[1:])
"""
PHASES = ("choosing", "card", "speaking", "typing", "listening")
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP", "exception")
MODES = {b"?25": b"h", b"?2004": b"l", b"?1049": b"l", b"?1000": b"l", b"?1": b"l"}
"""Modes of a terminal and the end at which they must be left: cursor shown, everything else off."""


class Terminal:
    """The program at a pseudo-terminal that outlives it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        environment = {
            **os.environ,
            "TRAINER_HOME": str(home),
            "TRAINER_SEMANTIC": "false",
            "TRAINER_WORDS_PER_MINUTE": "60",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable, ["-c", DRIVER, *arguments], env=environment, dimensions=(24, 80), timeout=30
        )
        self.child.delaybeforesend = None
        self.before = self.state()

    def state(self) -> list[object]:
        return termios.tcgetattr(self.child.child_fd)

    def read(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self.raw += self.child.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    def until(self, words: bytes, seconds: float = 30.0) -> None:
        end = time.monotonic() + seconds
        while words not in self.raw:
            assert time.monotonic() < end, (words, self.raw[-600:])
            self.read(0.05)

    def kill(self, number: signal.Signals) -> None:
        os.kill(self.child.pid, number)

    def left_over(self) -> list[object]:
        """What of the terminal is not as it was."""
        wrong: list[object] = [mode for mode, end in MODES.items() if not self._ends(mode, end)]
        return wrong + [
            (at, was, now) for at, (was, now) in enumerate(zip(self.before, self.state(), strict=True)) if was != now
        ]

    def _ends(self, mode: bytes, end: bytes) -> bool:
        other = b"l" if end == b"h" else b"h"
        return self.raw.rfind(b"\x1b[" + mode + end) >= self.raw.rfind(b"\x1b[" + mode + other)


def in_phase(home: Path, phase: str) -> Terminal:
    terminal = _in_phase(home, phase)
    # Between the card and the call no prompt is up for a moment, on a busy machine for longer.
    end = time.monotonic() + 30
    while terminal.left_over() == [] and time.monotonic() < end:
        terminal.read(0.05)
    return terminal


def _in_phase(home: Path, phase: str) -> Terminal:
    if phase == "choosing":
        terminal = Terminal(home, "practice", "--lang", "en")
        terminal.until(b"?2004h")
        terminal.read(0.2)
        return terminal
    terminal = Terminal(home, *CALL)
    terminal.until(b"?2004h")
    terminal.read(0.2)
    if phase == "card":
        return terminal
    terminal.child.send("\r")
    terminal.until(b"Grace Adeyemi")
    if phase == "speaking":
        terminal.child.send("Good morning, Anna Koleva from Orbis Payroll. How long does payroll take you?\r")
        terminal.until("▌".encode())
    elif phase == "typing":
        terminal.child.send("half a li")
    else:
        terminal.read(2.5)
    terminal.read(0.2)
    return terminal


@pytest.mark.parametrize("how", SIGNALS)
def test_the_terminal_is_as_it_was(tmp_path: Path, how: str, told: Told) -> None:
    for phase in PHASES:
        terminal = in_phase(tmp_path / phase, phase)
        assert terminal.left_over() != []  # a prompt is up
        terminal.kill(signal.SIGUSR1 if how == "exception" else getattr(signal, how))
        terminal.read(0.5)
        if how == "SIGTSTP":
            assert terminal.left_over() == [], phase
            assert os.waitpid(terminal.child.pid, os.WUNTRACED | os.WNOHANG)[0] == terminal.child.pid
            terminal.kill(signal.SIGCONT)
            terminal.read(0.5)
            assert terminal.left_over() != [], phase  # it goes on
        for _ in range(20):
            if not terminal.child.isalive():
                break
            terminal.child.send("\x15\x04")
            terminal.read(0.3)
        assert not terminal.child.isalive(), (phase, terminal.raw[-800:])
        assert terminal.left_over() == [], phase
        assert b"Traceback" not in terminal.raw
    told(f"{len(PHASES)} phases: termios, cursor and paste mode as before")
