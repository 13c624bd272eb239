"""A trainer's own chart and rubric, in YAML alone: they decide the call and the score, and can name nothing else."""

from pathlib import Path

import pytest

from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.call import Call, Input, Setting, hear, open_call
from trainer.checks import Offered
from trainer.checks.codes import ADVICE
from trainer.customer import GUARD_NAMES, TRIGGER_NAMES
from trainer.files.checking import check_content
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import load_concerns, load_lexicon, load_robots
from trainer.language import Ear, make_ear
from trainer.scoring import score

SHIPPED = shipped_folder()
OFFERED = Offered(GUARD_NAMES, TRIGGER_NAMES)


@pytest.fixture(scope="module")
def ear() -> Ear:
    return make_ear(load_lexicon("en"), load_concerns("en"), "en")


def written(folder: Path, name: str, *edits: tuple[str, str], like: str = "") -> Path:
    """A shipped file with edits, in a content folder of one's own."""
    text = (SHIPPED / (like or name)).read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(folder: Path, *paths: Path) -> list[str]:
    report = check_content(Library([folder, SHIPPED]), OFFERED, paths or [folder])
    return sorted({problem.code for problem in report.problems if problem.code not in ADVICE})


def played(library: Library, ear: Ear, robot: str = "rude") -> Call:
    scenario = library.scenario("en", "vacuum-shop")
    setting = Setting(scenario, library.persona("en", "hostile-owner"), library.chart(scenario.chart), ear)
    return play(setting, robot_lines("en", load_robots("en")), ROBOTS[robot], 4)


def test_a_chart_of_ones_own_leads_the_call(tmp_path: Path, ear: Ear) -> None:
    """A shop where nobody is ever hung up on: who has no patience left walks away, and who heats up stays."""
    written(
        tmp_path,
        "charts/patient.yaml",
        ("  - {trigger: heats,        source: trouble_lastWarning,      dest: ended_hangUp}\n", ""),
        ("dest: ended_hangUp, conditions: irritated}", "dest: ended_callback, conditions: irritated}"),
        (
            "source: [trouble_firmNo, trouble_abusive, trouble_lastWarning], dest: ended_hangUp}",
            "source: [trouble_firmNo, trouble_abusive], dest: ended_walkAway}",
        ),
        (", walkAway, hangUp, ", ", walkAway, "),
        like="charts/standard.yaml",
    )
    written(tmp_path, "scenarios/en/vacuum-shop.yaml", ("\ndifficulty:", "\nchart: patient\ndifficulty:"))
    assert codes(tmp_path, tmp_path / "charts") == []
    before, after = played(Library([SHIPPED]), ear), played(Library([tmp_path, SHIPPED]), ear)
    assert [call.outcome and call.outcome.value for call in (before, after)] == ["hangUp", "callback"]
    assert before.inputs[0].text == after.inputs[0].text


def test_a_rubric_of_ones_own_marks_the_call(tmp_path: Path, ear: Ear) -> None:
    """Only listening counts, the bar is low, and an insult leaves next to nothing."""
    setting = played(Library([SHIPPED]), ear).setting
    call, _ = hear(open_call(setting, 4), Input("Shut up, you idiot."))
    hits = score(call.transcript, Library([SHIPPED]).rubric(), call.setting.scenario).caps
    assert "G1" in [hit.gate.value for hit in hits]
    path = written(
        tmp_path,
        "rubrics/standard.yaml",
        (
            "weights: {listen: 25, empathize: 25, clarify: 25, argue: 25}",
            "weights: {listen: 100, empathize: 0, clarify: 0, argue: 0}",
        ),
        ("  G1: {episode: 0, session: 30}", "  G1: {episode: 0, session: 7}"),
        ("bar: 70", "bar: 5"),
    )
    assert codes(tmp_path, path) == []
    card = score(call.transcript, Library([tmp_path, SHIPPED]).rubric(), call.setting.scenario)
    assert (card.bar, max(hit.limit for hit in card.caps if hit.gate.value == "G1")) == (5, 7)
    assert card.score is not None and card.score <= 7


def test_a_cap_that_was_not_there_can_be_added(tmp_path: Path, ear: Ear) -> None:
    call = played(Library([SHIPPED]), ear, "interrogator")
    path = written(tmp_path, "rubrics/standard.yaml", ("  G7: {episode: 60}", "  G7: {episode: 60, session: 11}"))
    assert codes(tmp_path, path) == []
    before, after = (score(call.transcript, library.rubric(), call.setting.scenario)
                     for library in (Library([SHIPPED]), Library([tmp_path, SHIPPED])))  # fmt: skip
    assert "G7" not in [hit.gate.value for hit in before.caps]
    assert ("G7", 11) in [(hit.gate.value, hit.limit) for hit in after.caps]
    assert after.score is not None and after.score <= 11


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("conditions: buys}", "conditions: os.system}", "S044"),
        ("conditions: buys}", "conditions: [buys, trainer.cli.main.run]}", "S044"),
        ("conditions: buys}", "conditions: '__import__(\"os\")'}", "S044"),
        ("trigger: introduced", "trigger: os.system", "S017"),
        ("dest: opening_known}", "dest: os.system}", "S017"),
        ("initial: prep", "initial: __main__.x", "S017"),
        ("conditions: buys}", "conditions: buys, after: os.system}", "S010"),
    ],
)
def test_a_chart_names_only_what_the_product_offers(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = (SHIPPED / "charts" / "standard.yaml").read_text(encoding="utf-8")
    path = tmp_path / "charts" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert codes(tmp_path, path) == [code]


@pytest.mark.parametrize("name", ["../charts/standard", "os.system", "/etc/passwd", "standard.yaml"])
def test_a_scenario_names_a_chart_and_no_path(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "scenarios/en/vacuum-shop.yaml", ("\ndifficulty:", f"\nchart: {name}\ndifficulty:"))
    assert codes(tmp_path, path) == ["S017"]
