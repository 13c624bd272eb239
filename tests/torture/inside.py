"""Commands run in this process, as ``trainer.cli.main.run`` runs them: hundreds in the time of a few processes."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trainer.cli.main import run

CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--seed", "3", "--lang", "en")
LINES = (Path(__file__).parents[1] / "cli" / "interested.txt").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str


def trainer(home: Path, *arguments: str, typed: str | bytes = "", **variables: str) -> Ran:
    """One command with standard streams and an environment of its own."""
    raw = typed.encode("utf-8", "surrogatepass") if isinstance(typed, str) else typed
    with _environment({"TRAINER_HOME": str(home), "TRAINER_SEMANTIC": "false", "LANG": "C.UTF-8", **variables}):
        before = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = (_stream(raw), out := _stream(), err := _stream())
        code: object = 0
        try:
            run(list(arguments))
        except SystemExit as left:
            code = left.code or 0
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    assert isinstance(code, int)
    return Ran(code, out.buffer.getvalue().decode("utf-8"), err.buffer.getvalue().decode("utf-8"))


def _stream(raw: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", write_through=True)


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("TRAINER_") and name != "TRAINER_CACHE"]:
        del os.environ[name]
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
