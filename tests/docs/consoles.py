"""Documents that can be run: console blocks are executed in order, files are written and edited as the text says.

    ```console                 a command and what it prints; "…" stands for anything, alone on a line for any lines
    $ trainer check mine
    ```
    ```yaml (or text)          a file, where its first line names it
    # file: mine/x.yaml
    ```
    ```diff                    an edit: lines with - are replaced by lines with +
    --- mine/x.yaml
    ```

``python tests/docs/consoles.py FILE`` writes what is really printed into the document.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(console|yaml|text|diff)\n(.*?)^```$", re.M | re.S)
_ANY = "…"


@dataclass(frozen=True)
class Ran:
    """A command of a document, what the document says it prints, and what it printed."""

    line: int
    command: str
    expected: str
    got: str

    @property
    def right(self) -> bool:
        """Whether it printed what the document says."""
        return _matches(self.expected.split("\n"), self.got.split("\n"))


def _matches(rows: list[str], got: list[str]) -> bool:
    """Whether lines fit rows, a row of dots standing for any number of lines."""
    at = row = 0
    back: tuple[int, int] | None = None
    while at < len(got):
        if row < len(rows) and rows[row] == _ANY:
            back, row = (at, row), row + 1
        elif row < len(rows) and re.fullmatch(re.escape(rows[row]).replace(_ANY, ".*"), got[at]):
            at, row = at + 1, row + 1
        elif back is not None:
            back = (back[0] + 1, back[1])
            at, row = back[0], back[1] + 1
        else:
            return False
    return all(one == _ANY for one in rows[row:])


def run(text: str, folder: Path) -> Iterator[Ran]:
    """Every command of a document, executed in a folder with a home of its own."""
    work = folder / "work"
    work.mkdir()
    for block in _BLOCK.finditer(text):
        kind, body = block[1], block[2]
        line = text[: block.start()].count("\n") + 2
        if kind == "console":
            for at, command, expected in _commands(body):
                yield Ran(line + at, command, expected, _printed(command, work, folder))
        elif kind in ("yaml", "text") and body.startswith("# file: "):
            name, _, rest = body.partition("\n")
            path = work / name.removeprefix("# file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, encoding="utf-8")
        elif kind == "diff":
            _edit(work, body, line)


def _commands(body: str) -> Iterator[tuple[int, str, str]]:
    rows = body.rstrip("\n").split("\n")
    starts = [place for place, row in enumerate(rows) if row.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield start, rows[start][2:], "\n".join(row.rstrip() for row in rows[start + 1 : end])


def _printed(command: str, work: Path, home: Path) -> str:
    words = shlex.split(command, comments=True)
    assert words[0] == "trainer", f"only trainer is run, not {words[0]}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRAINER_")}
    environment |= {
        "TRAINER_HOME": str(home / "home"),
        "TRAINER_CACHE": os.environ.get("TRAINER_CACHE", str(home / "cache")),
        "LANG": "en_GB.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "trainer", *words[1:]], cwd=work, env=environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=600, check=False, encoding="utf-8",
    )  # fmt: skip
    return "\n".join(row.rstrip() for row in (ran.stdout + ran.stderr).rstrip("\n").split("\n"))


def _edit(work: Path, body: str, line: int) -> None:
    """One edit, or several: each run of - and + lines replaces one place of the file."""
    name, _, rest = body.partition("\n")
    path = work / name.removeprefix("--- ")
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", rest, re.M):
        before = re.sub(r"^-", "", old, flags=re.M)
        after = re.sub(r"^\+", "", new, flags=re.M)
        assert text.count(before) == 1, f"line {line}: the file has this {text.count(before)} times: {before}"
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def rewritten(text: str, ran: list[Ran]) -> str:
    """The document with what is really printed, where it says something else."""
    rows = text.split("\n")
    for one in reversed(ran):
        if not one.right:
            length = len(one.expected.split("\n")) if one.expected else 0
            rows[one.line : one.line + length] = one.got.split("\n") if one.got else []
    return "\n".join(rows)


if __name__ == "__main__":
    for given in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as place:
            before = given.read_text(encoding="utf-8")
            found = list(run(before, Path(place)))
            given.write_text(rewritten(before, found), encoding="utf-8")
            wrong = [f"{given}:{one.line}: {one.command}" for one in found if not one.right]
            sys.stdout.write("\n".join([f"{len(found)} commands, {len(wrong)} rewritten", *wrong]) + "\n")
