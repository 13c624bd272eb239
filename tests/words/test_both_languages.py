import re

import pytest

from trainer.content.words import Words
from trainer.files.packaged import load_words

EN, BG = load_words("en"), load_words("bg")
SLOT = re.compile(r"\{([a-z_]+)\}")


def slots(words: Words) -> dict[str, set[str]]:
    return {key: set(SLOT.findall(sentence)) for key, sentence in words.sentences.items()}


def test_both_languages_have_the_same_keys():
    assert sorted(set(EN.sentences) ^ set(BG.sentences)) == []


def test_both_languages_fill_the_same_slots():
    english, bulgarian = slots(EN), slots(BG)
    assert {key: (english[key], bulgarian[key]) for key in english if english[key] != bulgarian[key]} == {}


def test_nothing_is_left_in_english():
    same = {key for key, sentence in BG.sentences.items() if not re.search("[а-я]", sentence, re.I)}
    assert sorted(same - {"toolbar.help", "debrief.quoted", "why_moved.change", "why_moved.act"}) == []


@pytest.mark.parametrize(("n", "sentence"), [(0, "0 подсказки"), (1, "Една подсказка"), (21, "21 подсказки")])
def test_plurals(n, sentence):
    assert BG.count("debrief.hints", n, points=2 * n).startswith(sentence)
