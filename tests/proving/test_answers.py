"""A scenario's own tests: the call before the answer, and what is said when a verdict differs."""

import pytest

from tests.equipped import LIBRARY, ear
from trainer.acts import Slot, SlotKind
from trainer.content.scenario import AnswerTest
from trainer.proving import try_answer
from trainer.proving.answers import before

SCENARIO = LIBRARY.scenario("en", "payroll-cold-call")
RUBRIC = LIBRARY.rubric()


def tried(**fields):
    test = AnswerTest.model_validate({"objection": "B1-1", "concern": "blamed", "quality": "good", **fields})
    return try_answer(SCENARIO.model_copy(update={"answers": (test,)}), 0, ear("en"), RUBRIC)


def told(test):
    return [(turn.text, turn.standing) for turn in before(SCENARIO, test).customer_turns()]


def test_the_call_before_an_answer():
    need, detail = SCENARIO.needs[0], SCENARIO.details[0]
    test = AnswerTest.model_validate(
        {"objection": "B1-1", "concern": "blamed", "known": True, "said": [need.id, detail.id], "answer": "Yes.",
         "quality": "weak"}
    )  # fmt: skip
    first, second, voiced, known = told(test)
    objection = next(one for one in SCENARIO.objections if one.id == "B1-1")
    concern = next(one for one in objection.concerns if one.id == "blamed")
    assert (first[0] in need.says, first[1].disclosed) == (True, (Slot(SlotKind.NEED, need.id),))
    assert (second[0] in detail.says, second[1].disclosed) == (True, (Slot(SlotKind.DETAIL, detail.id),))
    assert (voiced[0] in objection.surfaces, voiced[1].objection, voiced[1].concern_known) == (True, "B1-1", False)
    assert known[0] in concern.says
    assert (known[1].concern_known, known[1].disclosed) == (True, (Slot(SlotKind.CONCERN, "blamed"),))


def test_the_customer_says_what_the_answer_takes_up():
    objection = next(one for one in SCENARIO.objections if one.id == "B1-1")
    for surface in objection.surfaces:
        test = AnswerTest.model_validate({"objection": "B1-1", "answer": surface, "quality": "weak"})
        assert told(test)[-1][0] == surface


def test_what_is_as_expected_misses_nothing():
    question = "What happened when they were late?"
    assert tried(answer=question, expect={"clarify": [2, 4]}).misses == ()


def test_a_miss_says_what_was_expected_what_came_and_the_words():
    done = tried(answer="You are an idiot.", expect={"listen": [3, 4]}, caps=["G5"])
    by_name = {miss.what: (miss.expected, miss.got) for miss in done.misses}
    assert by_name == {"listen": ("3-4", "0"), "G5": ("cap", "no cap"), "G1": ("no cap", "cap")}
    (insult,) = (miss for miss in done.misses if miss.what == "G1")
    assert all(quote in done.test.answer for quote in insult.quotes) and insult.quotes


def test_a_bad_answer_may_be_capped_beyond_what_its_test_lists():
    assert [miss.what for miss in tried(answer="You are an idiot.", quality="bad").misses] == []


@pytest.mark.parametrize("fields", [{"objection": "Z9-9"}, {"concern": "nobody"}, {"said": ("nothing",)}])
def test_names_that_the_scenario_does_not_have(fields):
    test = AnswerTest(answer="Yes.", quality="weak", **{"objection": "B1-1", "concern": None, **fields})
    with pytest.raises(ValueError, match=r"^no "):
        before(SCENARIO, test)
