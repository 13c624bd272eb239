"""``trainer rescore`` and ``trainer diff`` as a trainer runs them, on calls that were really played."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands import trainer

from trainer.files.folders import shipped_folder
from trainer.store import open_store
from trainer.transcript import Outcome

LINES = "Hello, I'm Anna. What brings you in?\nIt costs 249 euro, with two batteries.\nWhat worries you about it?\n"
STAGES = "  seller: {opening: 10, needs: 20, presentation: 20, objections: 30, closing: 20}"
OTHER = "  seller: {opening: 90, needs: 10, presentation: 0, objections: 0, closing: 0}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one finished call, and a trainer's folder with another rubric and a dearer vacuum."""
    played = trainer(tmp_path, "practice", "vacuum-shop", "--as", "sceptical-engineer", "--seed", "3", "--lang", "en",
                     "--instant", typed=LINES)  # fmt: skip
    assert played.stderr == ""
    store = open_store(str(tmp_path / "calls.db"))
    for line in store.calls():
        if line.outcome is None:
            store.finish_call(line.id, Outcome.TRAINEE_QUIT, at=datetime.now(UTC))
    store.close()
    for name, old, new in (
        ("rubrics/standard.yaml", STAGES, OTHER),
        ("scenarios/en/vacuum-shop.yaml", '"249 euro", ', '"949 euro", '),
    ):
        text = (shipped_folder() / name).read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_rescore_shows_first_asks_and_then_appends(home: Path) -> None:
    mine = ("--content", str(home / "mine"), "--lang", "en")
    assert trainer(home, "rescore", "--lang", "en").stdout.startswith("One call scored again; 0 with another score.")
    dry = trainer(home, "rescore", "--dry-run", "--json", *mine)
    moved = json.loads(dry.stdout)["moved"]
    assert [one["scenario"] for one in moved] == ["vacuum-shop"]
    refused = trainer(home, "rescore", *mine)
    assert (refused.returncode, "--yes" in refused.stderr) == (2, True)
    assert "One scorecard appended" in trainer(home, "rescore", "--yes", *mine).stdout
    again = trainer(home, "rescore", "--yes", *mine)
    assert again.stdout == "One call scored again; 0 with another score.\n"
    assert json.loads(trainer(home, "debrief", "--json").stdout)["score"] == moved[0]["after"]
    assert trainer(home, "verify").returncode == 0


@pytest.mark.slow
def test_a_diff_says_what_changed_and_for_which_calls(home: Path) -> None:
    mine = str(home / "mine" / "scenarios" / "en" / "vacuum-shop.yaml")
    same = trainer(home, "diff", "vacuum-shop", "--lang", "en")
    assert (same.returncode, same.stdout) == (0, "0 changes.\n")
    found = json.loads(trainer(home, "diff", "vacuum-shop@played", mine, "--json", "--lang", "en").stdout)
    changes = [(one["where"], one["part"], one["before"], one["after"]) for one in found["changes"]]
    assert changes == [("facts · F1 · terms", "heard", "249 euro", ""), ("facts · F1 · terms", "heard", "", "949 euro")]
    assert (found["calls"], found["rescored"]["summary"]["calls"]) == (1, 1)
    for arguments in (("nosuch",), ("vacuum-shop@ffff", mine), ("vacuum-shop", "busy-manager")):
        wrong = trainer(home, "diff", *arguments, "--lang", "en")
        assert wrong.returncode in (1, 2) and wrong.stderr.count("\n") == 1 and wrong.stdout == ""
