"""Any turn, exchange or transcript comes back exactly as it was, and nothing else is taken for one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.acts import Act, ActName, Mark, MarkedTurn, RuleName, Slot, SlotKind, Span, Understanding, VerdictKind
from trainer.transcript import CustomerTurn, Outcome, Standing, Timing, TraineeTurn, Transcript
from trainer.transcript.record import RecordBroken, from_json, to_json

kinds = st.sampled_from([CustomerTurn, TraineeTurn, Transcript, Understanding, MarkedTurn, Standing, Timing])


@settings(max_examples=150, deadline=None)
@given(kinds.flatmap(st.from_type))
def test_every_value_comes_back_exactly(value: object) -> None:
    text = to_json(value)
    again = from_json(type(value), text)
    assert again == value
    assert to_json(again) == text
    assert "\n" not in text


def test_what_a_record_looks_like() -> None:
    act = Act(ActName.CLARIFY_SPECIFIC, Span(0, 19), (Slot(SlotKind.CONCERN, "blamed"),))
    assert to_json(MarkedTurn(Understanding("Кого обвиниха?", "bg", "cues/1", words=2), (act,))) == (
        '{"acts":[{"name":"clarify_specific","slots":[["concern","blamed"]],"span":[0,19],"strength":500}],'
        '"understanding":{"backend":"cues/1","lang":"bg","text":"Кого обвиниха?","words":2}}'
    )


def test_turns_of_both_kinds_are_told_apart() -> None:
    talk = Transcript("en", turns=(CustomerTurn(0, ()), TraineeTurn(1, "Hi")), outcome=Outcome.SALE)
    assert from_json(Transcript, to_json(talk)) == talk


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "3",
        '{"live":1}',
        '{"live":true,"late":true}',
        '{"heard":"3"}',
        '{"heard":true}',
        '{"heard":1.0}',
    ],
)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(RecordBroken):
        from_json(Timing, text)


def test_a_default_that_is_not_empty_is_written() -> None:
    mark = Mark(RuleName.LISTEN, VerdictKind.LEVEL)
    assert json.loads(to_json(Act(ActName.PITCH, Span(0, 1))))["strength"] == 500
    assert json.loads(to_json(mark)) == {"rule": "listen", "verdict": "level"}
