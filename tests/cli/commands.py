"""Commands as a person runs them: in this process, hundreds in the time of a few starts, or ``alone`` in one."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from trainer.cli.main import run

Ran = subprocess.CompletedProcess[str]


def trainer(home: Path, *arguments: str, typed: str | bytes = "", **variables: str) -> Ran:
    """One command with standard streams and an environment of its own."""
    with _variables(_environment(home, variables)):
        before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = (_stream(_raw(typed)), out := _stream(), err := _stream())
        code: object = 0
        try:
            run(arguments)
        except SystemExit as left:
            code = left.code or 0
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    assert isinstance(code, int)
    return Ran(arguments, code, out.buffer.getvalue().decode("utf-8"), err.buffer.getvalue().decode("utf-8"))


def alone(home: Path, *arguments: str, typed: str | bytes = "", **variables: str) -> Ran:
    """The same in a process of its own: for what hangs on the interpreter, such as its hash seed."""
    ran = subprocess.run(
        [variables.pop("python", sys.executable), "-m", "trainer", *arguments],
        input=_raw(typed),
        capture_output=True,
        env=_environment(home, variables),
        check=False,
        timeout=120,
    )
    return Ran(ran.args, ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def _raw(typed: str | bytes) -> bytes:
    return typed.encode("utf-8", "surrogatepass") if isinstance(typed, str) else typed


def _stream(raw: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", write_through=True)


def _environment(home: Path, variables: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRAINER_")}
    cache = {"TRAINER_CACHE": os.environ["TRAINER_CACHE"]}
    return {**kept, **cache, "TRAINER_HOME": str(home), "TRAINER_SEMANTIC": "false", "PYTHONUTF8": "1", **variables}


@contextmanager
def _variables(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
