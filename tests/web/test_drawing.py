"""Marked quotations and drawings: exact spans, nothing that acts, points where they belong."""

import re
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from tests.store.figures import digest
from trainer.content.words import Words
from trainer.customer import Affect
from trainer.files.packaged import load_words
from trainer.review.cohort import line
from trainer.web.drawing import feelings, score_line
from trainer.web.rendering import level, marked, path, render, steps

WORDS = load_words("en")


@pytest.mark.parametrize(
    ("text", "spans", "faults", "html"),
    [
        ("plain", [], [], "plain"),
        ("one two", [(4, 7)], [], 'one <mark class="evidence">two</mark>'),
        ("abcdef", [(0, 3), (2, 5)], [], '<mark class="evidence">abcde</mark>f'),
        ("abcdef", [(0, 4)], [(2, 6)], '<mark class="evidence">ab</mark><mark class="fault">cdef</mark>'),
        ("<b>&", [(0, 3)], [], '<mark class="evidence">&lt;b&gt;</mark>&amp;'),
        ("short", [(3, 99), (-9, 0)], [], 'sho<mark class="evidence">rt</mark>'),
    ],
)
def test_marked(text: str, spans: list[tuple[int, int]], faults: list[tuple[int, int]], html: str) -> None:
    assert marked(text, spans, faults) == html


def test_every_value_passes_the_gate_and_only_our_markup_does_not() -> None:
    words = Words("en", {**WORDS.sentences, "web.problem": "\u202e<i>"})
    page = render("problem.html", words, viewer=None, csrf="", part=False, sentence="<script>\x1b")
    assert "\u202e" not in page
    assert "&lt;script&gt;␛" in page
    assert (
        render("problem.html", WORDS, viewer=None, csrf="", part=False, sentence=Markup("<b>x</b>")).count("<b>x") == 1
    )


def test_small_things() -> None:
    assert [level(n) for n in (0, 4, 5, 264, 265, 400)] == ["0.0", "0.0", "0.1", "2.6", "2.7", "4.0"]
    assert [steps(n) for n in (0, 2, 4)] == ["○○○○", "●●○○", "●●●●"]
    assert path("person", "a/b ©?#") == "/person/a%2Fb%20%C2%A9%3F%23"


def test_a_line_has_a_mark_for_every_score_and_squares_for_exams() -> None:
    scores = [10, 70, None, 90, 69, 100, 0]
    digests = [
        digest(f"c{at}", score=score, day=at + 1, mode="exam" if at % 2 else "practice")
        for at, score in enumerate(scores)
    ]
    drawn = ElementTree.fromstring(score_line(line(digests, {}), WORDS))
    marks = [one for one in drawn if one.tag.endswith(("circle", "rect"))]
    assert [(one.tag.rpartition("}")[2], one.get("class")) for one in marks] == [
        ("circle", "under"), ("rect", "over"), ("rect", "over"), ("circle", "under"), ("rect", "over"),
        ("circle", "under"),
    ]  # fmt: skip
    assert [one.get("class") for one in drawn if one.tag.endswith(("line", "polygon"))].count("band") == 1
    assert score_line((), WORDS) == ""


def test_feelings_are_four_curves_inside_their_panels() -> None:
    felt = [Affect(0, 10_000, 5_000, 2_500), Affect(10_000, 0, 5_000, 2_500), Affect(10_000, 0, 5_000, 0)]
    drawn = feelings(felt, WORDS)
    ys = [int(y) for points in re.findall(r'<polyline class="trace" points="([^"]+)"', drawn)
          for y in re.findall(r",(\d+)", points)]  # fmt: skip
    assert (len(ys), min(ys), max(ys)) == (12, 24, 82)
    assert re.findall(r">(\d+ → \d+)<", drawn) == ["0 → 100", "100 → 0", "50 → 50", "25 → 0"]
    assert feelings((), WORDS) == ""
