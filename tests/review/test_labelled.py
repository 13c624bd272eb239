"""Labels, the frozen part, and what a rater's levels would score."""

import pytest

from tests.review.samples import label, labels, record
from trainer.content.rubric import Rubric
from trainer.files.strict import read_yaml
from trainer.review.corpus import items_from
from trainer.review.labelled import is_frozen, labels_from, mean_level, people_score, scene_of, scenes


@pytest.fixture(scope="module")
def rubric(request):
    path = request.config.rootpath / "rubrics" / "standard.yaml"
    return Rubric.model_validate(read_yaml(path.read_text(encoding="utf-8"), "standard.yaml").value)


@pytest.mark.parametrize(
    ("levels", "mean"),
    [((2, 3), 3), ((0, 1), 1), ((1, 3), 2), ((4,), 4), ((None, 2), None), ((None, None), None), ((), None)],
)  # fmt: skip
def test_the_mean_of_raters_is_rounded_half_up(levels, mean):
    assert mean_level(levels) == mean


@pytest.mark.parametrize("level", [5, -1, "2", 2.0, True])
def test_what_is_no_level(level):
    with pytest.raises(ValueError, match="en-1"):
        labels_from({**label("en-1"), "listen": level})


def test_the_frozen_part_never_moves():
    # Whoever changes the draw has seen the frozen part: these three stay where they are.
    drawn = [is_frozen(f"P{n}|a shop") for n in range(1, 41)]
    assert "".join("x" if one else "." for one in drawn) == FROZEN
    assert is_frozen("P1|a shop") == is_frozen(scene_of(record("en-9")))


FROZEN = "...x.....x.x..........x.xxx.....x.x....."


def test_translations_go_where_their_twins_go():
    answers = [record("en-1", context="shop"), record("en-2", context="door"), record("bg-1", context="магазин",
               lang="bg", pair="en-1"), record("bg-2", context="магазин", lang="bg"), record("bg-3", context="врата",
               lang="bg")]  # fmt: skip
    assert scenes(answers) == {"P1|магазин": "P1|shop"}
    items = items_from(answers, [[label(str(one["id"])) for one in answers]])
    assert [item.scene for item in items] == ["P1|shop", "P1|door", "P1|shop", "P1|shop", "P1|врата"]


def test_answers_that_nobody_labelled_yet_are_left_out():
    answers = [record("en-1"), record("en-2")]
    items = items_from(answers, [[label("en-1")], []])
    assert [(item.id, len(item.raters)) for item in items] == [("en-1", 1)]


@pytest.mark.parametrize(
    ("levels", "caps", "case", "score"),
    [
        ("323-", "", None, 100),  # targets 3, 2, 3
        ("213-", "", None, 72),  # 2/3 + 1/2 + 1 of 3
        ("213-", "G5 G7", None, 60),
        ("213-", "G1", None, 0),
        ("----", "", None, None),
        ("----", "", 2, 67),
        ("----", "G3", 4, 20),
    ],
)
def test_the_score_that_a_raters_labels_make(levels, caps, case, score, rubric):
    given = labels(levels, caps) if case is None else labels_from(label("x", levels, caps, case))
    assert people_score(given, rubric) == score
