"""A whole call in a process of its own under strace, which lets one system call fail, or kills at it."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.test_killed_calls import CALL, LINES

STORAGE = ("pwrite64", "fdatasync", "fsync", "ftruncate", "link", "unlink")


def call_under_strace(home: Path, seed: int, *options: str, log: Path | None = None) -> tuple[int, str, str]:
    """Exit code (negative for a signal), standard output and standard error of one call with all its lines."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.fail("this attack needs strace (apt-get install strace)")
    environment = {**os.environ, "TRAINER_HOME": str(home), "TRAINER_SEMANTIC": "false", "COLUMNS": "400"}
    watched = ("-f", "-qq", "-o", str(log or os.devnull), "-e", f"trace={','.join(STORAGE)}")
    ran = subprocess.run(
        [strace, *watched, *options, sys.executable, "-u", "-m", "trainer", *CALL, str(seed)],
        input="".join(line + "\n" for line in LINES).encode(),
        capture_output=True,
        env=environment,
        check=False,
        timeout=120,
    )
    return ran.returncode, ran.stdout.decode("utf-8", "ignore"), ran.stderr.decode("utf-8", "ignore")


def acknowledged(out: str) -> list[str]:
    """The lines whose answer was printed."""
    said = re.split(r"^You> ", out, flags=re.M)[1:]
    return [part.splitlines()[0] for part in said if re.search(r"^Grace Adeyemi: ", part, re.M)]


def counted(home: Path, log: Path) -> Counter[str]:
    """How often an undisturbed call makes each storage system call."""
    call_under_strace(home, 0, log=log)
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), flags=re.M))
