"""A whole call without a terminal, and what must not depend on the machine it is played on."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from commands import alone, trainer

LINES = (Path(__file__).parent / "interested.txt").read_text(encoding="utf-8")
CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--seed", "3", "--lang", "en")
NASTY = [json.loads(line) for line in (Path(__file__).parents[1] / "gate" / "nasty.txt").read_text().splitlines()]
ACTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def without_id(text):
    return re.sub(r"\b[0-9a-f]{8}\b", "CALL", text)


def test_a_whole_call_is_played_kept_and_told(tmp_path):
    ran = trainer(tmp_path, *CALL, typed=LINES)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "How it went" in ran.stdout and "Grace Adeyemi:" in ran.stdout
    told = trainer(tmp_path, "debrief")
    assert without_id(told.stdout).split("How it went")[1] == without_id(ran.stdout).split("How it went")[1]
    verified = trainer(tmp_path, "verify")
    assert (verified.returncode, verified.stdout.strip()) == (0, "1 call recomputed, 0 differences.")


@pytest.mark.parametrize("seed", [str(seed) for seed in range(4)])
def test_the_same_inputs_print_the_same_call_whatever_the_hash_seed_and_locale(tmp_path, seed):
    first = trainer(tmp_path / "a", *CALL, typed=LINES, LANG="C.UTF-8")
    again = alone(tmp_path / "b", *CALL, typed=LINES, PYTHONHASHSEED=seed + "7", LANG="bg_BG.UTF-8", TZ="Asia/Tokyo")
    assert again.stdout != "" and without_id(again.stdout) == without_id(first.stdout)


def test_nothing_nasty_reaches_the_terminal_or_stops_the_call(tmp_path):
    typed = b"\n".join(line.replace("\n", " ").encode("utf-8", "surrogatepass") for line in NASTY)
    ran = trainer(tmp_path, *CALL, typed=typed)
    assert "Traceback" not in ran.stdout + ran.stderr
    assert [letter for letter in ran.stdout if unicodedata.category(letter) in ACTING and letter != "\n"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("practice", "payrol-cold-call", "--as", "busy-manager"), 2, "Did you mean payroll-cold-call?"),
        (("practice", "payroll-cold-call", "--as", "nobody"), 2, "There is no 'nobody'"),
        (("practice",), 2, "Say which scenario"),
        (("debrief", "00000000"), 1, "There is no call '00000000'."),
        (("resume",), 1, "No call is waiting"),
        (("rewind", "00000000", "--turn", "1"), 1, "There is no call '00000000'."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path, arguments, code, sentence):
    ran = trainer(tmp_path, *arguments)
    assert ran.returncode == code
    assert sentence in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
