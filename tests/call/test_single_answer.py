"""One answer as a parsed record: what is taken, what is turned back and why."""

import pytest

from trainer.call.single_answer import Answer, RecordUnfit, answer_from, identity
from trainer.transcript import Situation

LEAST = {"lang": "en", "customer": "It's dear.", "answer": "Compared with what?"}


def test_three_keys_are_enough_and_unknown_ones_are_left_alone():
    assert answer_from(LEAST) == Answer("en", "It's dear.", "Compared with what?")
    assert answer_from({**LEAST, "context": 4, "persona": None, "facts": None}) == answer_from(LEAST)


def test_everything_that_may_be_given():
    given = {**LEAST, "facts": ["nine euro"], "not_true": ["never late"], "said": ["payday"], "concern_known": True,
             "situation": "cant_talk"}  # fmt: skip
    assert answer_from(given) == Answer(
        "en", "It's dear.", "Compared with what?", ("nine euro",), ("never late",), ("payday",), True,
        Situation.CANT_TALK,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "key", "slots"),
    [
        ([1], "mark.not_an_object", {}),
        (None, "mark.not_an_object", {}),
        ({**LEAST, "answer": None}, "mark.missing", {"name": "answer"}),
        ({"lang": "en", "answer": "Yes"}, "mark.missing", {"name": "customer"}),
        ({**LEAST, "lang": "de"}, "mark.lang", {"langs": "en, bg"}),
        ({**LEAST, "lang": ["en"]}, "mark.lang", {"langs": "en, bg"}),
        ({**LEAST, "answer": 3}, "mark.not_a_text", {"name": "answer"}),
        ({**LEAST, "facts": "nine euro"}, "mark.not_a_list", {"name": "facts"}),
        ({**LEAST, "said": ["a", {}]}, "mark.not_a_text", {"name": "said[1]"}),
        ({**LEAST, "facts": ["a"] * 101}, "mark.too_many", {"name": "facts", "count": 101, "most": 100}),
        ({**LEAST, "concern_known": 1}, "mark.not_a_switch", {"name": "concern_known"}),
        ({**LEAST, "answer": "a" * 4001}, "mark.too_long", {"name": "answer", "count": 4001}),
        ({**LEAST, "answer": "\ud800"}, "mark.not_utf8", {"name": "answer", "count": 0}),
        ({**LEAST, "customer": "\0"}, "mark.nul", {"name": "customer", "count": 0}),
    ],
)
def test_why_a_record_is_turned_back(record, key, slots):
    with pytest.raises(RecordUnfit) as raised:
        answer_from(record)
    assert (raised.value.key, raised.value.slots) == (key, slots)


@pytest.mark.parametrize("situation", ["offer", 7, ["objection"], {}])
def test_a_situation_nobody_knows(situation):
    with pytest.raises(RecordUnfit, match=r"mark\.situation"):
        answer_from({**LEAST, "situation": situation})


@pytest.mark.parametrize(
    ("record", "echoed"),
    [
        ({"id": "a"}, {"id": "a"}), ({"id": 7}, {"id": 7}), ({"id": True}, {}), ({"id": 1.5}, {}), ({"id": [1]}, {}),
        ({"id": "\ud800"}, {}), ({"id": 10**30}, {}), ({}, {}), ("id", {}),
    ],
)  # fmt: skip
def test_the_id_is_echoed_where_it_can_be(record, echoed):
    assert identity(record) == echoed
