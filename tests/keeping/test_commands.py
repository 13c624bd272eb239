"""The commands that keep a store, called as the command line calls them, on a folder of the test's own."""

import io
import json
import sys
from pathlib import Path

import pytest
import typer

from tests.keeping.test_erasing import CANARIES, NAME, leaks, planted
from tests.store.samples import at, new_call
from trainer.cli import backup, erase, export, migrate_store, restore
from trainer.cli.equipment import equip
from trainer.cli.store_looks import store_findings
from trainer.files.handed_out import Register
from trainer.store import open_store
from trainer.store.copying import sums
from trainer.store.revisions import HEAD


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, with a store in which the person and another one have calls."""
    home = tmp_path / "home"
    home.mkdir()
    for name, value in (("HOME", home), ("SEMANTIC", "false"), ("LANG", "en"), ("STORE", "")):
        monkeypatch.setenv(f"TRAINER_{name}", str(value))
    (home / "calls.db").write_bytes(planted())
    return home


def held(path: Path) -> list[object]:
    store = open_store(str(path))
    found = list(sums(store.database))
    store.close()
    return found


def code(call) -> int:
    """The exit code a command ends with."""
    with pytest.raises(typer.Exit) as left:
        call()
    return left.value.exit_code


def test_a_backup_holds_the_same_and_is_never_written_over(home: Path, capsys) -> None:
    file = home.parent / "b.db"
    backup.command(file)
    assert held(file) == held(home / "calls.db")
    assert {path.name for path in home.parent.iterdir()} == {"home", "b.db"}
    before = file.read_bytes()
    assert code(lambda: backup.command(file)) == 1
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (before, 0o600)
    assert "stays as it is" in capsys.readouterr().err


def test_a_backup_into_a_place_that_is_no_folder_says_so_and_leaves_nothing(home: Path, capsys) -> None:
    (home / "file").write_text("x")
    assert code(lambda: backup.command(home / "file" / "b.db")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(path.name for path in home.iterdir()) == ["calls.db", "file"]


def test_a_restore_fills_an_empty_store_and_spares_a_full_one(home: Path, capsys, monkeypatch) -> None:
    file = home.parent / "b.db"
    backup.command(file)
    raw, there = file.read_bytes(), held(home / "calls.db")
    assert code(lambda: restore.command(file)) == 1
    assert held(home / "calls.db") == there
    monkeypatch.setenv("TRAINER_STORE", str(home.parent / "new.db"))
    restore.command(file)
    assert held(home.parent / "new.db") == there
    assert file.read_bytes() == raw
    assert "3 calls" in capsys.readouterr().out


@pytest.mark.parametrize("fault", ["cut", "foreign", "flipped", "edited", "missing"])
def test_a_backup_that_is_not_whole_is_turned_back(home: Path, capsys, monkeypatch, fault: str) -> None:
    file = home.parent / "b.db"
    backup.command(file)
    raw = file.read_bytes()
    if fault == "cut":
        file.write_bytes(raw[: len(raw) // 2])
    elif fault == "foreign":
        file.write_bytes(b"no database at all" * 100)
    elif fault == "flipped":
        file.write_bytes(raw[:4096] + b"\xff" * 4096 + raw[8192:])
    elif fault == "edited":
        store = open_store(str(file))
        store.database.write(lambda run: run("UPDATE turns SET text = 'x' WHERE call = 'his' AND seq = 2", {}), "test")
        store.close()
    else:
        file.unlink()
    monkeypatch.setenv("TRAINER_STORE", str(home.parent / "new.db"))
    assert code(lambda: restore.command(file)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    new = home.parent / "new.db"
    assert not new.exists() or all(one.rows == 0 for one in held(new))


def test_a_broken_call_is_backed_up_all_the_same_and_said(home: Path, capsys) -> None:
    store = open_store(str(home / "calls.db"))
    store.database.write(lambda run: run("UPDATE turns SET text = 'x' WHERE call = 'his' AND seq = 2", {}), "test")
    store.close()
    assert code(lambda: backup.command(home.parent / "b.db")) == 1
    assert (home.parent / "b.db").exists()
    assert "his" in capsys.readouterr().out


def test_an_erased_person_is_nowhere_in_the_home_and_no_backup_brings_them_back(
    home: Path, capsys, monkeypatch
) -> None:
    old, new = home.parent / "old.db", home / "new-backup.db"
    (home / "state").mkdir()
    (home / "state" / "faults.log").write_text(CANARIES[3], encoding="utf-8")
    export.command(home / "hers.json", person=NAME)
    export.command(home / "theirs.json", person="boris")
    export.command(home / "others.json", person="nobody")
    backup.command(old)
    assert set(leaks(home)) >= {"calls.db", "hers.json", "faults.log"}
    capsys.readouterr()
    erase.command(NAME, yes=True)
    told = "".join(capsys.readouterr().out.split())  # lines are broken where the terminal ends
    assert leaks(home) == {}
    assert "hers.json" in told and "old.db" in told and not (home / "hers.json").exists()
    # What is kept about boris names her and holds the call that he took back from hers.
    assert not (home / "theirs.json").exists() and (home / "others.json").exists()
    assert [Path(one.path).name for one in Register(home).entries()] == ["others.json", "old.db"]
    backup.command(new)
    export.command(home / "after.json", person=NAME)
    assert {canary for found in leaks(home).values() for canary in found} == {NAME}  # the export was asked for by name
    (home / "after.json").unlink()
    monkeypatch.setenv("TRAINER_STORE", str(home / "restored.db"))
    (home / "handed-out.jsonl").unlink()
    restore.command(old)
    assert leaks(home) == {}
    store = open_store(str(home / "restored.db"))
    assert [line.id for line in store.calls()] == ["his"]
    store.close()


def test_erasing_asks_for_the_name_and_nothing_else_will_do(home: Path, capsys, monkeypatch) -> None:
    before = held(home / "calls.db")
    for typed in ("", "yes\n", f"{NAME} \n", NAME.upper() + "\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert code(lambda: erase.command(NAME)) == 1
    assert held(home / "calls.db") == before
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{NAME}\n"))
    erase.command(NAME)
    assert leaks(home) == {}


@pytest.mark.parametrize("asked", [{}, {"person": "a", "old": True}, {"old": True}])
def test_erasing_needs_one_clear_wish(home: Path, asked: dict[str, object]) -> None:
    assert code(lambda: erase.command(**asked)) == 2


def test_old_practice_goes_by_the_setting(home: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("TRAINER_RETENTION_DAYS", "1")
    store = open_store(str(home / "calls.db"))
    store.begin_call(new_call("far-off", "boris"), at=at(100 * 365 * 86400))
    store.close()
    erase.command(old=True)
    store = open_store(str(home / "calls.db"))
    # The tests' day may be before or after today; what lies a hundred years ahead is never old.
    assert "far-off" in {line.id for line in store.calls()}
    store.close()


def test_what_is_kept_about_a_person_is_handed_out_whole(home: Path) -> None:
    export.command(home / "hers.json", person=NAME)
    text = (home / "hers.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert text.isascii() and record["person"] == NAME
    told = json.dumps(record, ensure_ascii=False)
    # What is somebody else's and only names her is theirs: the correction she made and the trail about boris.
    assert [canary for canary in CANARIES if canary not in told] == []
    assert {row["id"] for row in record["records"]["calls"]} == {"hers", "z-branch"}


def test_a_store_is_moved_and_the_first_one_stays(home: Path, capsys) -> None:
    before = held(home / "calls.db")
    migrate_store.command(str(home / "calls.db"), f"sqlite:///{home / 'moved.db'}", as_json=True)
    assert held(home / "moved.db") == before == held(home / "calls.db")
    told = json.loads(capsys.readouterr().out)
    assert {one["table"]: one["rows"] for one in told["tables"]}["turns"] == 21
    assert code(lambda: migrate_store.command(str(home / "calls.db"), str(home / "moved.db"))) == 1
    assert code(lambda: migrate_store.command(str(home / "none.db"), str(home / "moved2.db"))) == 2
    assert not (home / "none.db").exists() and not (home / "moved2.db").exists()


@pytest.mark.parametrize("name", ["e.csv", "e.json", "e.jsonl", "e.html", "e.pdf", "e.xlsx"])
def test_an_export_is_never_written_over_unless_asked(home: Path, name: str, capsys) -> None:
    (home / name).write_text("mine")
    assert code(lambda: export.command(home / name, trainee=["nobody"])) == 1
    assert (home / name).read_text() == "mine"
    export.command(home / name, trainee=["nobody"], replace=True)
    assert (home / name).read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("name", "asked"), [("e.txt", {}), ("e", {}), ("e.csv", {"person": "a"}), ("e.csv", {"send": "x"})]
)
def test_an_ending_that_means_nothing_is_wrong_use(home: Path, name: str, asked: dict[str, object]) -> None:
    assert code(lambda: export.command(home / name, **asked)) == 2
    assert not (home / name).exists()


def test_the_doctor_looks_into_the_store(home: Path) -> None:
    equipment = equip("en")
    store = equipment.store()
    assert [(one.name, one.value, one.well) for one in store_findings(store, equipment)] == [
        ("schema", f"{HEAD} / {HEAD}", True),
        ("database", "SQLite, ok", True),
        ("seals", "3 / 3", True),
        ("backup", "–", True),
    ]
    backup.command(home.parent / "b.db")
    store.database.write(lambda run: run("UPDATE turns SET text = 'x' WHERE call = 'his' AND seq = 2", {}), "test")
    *_, seals, saved = store_findings(store, equipment)
    assert (seals.value, seals.well, "his" in seals.advice) == ("2 / 3", False, True)
    assert saved.value.endswith("b.db") and saved.advice == ""
    store.close()
