"""Promise: the same call, the same score: byte for byte, whatever the machine is set to, whichever store and Python."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.store.conftest import address, server  # noqa: F401 (fixtures)
from tests.torture.conftest import Told
from tests.torture.inside import CALL, LINES

COLUMNS = "seq, text, spoken, understanding, marks, reply, aside"
LOCALES = ("C", "C.UTF-8", "en_US.UTF-8", "bg_BG.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "ar_EG.UTF-8", "POSIX")
ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "Europe/Sofia", "Antarctica/Troll", ":nowhere")
CLOCKS = (
    "-10y",
    "+10y",
    "@2026-03-29 02:59:50",
    "@2026-10-25 03:59:50",
    "@2028-02-29 12:00:00",
    "@2038-01-19 03:14:00",
)
PYTHONS = tuple(one for one in os.environ.get("TRAINER_PYTHONS", "").split(os.pathsep) if one)
"""Interpreters that have the dependencies, besides the one that runs the tests."""


def played(home: Path, *, python: str = sys.executable, before: tuple[str, ...] = (), **variables: str) -> bytes:
    """Everything stored of a call but its name, its times and what is derived from them; and its scorecard."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "TRAINER_"))},
        "TRAINER_HOME": str(home),
        "TRAINER_CACHE": os.environ["TRAINER_CACHE"],
        "TRAINER_SEMANTIC": "false",
        **variables,
    }

    def run(*arguments: str, typed: str = "") -> bytes:
        line = [*before, python, "-m", "trainer", *arguments]
        ran = subprocess.run(line, input=typed.encode(), capture_output=True, env=environment, check=False, timeout=300)
        assert ran.returncode == 0, ran.stderr.decode()
        return ran.stdout

    run(*CALL, typed=LINES)
    card = run("debrief", "--json")
    return repr(_rows(home, variables.get("TRAINER_STORE", ""))).encode() + card


def _rows(home: Path, store: str) -> list[tuple[object, ...]]:
    if store:
        engine = create_engine(store)
        with engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(text(f"SELECT {COLUMNS} FROM turns ORDER BY seq"))]
        engine.dispose()
        return found
    with sqlite3.connect(home / "calls.db") as base:
        return base.execute(f"SELECT {COLUMNS} FROM turns ORDER BY seq").fetchall()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return played(tmp_path_factory.mktemp("first"), PYTHONHASHSEED="0", LANG="C.UTF-8", TZ="UTC")


@pytest.mark.torture
def test_fifty_hash_seeds_locales_and_time_zones(tmp_path: Path, first: bytes, told: Told) -> None:
    same = 0
    for seed in range(1, 51):
        where = {"LANG": LOCALES[seed % len(LOCALES)], "TZ": ZONES[seed % len(ZONES)]}
        same += played(tmp_path / str(seed), PYTHONHASHSEED=str(seed * 7919), **where) == first
    told(f"{same} of 50 hash seeds, {len(LOCALES)} locales, {len(ZONES)} time zones: the same {len(first)} bytes")
    assert same == 50


@pytest.mark.torture
@pytest.mark.parametrize("clock", CLOCKS)
def test_the_clock_says_another_year(tmp_path: Path, first: bytes, clock: str) -> None:
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.fail("this attack needs faketime (apt-get install faketime)")
    assert played(tmp_path, before=(faketime, "-f", clock), TZ="Europe/Sofia") == first


@pytest.mark.torture
def test_every_python_that_was_named(tmp_path: Path, first: bytes, told: Told) -> None:
    same = [python for python in PYTHONS if played(tmp_path / Path(python).parts[-3], python=python) == first]
    told(f"besides {sys.version.split()[0]}: {len(same)} of {len(PYTHONS)} Pythons give the same bytes")
    assert same == list(PYTHONS)


@pytest.mark.server
def test_the_server_holds_the_same_call(tmp_path: Path, first: bytes, address: str) -> None:  # noqa: F811
    assert played(tmp_path, TRAINER_STORE=address) == first
