"""``trainer new`` and ``trainer doctor`` run as a trainer runs them."""

import json

import pytest
from commands import trainer


@pytest.mark.parametrize(("kind", "shelf"), [("scenario", "scenarios"), ("persona", "personas"), ("course", "courses")])
@pytest.mark.parametrize("lang", ["en", "bg"])
def test_what_is_written_is_right_and_is_never_written_over(tmp_path, kind, shelf, lang):
    mine = tmp_path / "mine"
    made = trainer(tmp_path, "new", kind, "my-own", "--title", 'Ключ: "едно" {x}', "--in", str(mine), "--lang", lang)
    path = mine / shelf / lang / "my-own.yaml"
    text = path.read_text(encoding="utf-8")
    assert (made.returncode, text.splitlines()[0]) == (0, f"# yaml-language-server: $schema=../../schemas/{kind}.json")
    assert 'Ключ: \\"едно\\" {x}' in text
    found = json.loads(trainer(tmp_path, "check", str(path), "--json").stdout)["problems"]
    assert [one["code"] for one in found if not one["advice"]] == []
    again = trainer(tmp_path, "new", kind, "my-own", "--in", str(mine), "--lang", lang)
    assert (again.returncode, again.stderr.count("\n"), path.read_text(encoding="utf-8")) == (1, 1, text)


def test_a_new_scenario_can_be_played(tmp_path):
    trainer(tmp_path, "new", "scenario", "my-own", "--in", str(tmp_path / "mine"), "--lang", "en")
    play = ("practice", "my-own", "--as", "busy-manager", "--seed", "1", "--lang", "en")
    ran = trainer(tmp_path, *play, "--content", str(tmp_path / "mine"), "--trace", typed="Hello.\n")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "my-own with busy-manager" in ran.stdout


@pytest.mark.parametrize(
    "arguments", [("charts", "x"), ("scenario",), ("scenario", "Not A Name"), ("persona", "x", "--from", "nobody")]
)
def test_what_cannot_be_made_is_one_sentence(tmp_path, arguments):
    ran = trainer(tmp_path, "new", *arguments, "--in", str(tmp_path / "mine"))
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "mine").exists()


def test_the_doctor_looks_at_everything_and_finds_a_broken_file(tmp_path):
    well = trainer(tmp_path, "doctor", "--json")
    names = [one["name"] for one in json.loads(well.stdout)["findings"]]
    assert (well.returncode, names) == (
        0,
        ["version", "encoding", "terminal", "store", "content", "extras", "disk"],
    )
    broken = tmp_path / "mine" / "personas" / "en"
    broken.mkdir(parents=True)
    (broken / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    ill = trainer(tmp_path, "doctor", "--json", TRAINER_CONTENT=str(tmp_path / "mine"))
    assert ill.returncode == 1
    assert [one["name"] for one in json.loads(ill.stdout)["findings"] if not one["well"]] == ["content"]
