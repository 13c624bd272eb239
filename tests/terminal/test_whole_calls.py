"""Whole calls with the three first customers at a real terminal, and what each kind of seller gets."""

import json
import sqlite3
from pathlib import Path

import pytest
from sitting import Sitting

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

CALLS = Path(__file__).parent / "calls"


def played(home: Path, persona: str, seed: int, script: str) -> tuple[str | None, str, list[int]]:
    """Outcome, best outcome and irritation after each line of a call typed at the prompt."""
    sitting = Sitting(home, "practice", "payroll-cold-call", "--as", persona, "--seed", str(seed), "--instant")
    sitting.until("Your goal for this call:")
    sitting.say("")
    sitting.until("You>")
    for turn, line in enumerate((CALLS / script).read_text().splitlines(), 1):
        sitting.say(line)
        while sitting.child.isalive() and kept(home) < turn and not over(home):
            sitting.read(0.05)
        if over(home):
            break
    sitting.read(0.5)
    sitting.close()
    with sqlite3.connect(home / "calls.db") as base:
        ((best,),) = base.execute("select best_outcome from calls").fetchall()
        asides = [json.loads(aside) for (aside,) in base.execute("select aside from turns order by seq")]
    return over(home), best, [round(aside["after"]["irritation"] / 100) for aside in asides]


def query(home: Path, statement: str) -> list[tuple]:
    with sqlite3.connect(home / "calls.db") as base:
        return base.execute(statement).fetchall()


def kept(home: Path) -> int:
    return query(home, "select count(*) from turns")[0][0]


def over(home: Path) -> str | None:
    rows = query(home, "select outcome from endings")
    return rows[0][0] if rows else None


@pytest.mark.parametrize(
    ("persona", "seed", "script", "best"),
    [
        ("interested-planner", 24, "interested-skilled.txt", "sale"),
        ("interested-planner", 36, "interested-skilled.txt", "sale"),
        ("hostile-owner", 2, "hostile-skilled.txt", "callback"),
        ("hostile-owner", 3, "hostile-skilled.txt", "callback"),
        ("busy-manager", 1, "busy-skilled.txt", "callback"),
        ("busy-manager", 2, "busy-skilled.txt", "callback"),
    ],
)
def test_a_skilled_trainee_reaches_the_best_outcome(tmp_path, persona, seed, script, best):
    outcome, possible, _ = played(tmp_path, persona, seed, script)
    assert (outcome, possible) == (best, best)


@pytest.mark.parametrize("seed", [24, 36])
def test_an_average_one_does_not_always(tmp_path, seed):
    outcome, possible, _ = played(tmp_path, "interested-planner", seed, "interested-average.txt")
    assert possible == "sale"
    assert outcome != "sale"


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_a_pushy_one_is_hung_up_on_by_the_hostile(tmp_path, seed):
    assert played(tmp_path, "hostile-owner", seed, "pushy.txt")[0] == "hangUp"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_pushy_one_is_left_by_the_busy(tmp_path, seed):
    assert played(tmp_path, "busy-manager", seed, "pushy.txt")[0] in ("walkAway", "hangUp")


def test_the_hostile_one_calms_step_by_step(tmp_path):
    _, _, irritation = played(tmp_path, "hostile-owner", 2, "hostile-skilled.txt")
    assert irritation == sorted(irritation, reverse=True)
    assert irritation[-1] <= 36
