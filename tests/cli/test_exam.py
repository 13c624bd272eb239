"""An exam: said to be one, the same for a cohort, few tries; sharing and disputing what practice and exams showed."""

import json
import re
import sqlite3

import pytest
from inside import ran

EXAM = ("practice", "vacuum-shop", "--exam", "--lang", "en")
SAID = "Good morning, my name is Ann.\n/hint\n/rewind\n/hangup\n"


def exam(home, who, tries="2", typed=SAID):
    return ran(home, *EXAM, typed=typed, TRAINER_TRAINEE=who, TRAINER_COHORT="autumn", TRAINER_EXAM_TRIES=tries)


def played(home):
    rows = sqlite3.connect(home / "calls.db").execute("SELECT id, trainee, persona, seed, mode FROM calls ORDER BY id")
    return {(who, persona, seed, mode): call for call, who, persona, seed, mode in rows}


def test_a_cohort_meets_the_same_customers_and_tries_end(tmp_path):
    first, second, other, third = (exam(tmp_path, who) for who in ("Ana", "Ana", "Bo", "Ana"))
    assert [one.code for one in (first, second, other, third)] == [0, 0, 0, 1]
    assert "tries at this exam (2) are used up" in third.err
    of = {who: {(p, s) for w, p, s, _ in played(tmp_path) if w == who} for who in ("Ana", "Bo")}
    assert len(of["Ana"]) == 2 and len(of["Bo"]) == 1 and of["Bo"] < of["Ana"]
    assert {mode for _, _, _, mode in played(tmp_path)} == {"exam"}


def test_what_an_exam_is_stands_before_it_and_hints_are_not_to_be_had(tmp_path):
    out = exam(tmp_path, "Ana").out
    told, then = out.split("Exam, call")
    assert "Your manager sees the result and every word of it." in " ".join(told.split())
    assert [f"There is no command {name} here" in then for name in ("/hint", "/rewind")] == [True, True]
    assert "2 of 2" not in told and "1 try is left." in then


@pytest.mark.parametrize("extra", [("--seed", "4"), ("--instant",)])
def test_nobody_chooses_the_seed_or_the_pace_of_an_exam(tmp_path, extra):
    assert ran(tmp_path, *EXAM, *extra, TRAINER_TRAINEE="Ana").code == 2


def test_an_exam_needs_a_name(tmp_path):
    assert ran(tmp_path, *EXAM, typed=SAID, TRAINER_TRAINEE="").code == 2


def test_an_exam_that_was_cut_off_has_no_debrief_yet_and_goes_on(tmp_path):
    exam(tmp_path, "Ana", typed="Good morning, my name is Ann.\n")
    call = next(iter(played(tmp_path).values()))
    who = {"TRAINER_TRAINEE": "Ana", "TRAINER_LANG": "en"}
    assert ran(tmp_path, "debrief", call, **who).code == 1
    assert ran(tmp_path, "resume", call, typed="/hangup\n", **{**who, "TRAINER_TRAINEE": "Bo"}).code == 1
    assert ran(tmp_path, "resume", call, typed="/hangup\n", **who).code == 0
    assert ran(tmp_path, "debrief", call, **who).code == 0
    assert ran(tmp_path, "rewind", call, "--turn", "1", **who).code == 1


def test_practice_is_read_and_gone_on_with_by_its_trainee_alone_until_it_is_shared(tmp_path):
    ana, bo = ({"TRAINER_TRAINEE": who, "TRAINER_LANG": "en"} for who in ("Ana", "Bo"))
    ran(tmp_path, "practice", "vacuum-shop", "--as", "walk-in-browser", typed="Good morning.\n", **ana)
    call = next(iter(played(tmp_path).values()))
    assert [ran(tmp_path, name, call, typed="Hello.\n", **bo).code for name in ("debrief", "resume")] == [1, 1]
    assert ran(tmp_path, "rewind", call, "--turn", "1", typed="Hello.\n", **bo).code == 1
    ran(tmp_path, "share", call, **ana)
    assert [ran(tmp_path, name, call, typed="Hello.\n", **bo).code for name in ("debrief", "resume")] == [0, 1]


def test_a_call_without_a_name_is_not_said_to_be_shared(tmp_path):
    nobody = {"TRAINER_TRAINEE": "", "TRAINER_LANG": "en"}
    ran(tmp_path, "practice", "vacuum-shop", "--as", "walk-in-browser", typed="Good morning.\n", **nobody)
    call = next(iter(played(tmp_path).values()))
    shared = ran(tmp_path, "share", call, **nobody)
    assert (shared.code, shared.out) == (1, "") and "Set TRAINER_TRAINEE" in shared.err


def test_a_dispute_is_shared_answered_and_becomes_a_line_of_a_corpus(tmp_path):
    who = {"TRAINER_TRAINEE": "Ana", "TRAINER_LANG": "en"}
    ran(tmp_path, "practice", "vacuum-shop", "--as", "walk-in-browser", typed=SAID.replace("/rewind\n", ""), **who)
    call = next(iter(played(tmp_path).values()))
    asked = ("dispute", call, "1", "I said who I am.", "--rule", "opening")
    assert ran(tmp_path, *asked, **who).code == 1
    assert ran(tmp_path, "share", call, **who).code == 0
    assert ran(tmp_path, "share", call, "--take-back", **{**who, "TRAINER_TRAINEE": "Bo"}).code == 1
    assert ran(tmp_path, *asked[:-2], "--rule", "argue", **who).code == 2
    assert [ran(tmp_path, *asked, **who).code for _ in range(2)] == [0, 1]
    name = re.match(r"\w{12}", ran(tmp_path, "dispute", **who).out)[0]
    assert ran(tmp_path, "answer", name, "uphold", "She did.", "--level", "3", **who).code == 1
    boss = {**who, "TRAINER_TRAINEE": "Boss"}
    assert ran(tmp_path, "answer", name, "uphold", "She did.", **boss).code == 2
    assert ran(tmp_path, "answer", name, "uphold", "She did.", "--level", "3", **boss).code == 0
    assert "upheld: 3 of 4. She did. (Boss)" in ran(tmp_path, "dispute", **who).out
    assert ran(tmp_path, "dispute", "--export", str(tmp_path / "lines.jsonl"), **boss).code == 0
    line = json.loads((tmp_path / "lines.jsonl").read_text(encoding="utf-8"))
    assert (line["answer"], line["rule"], line["level"]) == ("Good morning, my name is Ann.", "opening", 3)
    marked = json.loads(ran(tmp_path, "mark", typed=json.dumps(line) + "\n").out)
    assert (marked["id"], marked["situation"]) == (f"dispute-{name}", "opening")
