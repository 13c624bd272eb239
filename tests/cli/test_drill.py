"""A sitting of drills over a pipe: rounds are played, kept, and said when they come back."""

import sqlite3

from inside import ran

TYPED = "Разбирам.\n/facts\nЯсно.\nДобре.\n/skip\nХм.\nТака ли.\nАми.\n/quit\n"


def rounds(home):
    found = sqlite3.connect(home / "calls.db").execute("SELECT round, rule, rating, trainee FROM drill_reviews")
    return found.fetchall()


def test_a_sitting_is_kept_and_told(tmp_path):
    code, out, err = ran(tmp_path, "drill", "--rounds", "3", "--lang", "bg", typed=TYPED, TRAINER_TRAINEE="Ана")
    assert (code, err) == (0, "")
    kept = rounds(tmp_path)
    assert [(number, rating, who) for number, _, rating, who in kept] == [(1, 1, "Ана"), (2, 1, "Ана")]
    assert out.count("Ще се върне след 1 ден.") == 2 and "Пропуснато." in out
    assert out.count("Какво направихте") == 1


def test_stopping_at_once_keeps_nothing(tmp_path):
    code, out, _ = ran(tmp_path, "drill", typed="/quit\n", TRAINER_LANG="en")
    assert (code, rounds(tmp_path)) == (0, [])
    assert "Nothing is kept." in out
