"""Spoilt files: whatever is done to a file, checking it ends quickly, with its problems at their places."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.checks import Offered, tell
from trainer.checks.codes import CODES
from trainer.files.checking import check_content
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import load_words

LIBRARY = Library([shipped_folder()])
OFFERED = Offered(frozenset({"buys"}), frozenset({"question"}))
PIECES = (
    *(
        b"\x00",
        b"\xff",
        b"\x1b[2J",
        b"\t",
        b"\r",
        b"\n",
        b"---\n",
        b"...\n",
        b": ",
        b"- ",
        b"? ",
        b"{",
        b"}",
        b"[",
        b"]",
    ),
    *(b"&a ", b"*a ", b"!!python/object/apply:os.system ['true']", b"!!map ", b"<<: *a", b"|", b">", b"%YAML 9.9\n"),
    *(b'"', b"'", b"#", b"@", b"`", b"{0.__class__}", b"{{7*7}}", b"%s", b"null", b"9" * 5000, b"(a+)+$", b"../../etc"),
    *("\u202e".encode(), "\ud83d\ude00".encode("utf-16", "surrogatepass"), "е́".encode(), b"\xe2\x80\xa8", b"~", b"010"),
)


def spoilt(raw: bytes, moment: random.Random) -> bytes:
    """The bytes with a few things done to them."""
    for _ in range(moment.randint(1, 4)):
        at, length = moment.randrange(len(raw) + 1), moment.choice((0, 1, 1, 5, 60, 2000))
        kind = moment.randrange(5)
        if kind == 0:
            raw = raw[:at] + moment.choice(PIECES) + raw[at:]
        elif kind == 1:
            raw = raw[:at] + raw[at + length :]
        elif kind == 2:
            raw = raw[:at] + raw[at : at + length] * moment.choice((2, 3, 40)) + raw[at + length :]
        elif kind == 3:
            raw = raw[:at] + bytes([moment.randrange(256)]) + raw[at + 1 :]
        else:
            lines = raw.split(b"\n")
            one, other = moment.randrange(len(lines)), moment.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            raw = b"\n".join(lines)
    return raw


def attack(folder: Path, times: int, seed: int) -> Iterator[float]:
    """Seconds that each check of a spoilt file took."""
    moment = random.Random(seed)
    words = load_words("en")
    sources = [
        *sorted((shipped_folder() / "scenarios" / "bg").glob("*.yaml"))[:2],
        sorted((shipped_folder() / "personas" / "en").glob("*.yaml"))[0],
        shipped_folder() / "charts" / "standard.yaml",
        shipped_folder() / "rubrics" / "standard.yaml",
    ]
    for number in range(times):
        source = sources[number % len(sources)]
        path = folder / source.name
        path.write_bytes(spoilt(source.read_bytes(), moment))
        started = time.process_time()
        report = check_content(LIBRARY, OFFERED, [path])
        yield time.process_time() - started
        lines = path.read_bytes().count(b"\n") + 1
        for problem in report.problems:
            assert problem.code in CODES
            assert 0 <= problem.line <= lines
            told = tell(problem, words)
            assert "\x1b" not in told
            assert "\n" not in told, told


def test_spoilt_files_give_problems_and_nothing_else(tmp_path: Path) -> None:
    assert max(attack(tmp_path, 150, seed=5)) < 2


@pytest.mark.torture
def test_ten_thousand_spoilt_files(tmp_path: Path) -> None:
    assert max(attack(tmp_path, 10_000, seed=6)) < 2
