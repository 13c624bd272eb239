from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from settings import setting

from trainer.call import Input, hear, open_call, resume, rewind
from trainer.transcript import Timing
from trainer.transcript.record import to_json

LINES = (
    "Good morning, Anna Koleva from Orbis Payroll. I saw you are looking for an accountant, may I have your name?",
    "Who does your payroll at the moment?",
    "And when Petya is ill, who steps in?",
    "So two days a month go, and everything stops if she is away. Is that right?",
    "We have a named specialist and a deputy, so it doesn't stop when she is away.",
)
INPUTS = tuple(Input(line) for line in LINES)


def played(inputs=INPUTS, seed=3, persona="interested-planner"):
    return resume(setting("payroll-cold-call", persona), seed, inputs)


def test_the_same_inputs_give_the_same_call():
    assert to_json(played().transcript) == to_json(played().transcript)


def test_another_seed_gives_another_call():
    assert to_json(played(seed=3).transcript) != to_json(played(seed=5).transcript)


@pytest.mark.parametrize("kept", range(1, len(LINES) + 1))
def test_a_call_rebuilt_after_every_turn_is_the_same(kept):
    straight = played()
    rebuilt = resume(straight.setting, 3, straight.inputs[:kept])
    for said in straight.inputs[kept:]:
        rebuilt, _ = hear(rebuilt, said)
    assert to_json(rebuilt.transcript) == to_json(straight.transcript)
    assert rebuilt.customer == straight.customer


def test_rewinding_leaves_the_call_as_it_stood_before_the_line():
    call = played()
    back = rewind(call, 3)
    assert back.inputs == call.inputs[:2]
    assert to_json(back.transcript) == to_json(played(INPUTS[:2]).transcript)


@pytest.mark.parametrize("turn", [0, len(LINES) + 1])
def test_there_is_nothing_before_the_first_and_after_the_last_line(turn):
    with pytest.raises(ValueError, match="there is no turn"):
        rewind(played(), turn)


def live(text, heard):
    return Input(text, Timing(live=True, heard=heard))


def test_who_is_cut_short_loses_the_rest():
    call = played(INPUTS[:1])
    whole = call.last.text
    call, exchange = hear(call, live("We are nine euro per employee", 6))
    cut = call.transcript.customer_turns()[-2]
    assert (cut.cut_at, cut.heard) == (6, whole[:6])
    assert exchange.marked.did("interrupt")
    assert whole[6:].strip() not in exchange.reply.text


@pytest.mark.parametrize("word", ["go on", ""])
def test_who_is_let_finish_says_the_rest(word):
    call = played(INPUTS[:1])
    whole = call.last.text
    call, exchange = hear(call, live(word, 6))
    assert not exchange.marked.did("interrupt")
    assert exchange.reply.text == whole[6:].lstrip()
    assert exchange.taken.after.irritation <= exchange.taken.before.irritation


def test_what_was_said_whole_is_no_interruption():
    call = played(INPUTS[:1])
    call, exchange = hear(call, live("We are nine euro per employee", len(call.last.text)))
    assert not exchange.marked.did("interrupt")


def test_an_ended_call_hears_nothing_more():
    call = replace(played(INPUTS[:1]))
    while call.outcome is None:
        call, _ = hear(call, Input("You are an idiot."))
    with pytest.raises(ValueError, match="has ended"):
        hear(call, Input("Hello?"))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.integers(0, 50))
def test_whatever_is_typed_somebody_answers(lines, seed):
    call = open_call(setting("payroll-cold-call", "busy-manager"), seed)
    for line in lines:
        if call.outcome is None:
            call, exchange = hear(call, Input(line))
            assert exchange.reply.text
