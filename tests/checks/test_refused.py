"""Every code has an example with that fault alone, a paragraph in the docs, and its sentences in both languages."""

import re
from pathlib import Path

import pytest

from tests.equipped import LIBRARY
from trainer.checks import Offered, tell
from trainer.checks.codes import ADVICE, CODES
from trainer.customer import GUARD_NAMES, TRIGGER_NAMES
from trainer.files.checking import check_content
from trainer.files.folders import shipped_folder
from trainer.files.packaged import load_words
from trainer.files.strict import MAX_BYTES

ROOT = Path(__file__).parents[2]
REFUSED = ROOT / "tests" / "refused"
EXAMPLES = sorted(REFUSED.iterdir())
# No file of these kinds can be kept in a repository; they are made below.
MADE = {"S002", "S019", "S022"}
OFFERED = Offered(GUARD_NAMES, TRIGGER_NAMES)


def codes(*paths: Path) -> list[str]:
    """The codes a check of some paths gives, each once."""
    return sorted({problem.code for problem in check_content(LIBRARY, OFFERED, paths).problems})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_its_fault_alone(example: Path) -> None:
    report = check_content(LIBRARY, OFFERED, [example])
    assert {problem.code for problem in report.problems} == {example.name[:4]}
    assert len(report.problems) == (2 if example.name.startswith("S051") else 1)
    for lang in ("en", "bg"):
        for problem in report.problems:
            told = tell(problem, load_words(lang))
            assert re.match(r".+\.yaml:\d+:\d+: S\d{3} \S", told), told
            assert (
                re.findall(r"\{[a-z_]+\}", re.sub(r"\{(slot|nmae|name|trainee|company|product|time|rival)\}", "", told))
                == []
            )


def test_codes_whose_examples_cannot_be_kept(tmp_path: Path) -> None:
    rubric = (shipped_folder() / "rubrics" / "standard.yaml").read_text(encoding="utf-8")
    large = tmp_path / "large.yaml"
    large.write_text(rubric + "# " + "x" * MAX_BYTES)
    folder = tmp_path / "mine" / "rubrics"
    folder.mkdir(parents=True)
    (folder / "standard.yaml").symlink_to(shipped_folder() / "rubrics" / "standard.yaml")
    found = {codes(large)[0], codes(tmp_path / "nowhere.yaml")[0], codes(tmp_path / "mine")[0]}
    assert found == MADE


def test_every_code_has_an_example() -> None:
    assert {path.name[:4] for path in EXAMPLES} | MADE == set(CODES)
    assert set(CODES) >= ADVICE


def test_every_code_has_a_paragraph() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    headed = re.findall(r"^### (S\d{3}) (.+)\n\n(.{40,})", text, flags=re.MULTILINE)
    assert {code: title for code, title, _ in headed} == dict(CODES)


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_every_code_has_its_sentences(lang: str) -> None:
    words = load_words(lang)
    for part in ("what", "fix"):
        assert [code for code in CODES if not words.has(f"problem.{code}.{part}")] == []
    spoken = {key.split(".")[1] for key in words.sentences if key.startswith("problem.")}
    assert spoken == set(CODES)


def test_the_shipped_library_is_clean() -> None:
    words = load_words("en")
    report = check_content(LIBRARY, OFFERED)
    assert [tell(problem, words) for problem in report.problems if problem.code not in ADVICE] == []
    assert report.files > 30
