"""Every console block of the trainers' documents prints what the document says."""

from pathlib import Path

import pytest
from consoles import Ran, rewritten, run

TRAINERS = Path(__file__).parents[2] / "docs" / "trainers"


@pytest.mark.slow
@pytest.mark.parametrize("document", sorted(TRAINERS.glob("*.md")), ids=lambda path: path.name)
def test_a_document_tells_the_truth(document: Path, tmp_path: Path) -> None:
    wrong = [one for one in run(document.read_text(encoding="utf-8"), tmp_path) if not one.right]
    told = [f"{document.name}:{one.line}: $ {one.command}\n{one.expected}\n--- but printed\n{one.got}" for one in wrong]
    assert told == []


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        ("a", "a", True),
        ("a", "b", False),
        ("a … c", "a bb c", True),
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…", "b\nc", False),
        ("a\n…\nb\n…", "a\nb", True),
        ("…\nb\n…\nb", "b\nx\nb\ny\nb", True),
        ("…\nb", "b\nx", False),
        ("", "x", False),
        ("(a+)", "(a+)", True),
    ],
)
def test_dots_stand_for_anything(expected: str, got: str, right: bool) -> None:
    assert Ran(1, "trainer", expected, got).right is right


def test_a_document_can_be_brought_up_to_date() -> None:
    text = "```console\n$ trainer x\nold\nolder\n$ trainer y\nsame\n```\n"
    ran = [Ran(2, "trainer x", "old\nolder", "new"), Ran(5, "trainer y", "same", "same")]
    assert rewritten(text, ran) == "```console\n$ trainer x\nnew\n$ trainer y\nsame\n```\n"
