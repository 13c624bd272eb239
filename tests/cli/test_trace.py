"""A trainer's own call: everything open, from any state, by a file, and nothing of it kept."""

from commands import alone, trainer

CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--seed", "5", "--lang", "en")
LINES = ["Good morning, Anna Koleva from Orbis Payroll. May I have your name?", "We can give you 20 percent off."]
SAID = "# a remark\n" + "\n\n".join(LINES) + "\n"


def test_everything_is_shown_and_nothing_is_kept(tmp_path):
    say = tmp_path / "say.txt"
    say.write_text(SAID, encoding="utf-8")
    ran = trainer(tmp_path, *CALL, "--trace", "--say", str(say), COLUMNS="300")
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = ran.stdout.splitlines()
    assert [row for row in rows if row.startswith("You>")] == [f"You> {line}" for line in LINES]
    for label in ("heard", "marked", "fault", "moved by", "feels", "went", "answers", "stands in", "keeps back"):
        assert any(row.strip().startswith(label) for row in rows), label
    assert "ask_name" in ran.stdout and "concern:value (P1-1, surface)" in ran.stdout
    assert "trust 48 → " in ran.stdout
    assert not (tmp_path / "calls.db").exists()


def test_the_same_file_and_seed_show_the_same_trace(tmp_path):
    ran = [alone(tmp_path, *CALL, "--trace", typed=SAID, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert ran[0] == ran[1]


def test_it_begins_where_it_is_told_to(tmp_path):
    ran = trainer(tmp_path, *CALL, "--at", "objection_revealed", "--trace", typed="")
    assert ["stands", "in", "objection_revealed"] in [row.split() for row in ran.stdout.splitlines()]
    refused = trainer(tmp_path, *CALL, "--at", "objection")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "objection_raised" in refused.stderr
    missing = trainer(tmp_path, *CALL, "--say", str(tmp_path / "none"))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
