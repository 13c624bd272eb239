"""Commands run inside the test's own process, over pipes: no start is paid for, everything else is real."""

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from trainer.cli.main import run


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def ran(home: Path, *arguments: str, typed: str = "", **variables: str) -> Ran:
    """The exit code and what was printed, with a store and settings of the test's own."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in {"TRAINER_HOME": str(home), "TRAINER_SEMANTIC": "false", **variables}.items():
            patched.setenv(name, value)
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode("utf-8")), encoding="utf-8"))
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        code = 0
        try:
            run(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    return stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
