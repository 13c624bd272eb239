"""Nothing that only looks different may be heard differently, and no text may raise."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.ears import FACTS, LATE, TRAPS, ear, hear, heard
from trainer.acts import Understanding
from trainer.language import guess_situation, heard_single, understand
from trainer.language.folding import fold
from trainer.transcript.standing import Situation

LINES = {
    "en": (
        "That's a good reason to be careful.",
        "Was it their sums or the transfer?",
        "Shall we start on Monday at ten?",
        "People have rent to pay; a late salary isn't a small slip.",
        "We run the first month in parallel.",
        "I understand, but we're never late.",
        "Sorry about that, it's our fault.",
    ),
    "bg": (
        "Имате пълно основание да внимавате.",
        "Сметките ли сбъркаха, или преводът тръгна късно?",
        "Да започнем ли в понеделник?",
        "Забавената заплата не е дреболия.",
        "Първия месец смятаме паралелно.",
        "Разбирам Ви, но ние никога не закъсняваме.",
        "Извинете, грешката е наша.",
    ),
}


def told(understanding: Understanding) -> list[tuple[object, ...]]:
    return [(act.name, act.slots, act.form, act.strength) for act in understanding.acts]


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, str]:
    lang = draw(st.sampled_from(["en", "bg"]))
    return lang, " ".join(draw(st.lists(st.sampled_from(LINES[lang]), min_size=1, max_size=4)))


@settings(max_examples=80, deadline=None)
@given(answers(), st.sampled_from(["nfd", "upper", "spaces", "zero", "quotes"]))
def test_spelling_of_the_same_text_is_heard_the_same(answer: tuple[str, str], change: str) -> None:
    lang, text = answer
    changed = {
        "nfd": unicodedata.normalize("NFD", text),
        "upper": text.upper(),
        "spaces": text.replace(" ", "   "),
        "zero": text.replace(" ", " \u200b").replace("e", "e\u200d"),
        "quotes": text.replace("'", "\u2019"),
    }[change]
    assert told(hear(lang, changed)) == told(hear(lang, text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=160), st.sampled_from(["en", "bg"]))
def test_no_text_raises_and_every_span_lies_in_the_text(text: str, lang: str) -> None:
    understood = hear(lang, text)
    assert understood == hear(lang, text)
    assert all(0 <= act.span.start <= act.span.end <= len(text) for act in understood.acts)
    assert all(0 <= act.strength <= 1000 for act in understood.acts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(" ".join((*LINES["en"], *LINES["bg"])).split()), max_size=60),
    st.sampled_from(["en", "bg"]),
)
def test_no_heap_of_words_raises(heap: list[str], lang: str) -> None:
    customer = " ".join(reversed(heap))
    given_lines = heard_single(customer, FACTS[lang], TRAPS[lang], (), False, ear(lang))
    understood = understand(" ".join(heap), given_lines, ear(lang))
    assert understood.words >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_every_folded_character_knows_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@pytest.mark.parametrize(
    ("lang", "customer", "first", "situation"),
    [
        ("en", "It's too expensive.", "P1", Situation.OBJECTION),
        ("en", LATE["en"], "B1", Situation.OBJECTION),
        ("en", "I have to ask my partner.", "A1", Situation.OBJECTION),
        ("en", "I can't talk.", "T2", Situation.CANT_TALK),
        ("en", "Take me off your list.", "", Situation.REFUSAL),
        ("bg", "Скъпо е.", "P1", Situation.OBJECTION),
        ("bg", LATE["bg"], "B1", Situation.OBJECTION),
        ("bg", "Трябва да говоря с половинката.", "A1", Situation.OBJECTION),
        ("bg", "Не мога да говоря.", "T2", Situation.CANT_TALK),
        ("bg", "Махнете ме от списъка.", "R3", Situation.REFUSAL),
    ],
)
def test_what_a_customer_objects_to(lang: str, customer: str, first: str, situation: Situation) -> None:
    kinds = ear(lang).objections(customer)
    assert (kinds[0] if kinds and first else "") == first
    assert guess_situation(customer, ear(lang)) is situation


def test_the_longest_text_is_heard_quickly_enough_to_type_on() -> None:
    text = (" ".join(LINES["en"]) + " ") * 20
    assert understand(text[:4000], heard("en"), ear("en")).words > 300
