"""A company at the terminal: roster, assignments, review, corrections; run in this process, with a store of its own."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cli.main import run
from trainer.store import open_store
from trainer.store.doors import Doors
from trainer.store.people import People

ROSTER = (
    "name,shown,team,role,manages,lang\nana,Ana P,north,,,en\nben,Ben H,south,,,en\nmia,Mia L,north,manager,north,en\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def trainer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as somebody; gives its exit code and what it said."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path))
    monkeypatch.setenv("TRAINER_STORE", str(tmp_path / "calls.db"))
    monkeypatch.setenv("TRAINER_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")

    def ran(*words: str, who: str = "root") -> tuple[int, str, str]:
        monkeypatch.setenv("TRAINER_TRAINEE", who)
        with pytest.raises(SystemExit) as left:
            run(words)
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return ran


@pytest.fixture
def roster(tmp_path: Path, trainer: Run) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    assert trainer("people", "import", str(path))[:2] == (0, "3 people read, 3 new or changed.\n")
    return path


def test_a_roster_is_imported_once_and_listed(trainer: Run, roster: Path) -> None:
    assert trainer("people", "import", str(roster))[1] == "3 people read, 0 new or changed.\n"
    assert trainer("people")[1].splitlines() == [
        "ana  Ana P  north  trainee",
        "ben  Ben H  south  trainee",
        "mia  Mia L  north  manager  looks after north",
        "3 people on the roster",
    ]
    listed = json.loads(trainer("people", "--json")[1])
    assert [one["name"] for one in listed["people"]] == ["ana", "ben", "mia"]


def test_a_broken_roster_imports_nobody(trainer: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,team,role\nana,x,boss\n", encoding="utf-8")
    code, out, err = trainer("people", "import", str(path))
    assert (code, err) == (1, "Nobody was imported: 1 line must be put right first.\n")
    assert " ".join(out.split()).endswith(
        "bad.csv:2: There is no role 'boss'; known are trainee, trainer, manager, admin."
    )
    assert trainer("people")[1] == "0 people on the roster\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("people", "import"), 2, "Say `trainer people import FILE`"),
        (("people", "import", "/nowhere.csv"), 1, "cannot be read"),
        (("people", "password", "nobody"), 1, "nobody named 'nobody'"),
        (("assign", "new-hire"), 2, "Say to whom"),
        (("assign", "new-hire", "--team", "west"), 1, "no team 'west'"),
        (("assign", "new-hire", "--person", "zoe"), 1, "nobody named 'zoe'"),
        (("assign", "no-such-thing", "--team", "north"), 2, "There is no 'no-such-thing'"),
        (("assign", "new-hire", "--team", "north", "--by", "tomorrow"), 2, "'tomorrow' is no day"),
        (("assign", "--withdraw", "a1"), 1, "no assignment 'a1'"),
        (("review", "--team", "west"), 1, "no team 'west'"),
        (("review", "--person", "zoe"), 1, "nobody named 'zoe'"),
        (("correct", "c1", "1.listen", "3", "why"), 1, "There is no call 'c1'"),
        (("correct", "c1", "1.listen", "3", " "), 2, "needs its reason"),
        (("serve", "--host", "0.0.0.0"), 2, "Only this machine"),
        (("practice", "x", "--server", "http://elsewhere.example"), 2, "over TLS only"),
        (("practice", "x", "--server", "ftp://elsewhere.example"), 2, "is no address of a server"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    trainer: Run, roster: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    left, _, err = trainer(*words)
    assert (left, err.count("\n")) == (code, 1)
    assert sentence in err


def test_assignments_show_in_the_review_until_they_are_withdrawn(trainer: Run, roster: Path) -> None:
    code, out, _ = trainer("assign", "payroll-cold-call", "--team", "north", "--by", "2020-01-01", "--bar", "65")
    assert code == 0
    assert re.fullmatch(r"[0-9a-f]{12}  team north: payroll-cold-call, 65 points .* by 2020-01-01\n", out)
    found = json.loads(trainer("review", "--json", "--team", "north", who="mia")[1])[0]
    assert found["needs"] == [
        {
            "person": "ana",
            "disputes": 0,
            "because": [{"scenario": "payroll-cold-call", "state": "overdue", "tries": 0, "best": None}],
        }
    ]
    assert "overdue" in trainer("review", who="mia")[1]
    assert "overdue" in trainer("review", "--person", "ana", who="mia")[1]
    assert trainer("assign", "--withdraw", out[:12])[0] == 0
    assert "Nobody is overdue" in trainer("review", who="mia")[1]
    assert trainer("assign")[1] == "Nothing is assigned.\n"


def test_a_course_is_assigned_step_by_step(trainer: Run, roster: Path) -> None:
    lines = trainer("assign", "new-hire", "--person", "ben", "--exam", "--tries", "2")[1]
    listed = re.findall(r"[0-9a-f]{12} ben: (\S+) as an exam, 70 points or more, tries: 2", " ".join(lines.split()))
    assert all(re.fullmatch(r"[a-z-]+", name) for name in listed)
    assert len(listed) == len(set(listed)) > 3


def test_a_manager_sees_only_their_own(trainer: Run, roster: Path) -> None:
    assert trainer("review", "--person", "ben", who="mia")[0] == 1
    assert trainer("review", "--team", "south", who="mia")[0] == 1
    assert trainer("review", who="ana")[0] == 1
    assert trainer("review", "--scenarios", who="ana")[0] == 1
    assert trainer("review", "--scenarios", who="mia")[0] == 0


def test_a_password_is_shown_once_and_kept_as_a_hash(trainer: Run, roster: Path, tmp_path: Path) -> None:
    code, out, _ = trainer("people", "password", "mia")
    password = out.splitlines()[-1]
    store = open_store(str(tmp_path / "calls.db"))
    kept = Doors(store.database).password_hash("mia") or ""
    trail = Doors(store.database).trails()
    store.close()
    assert (code, len(password), kept.startswith("$argon2id$")) == (0, 16, True)
    assert password.encode() not in (tmp_path / "calls.db").read_bytes()
    assert [(one.who, one.act, one.about) for one in trail] == [
        ("root", "password", "mia"), ("root", "import", "roster.csv"),
    ]  # fmt: skip


def test_who_is_left_out_of_a_new_roster_stays(trainer: Run, roster: Path, tmp_path: Path) -> None:
    roster.write_text("name,team\nana,south\n", encoding="utf-8")
    trainer("people", "import", str(roster))
    store = open_store(str(tmp_path / "calls.db"))
    assert [(one.name, one.team) for one in People(store.database).everybody()] == [
        ("ana", "south"), ("ben", "south"), ("mia", "north"),
    ]  # fmt: skip
    store.close()
