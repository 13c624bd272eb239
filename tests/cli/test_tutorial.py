"""The first ten minutes over a pipe, in Bulgarian, into the call at their end."""

from commands import trainer

TYPED = """Добро утро, казвам се Анна от Волта.
/facts
Значи сте го видели някъде по-евтино.
Парите не са малко, и аз бих сравнявала.
Същата кутия ли е, с две батерии?
Там батерията е една; тук в кутията са две, така че чистите, докато другата се зарежда.

Добро утро, казвам се Анна от Волта.
/hangup
"""


def test_who_does_as_told_is_led_into_a_call_that_is_kept(tmp_path):
    ran = trainer(tmp_path, "tutorial", "--lang", "bg", typed=TYPED)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [f"{n} от 7:" in ran.stdout for n in range(1, 8)] == [True] * 7
    assert ran.stdout.count("Това е правилото.") == 4
    assert "не е вярно" in ran.stdout and "семе 16" in ran.stdout


def test_leaving_is_always_possible(tmp_path):
    ran = trainer(tmp_path, "tutorial", typed="Hello.\n/quit\n")
    assert (ran.returncode, "Whenever you like" in ran.stdout) == (0, True)
