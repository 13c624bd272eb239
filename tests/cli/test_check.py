"""``trainer check`` and ``trainer schema`` run as a trainer runs them."""

import json
import shutil
from pathlib import Path

import pytest
from commands import trainer

from trainer.cli.check import follow

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "scenarios" / "en" / "vacuum-shop.yaml"


def written(tmp_path, change):
    path = tmp_path / "vacuum-shop.yaml"
    path.write_text(change(GOOD.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def test_all_problems_at_once_each_with_its_line_and_a_caret(tmp_path):
    path = written(tmp_path, lambda text: text.replace("channel: shop", "channel: shp").replace("role:", "rolle:"))
    ran = trainer(tmp_path, "check", str(path), "--lang", "en")
    lines = ran.stdout.splitlines()
    source = path.read_text(encoding="utf-8").splitlines()
    row = next(at for at, line in enumerate(source, 1) if line.startswith("channel:"))
    assert ran.returncode == 1
    first = next(at for at, line in enumerate(lines) if " S013 " in line)
    assert lines[first].startswith(f"{path}:{row}:10: S013 'shp' is not one of the choices for 'channel'. Did you mean")
    assert lines[first + 1] == f"{row:5} | channel: shp"
    assert lines[first + 2] == " " * (8 + 9) + "^"
    assert [code for code in ("S010", "S013") if f" {code} " in ran.stdout] == ["S010", "S013"]


def test_as_data_and_as_annotations(tmp_path):
    path = written(tmp_path, lambda text: text.replace("channel: shop", "channel: 'a,b: 100%'"))
    (problem,) = json.loads(trainer(tmp_path, "check", str(path), "--json").stdout)["problems"]
    assert (problem["code"], problem["path"], problem["column"]) == ("S013", str(path), 10)
    told = trainer(tmp_path, "check", str(path), "--format", "github", "--lang", "en")
    assert told.stdout.startswith(f"::error file={path},line={problem['line']},col=10,title=S013::S013 'a,b: 100%25' ")
    assert told.stdout.count("\n") == 1


def test_what_is_right_is_right_and_what_is_not_there_is_wrong_use(tmp_path):
    ran = trainer(tmp_path, "check", str(GOOD), "--lang", "en")
    assert (ran.returncode, ran.stdout.strip()) == (0, "1 file checked, nothing is wrong.")
    missing = trainer(tmp_path, "check", str(tmp_path / "none.yaml"))
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (2, "", 1)
    assert trainer(tmp_path, "check", "--format", "xml").returncode == 2


def test_a_folder_of_ones_own(tmp_path):
    mine = tmp_path / "mine" / "scenarios" / "en"
    mine.mkdir(parents=True)
    text = GOOD.read_text(encoding="utf-8").replace("id: vacuum-shop", "id: my-shop").replace("F7]", "F77]")
    (mine / "my-shop.yaml").write_text(text, encoding="utf-8")
    ran = trainer(tmp_path, "check", "--content", str(tmp_path / "mine"), "--lang", "en")
    assert ran.returncode == 1
    assert {line.split()[1] for line in ran.stdout.splitlines() if line.startswith(str(mine))} == {"S030", "S052"}


def test_following_acts_once_for_each_change():
    seen = iter([1, 1, 2, 2, 3])
    acted = []

    def look():
        return next(seen)

    with pytest.raises(StopIteration):
        follow(look, lambda: acted.append(1), lambda: None)
    assert len(acted) == 3


def test_schemas_are_written_compared_and_printed(tmp_path):
    folder = tmp_path / "schemas"
    assert trainer(tmp_path, "schema", str(folder)).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in (ROOT / "schemas").iterdir())
    assert trainer(tmp_path, "schema", str(folder), "--check").returncode == 0
    (folder / "chart.json").write_text("{}")
    stale = trainer(tmp_path, "schema", str(folder), "--check", "--lang", "en")
    assert (stale.returncode, stale.stderr.strip().split(". ")[0]) == (1, f"Not current in {folder}: chart.json")
    printed = trainer(tmp_path, "schema", "--kind", "persona").stdout
    assert json.loads(printed) == json.loads((ROOT / "schemas" / "persona.json").read_text(encoding="utf-8"))
    shutil.rmtree(folder)
