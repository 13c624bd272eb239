import json
import re

from commands import trainer

CALL = ("practice", "vacuum-shop", "--as", "indecisive-parent", "--seed", "5")
TYPED = "Good morning, my name is Ann.\nOkay.\n/rewind\nIs it the waiting that bothers you, or the price?\n/hangup\n"


def test_a_line_taken_back_in_the_call_makes_a_branch_beside_the_first_attempt(tmp_path):
    ran = trainer(tmp_path, *CALL, typed=TYPED)
    assert ran.returncode == 0, ran.stderr
    name = re.findall(r"Kept as call (\w+)", ran.stdout)[0]
    shown = trainer(tmp_path, "debrief", name, "--branches").stdout
    assert [text in shown for text in ("first attempt", "again from line 2", "Okay.", "waiting")] == [True] * 4


def test_a_branch_is_not_counted_in_progress(tmp_path):
    trainer(tmp_path, *CALL, typed=TYPED)
    told = json.loads(trainer(tmp_path, "progress", "--json").stdout)
    assert told["calls"] == 0
