"""``trainer test`` run as a trainer runs it."""

import json

from commands import trainer

PLAY = """# Who is greeted gives a name.
scenario: payroll-cold-call
persona: interested-planner
seed: 5
lang: en

> Good morning, Anna Koleva from Orbis Payroll, about your payroll. May I have your name?
? opening 0
= open
"""


def test_what_is_not_met_is_told_with_its_place_and_words(tmp_path):
    path = tmp_path / "named.play"
    path.write_text(PLAY, encoding="utf-8")
    ran = trainer(tmp_path, "test", str(path), "--lang", "en")
    assert ran.returncode == 1
    assert f"{path}:8:1: play: expected ? opening 0, got 3" in ran.stdout
    data = json.loads(trainer(tmp_path, "test", str(path), "--json").stdout)
    assert (data["answers"], data["plays"]) == (0, 1)
    ((line, expected, got),) = [(one["line"], one["expected"], one["got"]) for one in data["failures"]]
    assert (line, expected, got) == (8, "? opening 0", "3")


def test_blessing_shows_the_difference_and_writes_it_once_allowed(tmp_path):
    path = tmp_path / "named.play"
    path.write_text(PLAY, encoding="utf-8")
    asked = trainer(tmp_path, "test", str(path), "--bless", "--lang", "en")
    assert (asked.returncode, path.read_text(encoding="utf-8")) == (2, PLAY)
    done = trainer(tmp_path, "test", str(path), "--bless", "--yes", "--lang", "en")
    assert (done.returncode, "-? opening 0" in done.stdout, "+? opening 3" in done.stdout) == (0, True, True)
    assert path.read_text(encoding="utf-8") == PLAY.replace("opening 0", "opening 3")
    assert trainer(tmp_path, "test", str(path)).returncode == 0


def test_a_play_that_is_none_and_a_scenario_that_is_broken(tmp_path):
    play = tmp_path / "odd.play"
    play.write_text(PLAY.replace("? opening 0", "? opening high"), encoding="utf-8")
    broken = tmp_path / "odd.yaml"
    broken.write_text("id: odd\n", encoding="utf-8")
    ran = trainer(tmp_path, "test", str(play), str(broken), "--lang", "en")
    assert ran.returncode == 1
    assert [line.split(": ")[0] for line in ran.stdout.splitlines() if line.startswith(str(tmp_path))] == [
        f"{play}:8:1", f"{broken}:1:1",
    ]  # fmt: skip
