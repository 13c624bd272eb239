"""A good call kept by a manager: listed, watched, and heard in another's debrief; pages written; a call imported."""

import json
import re

import pytest
from commands import trainer

GOOD = (
    "Good morning, my name is Ann Cole from Volta Electronics, I am here for questions about the Lumo 8 cordless "
    "vacuum cleaner. May I ask your name?\n/hangup\n"
)
POOR = "Yes?\n/hangup\n"
CALL = ("practice", "vacuum-shop", "--as", "indecisive-parent", "--seed", "5")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def names(home):
    """The good call, kept in the playbook, and a poor one."""
    found = [re.findall(r"Kept as call (\w+)", trainer(home, *CALL, typed=typed).stdout)[0] for typed in (GOOD, POOR)]
    added = trainer(home, "playbook", "add", found[0], "--why", "<says> who she is")
    assert added.returncode == 0, added.stderr
    return found


def test_the_playbook_lists_what_was_kept(home, names):
    (row,) = json.loads(trainer(home, "playbook", "list", "--json").stdout)["calls"]
    assert (row["call"], row["scenario"], row["why"]) == (names[0], "vacuum-shop", "<says> who she is")


def test_its_line_is_heard_in_a_debrief_where_it_fits_and_not_in_its_own(home, names):
    own, other = (" ".join(trainer(home, "debrief", name).stdout.replace("│", " ").split()) for name in names)
    assert "Heard at the beginning of a good call: “Good morning, my name is Ann Cole" in other
    assert "Heard at" not in own


def test_it_is_watched_with_its_marks(home, names):
    ran = trainer(home, "watch", "vacuum-shop", "--instant")
    assert ran.returncode == 0, ran.stderr
    assert [text in ran.stdout for text in ("A call that your team keeps", "First contact 3/4")] == [True, True]


def test_a_robots_call_is_watched_where_the_playbook_has_none(home, names):
    ran = trainer(home, "watch", "vacuum-shop", "--as", "indecisive-parent", "--instant", "--robot", "--lang", "bg")
    assert ran.returncode == 0, ran.stderr
    assert "идеалния робот" in ran.stdout


def test_a_debrief_is_written_as_one_page_or_the_reason_is_said(home, names, tmp_path):
    page = tmp_path / "call.html"
    assert trainer(home, "debrief", names[1], "--html", str(page)).returncode == 0
    assert "Heard at the beginning of a good call" in page.read_text(encoding="utf-8")
    ran = trainer(home, "debrief", names[1], "--html", str(tmp_path / "none" / "call.html"))
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)


def test_a_call_is_taken_out_again(home, names):
    assert "no longer" in trainer(home, "playbook", "remove", names[0]).stdout
    assert "not in the playbook" in trainer(home, "playbook", "remove", names[0]).stdout
    assert json.loads(trainer(home, "playbook", "--json").stdout)["calls"] == []


def test_a_conversation_from_outside_is_scored_or_refused_in_one_sentence(home, tmp_path):
    file = tmp_path / "call.txt"
    file.write_text("Customer: It's too expensive.\nAnn: Compared with what?\nCustomer: With last year.\n")
    told = json.loads(trainer(home, "import", str(file), "--json").stdout)
    assert (told["trainee"], told["lang"], [turn["who"] for turn in told["turns"]]) == (
        "Ann",
        "en",
        ["customer", "trainee", "customer"],
    )
    file.write_bytes(b"Ann: caf\xe9")
    ran = trainer(home, "import", str(file))
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)


def test_a_first_attempt_is_the_same_byte_for_byte_after_three_branches(home, tmp_path):
    typed = "Good morning, my name is Ann.\nOkay.\nDecide today.\n/hangup\n"
    name = re.findall(r"Kept as call (\w+)", trainer(home, *CALL, typed=typed).stdout)[0]
    before = [trainer(home, "debrief", name, "--json").stdout, trainer(home, "debrief", name).stdout]
    for line in ("What bothers you?", "Take your time.", "Is it the price, or the weight?"):
        ran = trainer(home, "rewind", name, "--turn", "2", typed=f"{line}\n/hangup\n")
        assert ran.returncode == 0, ran.stderr
    assert [trainer(home, "debrief", name, "--json").stdout, trainer(home, "debrief", name).stdout] == before
    page = tmp_path / "tree.html"
    assert trainer(home, "debrief", name, "--branches", "--html", str(page)).returncode == 0
    assert page.read_text(encoding="utf-8").count('<th scope="col">') == 4
