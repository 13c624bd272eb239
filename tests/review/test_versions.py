"""What changed between two versions, for whom; and two scorecards of one call."""

import json

import pytest

from trainer.content.scenario import Scenario
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.review.rescoring import Rescored, Step, most_moved_first, summary
from trainer.review.versions import PARTS, Change, Part, changes

LIBRARY = Library([shipped_folder()])
SHOP = LIBRARY.scenario("en", "vacuum-shop")


def edited(edit) -> Scenario:
    data = SHOP.model_dump(mode="json")
    edit(data)
    return Scenario.model_validate_json(json.dumps(data))


def need(data):
    return data["needs"][0]


CASES = [
    (lambda d: d.update(title="Another"), [Change(("title",), Part.SEEN, SHOP.title, "Another")]),
    (
        lambda d: need(d).update(gloss="knees ache"),
        [Change(("needs", SHOP.needs[0].id, "gloss"), Part.SAID, SHOP.needs[0].gloss, "knees ache")],
    ),
    (
        lambda d: need(d)["asked_by"].append("knees"),
        [Change(("needs", SHOP.needs[0].id, "asked_by"), Part.HEARD, "", "knees")],
    ),
    (lambda d: d.update(word_limit=20), [Change(("word_limit",), Part.COUNTS, str(SHOP.word_limit), "20")]),
    (lambda d: d.update(unsellable_share=5), [Change(("unsellable_share",), Part.MOVES, "33", "5")]),
    (lambda d: d.update(difficulty=None), [Change(("difficulty",), Part.NOTES, str(SHOP.difficulty), "")]),
    (
        lambda d: d.update(facts=d["facts"][:-1]),
        [Change(("facts", SHOP.facts[-1].id), Part.COUNTS, SHOP.facts[-1].text, "")],
    ),
    (
        lambda d: d["objections"][0]["concerns"][0].update(guard=99),
        [
            Change(
                ("objections", SHOP.objections[0].id, "concerns", SHOP.objections[0].concerns[0].id, "guard"),
                Part.MOVES,
                str(SHOP.objections[0].concerns[0].guard),
                "99",
            )
        ],
    ),
]


@pytest.mark.parametrize(("edit", "expected"), CASES)
def test_a_change_names_its_place_and_whom_it_matters_to(edit, expected):
    assert list(changes(SHOP, edited(edit))) == expected


def test_the_same_version_has_no_changes_and_another_order_is_one():
    assert changes(SHOP, SHOP) == ()
    turned = changes(SHOP, edited(lambda data: data["needs"].reverse()))
    names = [one.id for one in SHOP.needs]
    assert turned == (Change(("needs",), Part.MOVES, ", ".join(names), ", ".join(reversed(names))),)


def test_every_key_with_a_part_is_a_key_of_content():
    models = [type(SHOP), *(type(each) for each in (LIBRARY.persona("en", "busy-manager"), LIBRARY.rubric()))]
    schema = str([model.model_json_schema() for model in models]) + str(
        type(LIBRARY.course("en", "new-hire")).model_json_schema()
    )
    assert [key for key in PARTS if f"'{key}'" not in schema] == []


def moved(call, before, after, bar=70, steps=()):
    over = [score is not None and score >= bar for score in (before, after)]
    return Rescored(call, "ann", "shop", "exam", before, after, over[0], over[1], steps)


def test_bars_crossed_come_first_then_the_largest_change():
    found = [moved("a", 50, 50), moved("b", 40, 60), moved("c", 71, 69), moved("d", None, 30), moved("e", 69, 70)]
    assert [one.call for one in most_moved_first(found)] == ["c", "e", "b", "d"]
    figures = summary(found)
    assert (figures.calls, figures.moved, figures.up, figures.down, figures.gained, figures.lost) == (5, 4, 2, 1, 1, 1)
    # 0 + 20 - 2 + 1 over the four calls with two scores
    assert figures.mean_tenths == 47
    assert summary([moved("c", 71, 69), moved("a", 50, 49)]).mean_tenths == -15
    assert summary([]).mean_tenths == 0


def test_a_step_is_a_value():
    assert moved("a", 1, 2, steps=(Step("1", "listen", "2", "3"),)).steps[0].after == "3"
