"""Sentences of the interface: the same keys in both languages, the same slots in both."""

import re
from pathlib import Path

import pytest

from trainer.files.cache import Cache
from trainer.files.packaged import load_language_data, load_words

SLOT = re.compile(r"\{[a-z_]+\}")


def test_both_languages_say_the_same_things() -> None:
    assert load_words("en").sentences.keys() == load_words("bg").sentences.keys()


def test_both_languages_fill_the_same_slots() -> None:
    english, bulgarian = load_words("en").sentences, load_words("bg").sentences
    differ = {key for key in english if set(SLOT.findall(english[key])) != set(SLOT.findall(bulgarian.get(key, "")))}
    assert differ == set()


def test_a_memory_gives_the_same_words(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = load_words("bg", cache)
    assert len(list(tmp_path.glob("*.json"))) == 1
    assert load_words("bg", cache) == first


def test_a_lexicon_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"language/nowhere\.yaml"):
        load_language_data("nowhere")
