"""The first ten minutes over a pipe, in Bulgarian, into the call at their end."""

from inside import ran

RULES = """Значи другаде сте я видели по-евтино.
Парите не са малко, и аз бих сравнявала.
Същата кутия ли беше?
Там батерията е една; тук в кутията са две, така че чистите, докато другата се зарежда.
"""
TYPED = f"Добро утро, казвам се Анна от Волта.\n/facts\n{RULES * 3}\n/hangup\n"
"""Enough for every lesson, however many tries each takes; what is left over is said in the call."""


def test_every_lesson_comes_in_turn_and_leads_into_a_call_that_is_kept(tmp_path):
    code, out, err = ran(tmp_path, "tutorial", "--lang", "bg", typed=TYPED)
    assert (code, err) == (0, "")
    assert [f"{n} от 7:" in out for n in range(1, 8)] == [True] * 7
    assert "не е вярно" in out and "семе 16" in out


def test_leaving_is_always_possible(tmp_path):
    code, out, _ = ran(tmp_path, "tutorial", typed="Hello.\n/quit\n", TRAINER_LANG="en")
    assert (code, "Whenever you like" in out) == (0, True)
