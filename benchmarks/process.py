"""Programs started and measured from outside: CPU time, memory, and the moment a prompt stands on a terminal."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SPEED = 1_000_000_000
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Ran:
    """What a finished program used."""

    cpu_s: float
    output: bytes
    wall_s: float = 0.0
    peak_kib: int = 0
    """Of the program's largest process."""


@dataclass(frozen=True, slots=True)
class Prompted:
    """What a program used until a prompt stood on its terminal."""

    cpu_s: float
    wall_s: float


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's variables and more; compiled modules are kept, as a trainee's machine does."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(ROOT / ".bench" / "compiled"), **more}


def trainer_command() -> list[str]:
    """The installed command, or the module where it is not installed."""
    script = Path(sys.executable).with_name("trainer")
    return [str(script)] if script.is_file() else [sys.executable, "-m", "trainer"]


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, may_say: tuple[int, ...] = (0,)) -> Ran:
    """The program with its children, run to its end. Raises RuntimeError if it ends with another code than it may."""
    began = time.perf_counter()
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
        env=_environment(environment or {}),
    )  # fmt: skip
    assert child.stdout is not None
    output = child.stdout.read()
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in may_say:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Ran(used.ru_utime + used.ru_stime, output, time.perf_counter() - began, used.ru_maxrss)


def until(command: Sequence[str], keys: bytes, shown: bytes, environment: Mapping[str, str]) -> Prompted:
    """The program on a terminal of its own, until it has written ``shown``; then it is ended.

    ``keys`` are typed at once. Raises RuntimeError if the words never come.
    """
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), _environment(environment))
    os.write(terminal, keys)
    seen = b""
    try:
        while shown not in seen:
            ready, _, _ = select.select([terminal], [], [], _PATIENCE_S)
            if not ready:
                raise RuntimeError(f"{shown!r} was never shown")
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                raise RuntimeError(f"the program ended before {shown!r}: {seen[-400:]!r}") from None
        return Prompted(_cpu_of(pid), time.perf_counter() - began)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(pid, 0)


def _cpu_of(pid: int) -> float:
    """CPU seconds of a running program, all its threads; the kernel counts them in nanoseconds."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / _SPEED
