import pytest

from trainer.acts import Span
from trainer.coaching.telling import sentence
from trainer.content.words import Words
from trainer.files.packaged import load_words

WORDS = Words("en", {"a": "You named it: “{quote}”.", "b": "Думите „{quote}“ го показват."})


@pytest.mark.parametrize(
    ("key", "spans", "said"),
    [
        ("a", [Span(0, 4)], "You named it: “what”."),
        ("a", [], "You named it."),
        ("b", [], "Думите го показват."),
        ("c", [], "c"),
    ],
)
def test_a_reason_quotes_or_does_without(key, spans, said):
    assert sentence(WORDS, key, "what else", spans) == said


@pytest.mark.parametrize("lang", ("en", "bg"))
def test_no_reason_is_left_with_empty_quotation_marks(lang):
    words = load_words(lang)
    keys = [key for key in words.sentences if key.startswith(("why.", "next.", "fault."))]
    assert [key for key in keys if {"“”", "„“"} & {sentence(words, key, "x", [])[i : i + 2] for i in range(999)}] == []
