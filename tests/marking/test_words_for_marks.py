"""Every why and every next step has a sentence in both languages, and a quoting sentence has something to quote."""

import re
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.marking.builders import BLAMED, COVER, F1, F2, F3, SIGNS
from trainer.acts import Act, ActName, Doubt, Gate, Span, Understanding
from trainer.marking import Card, Context, mark, mark_preparation
from trainer.transcript import Refusal, Situation

WORDS = Path(__file__).parents[2] / "trainer" / "words"
SENTENCES = {lang: yaml.safe_load((WORDS / lang / "why.yaml").read_text(encoding="utf-8")) for lang in ("en", "bg")}
MARKING = Path(__file__).parents[2] / "trainer" / "marking"
TEXT = "One two three four five six seven eight nine ten."

acts = st.builds(
    Act,
    st.sampled_from(ActName),
    st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1])),
    st.lists(st.sampled_from((BLAMED, COVER, F1, F2, F3, *SIGNS)), max_size=3).map(tuple),
)
turns = st.builds(
    Understanding,
    st.just(TEXT),
    st.just("en"),
    st.just("hand"),
    st.lists(acts, max_size=5).map(tuple),
    words=st.sampled_from((0, 10, 80)),
    parroted=st.sampled_from((0, 700)),
    stuffing=st.booleans(),
    doubt=st.sampled_from((None, None, None, *Doubt)),
    but_rebuts=st.sampled_from((None, Span(3, 9))),
)
contexts = st.builds(
    Context,
    situation=st.sampled_from(Situation),
    concern_known=st.sampled_from((True, False, None)),
    concern=st.just("blamed"),
    answers=st.sampled_from((None, (), ("F1",))),
    said=st.sampled_from(((), (COVER,), (BLAMED, COVER))),
    heated=st.booleans(),
    insults=st.integers(0, 3),
    refusal=st.sampled_from(Refusal),
    removal_asked=st.booleans(),
    question=st.sampled_from((None, "?", "q")),
    ready_to_close=st.sampled_from((None, True, False)),
    buying_signal=st.booleans(),
    no_fit=st.booleans(),
    mid_turn=st.booleans(),
    question_run=st.integers(0, 3),
    earlier=st.sampled_from(((), (TEXT,))),
    in_episode=st.lists(st.sampled_from(ActName), max_size=3).map(tuple),
)


def test_both_languages_have_the_same_keys_and_slots():
    slots = {lang: {key: re.findall(r"\{\w+\}", text) for key, text in SENTENCES[lang].items()} for lang in SENTENCES}
    assert slots["en"] == slots["bg"]


def test_every_reason_in_the_rules_has_its_sentence():
    missing = []
    for path in sorted(MARKING.glob("*.py")):
        for reason in re.findall(r'(?:Finding|at_most)\(\s*[^"()]*"([a-z_]+)"', path.read_text(encoding="utf-8")):
            if f"why.{path.stem}.{reason}" not in SENTENCES["en"] | {"why.listening.x": ""}:
                missing.append(f"{path.stem}.{reason}")
    assert missing == []


def test_every_gate_has_its_sentence():
    assert {f"why.cap.{gate}" for gate in Gate} <= set(SENTENCES["en"])


@settings(max_examples=400, deadline=None)
@given(turns, contexts)
def test_whatever_is_marked_can_be_said(turn, context):
    marked = mark(turn, context)
    for found in marked.marks:
        assert found.reason in SENTENCES["en"], found
        assert not found.next_step or found.next_step in SENTENCES["en"], found
        assert 0 <= found.level <= 4
        assert 0 <= found.strength - found.level * 1000 < 500
        if "{quote}" in SENTENCES["en"][found.reason]:
            assert found.evidence, found
    assert all(fault.reason in SENTENCES["en"] for fault in marked.faults)
    assert len({found.rule for found in marked.marks}) == len(marked.marks)


def test_a_card_can_be_explained():
    found = mark_preparation(Card(), Understanding("", "en", "hand"))
    assert found.reason in SENTENCES["en"] and found.next_step in SENTENCES["en"]
