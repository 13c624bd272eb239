"""What was taught: weights add up, act by act; nothing that only looks different is heard differently."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.equipped import CACHE
from tests.language.ears import FACTS, TRAPS
from tests.language.test_same_meaning import LINES, told
from trainer.acts import ActName, SlotKind, Understanding
from trainer.files.ears import load_ear
from trainer.files.packaged import load_senses
from trainer.language import Ear, heard_single, understand
from trainer.language.senses import Senses, compile_senses
from trainer.language.traits import Stretch

A = ActName
LANGS = ("en", "bg")
TAUGHT = {lang: load_ear(lang, CACHE, taught=True) for lang in LANGS}
CUSTOMER = {
    "en": "We tried an outside firm once and the salaries came late. People stood at my door.",
    "bg": "Веднъж пробвахме с външна фирма и заплатите закъсняха. Хората стояха пред вратата ми.",
}


def hear(text: str, lang: str, ear: Ear | None = None) -> Understanding:
    mine = ear or TAUGHT[lang]
    return understand(text, heard_single(CUSTOMER[lang], FACTS[lang], TRAPS[lang], (), False, mine), mine)


def test_weights_of_traits_are_added_to_the_base_above_the_threshold():
    senses = Senses(
        (A.DISMISS, A.BENEFIT), (-2000, -500), (100, 0), {"w late": ((0, 700),), "ask": ((0, 30), (1, -60))}
    )
    seen = Stretch(0, 1, ("w late", "w never seen"), ("ask",))
    assert senses.weigh(seen) == [-2000 - 100 + 700 + 30, -500 - 60]


@pytest.mark.parametrize("wrong", [{"lang": "de"}, {"acts": ["no_such_act"]}])
def test_weights_of_something_else_are_refused(wrong):
    with pytest.raises(ValueError):
        compile_senses({"lang": "en", "acts": ["dismiss"], "base": [0], "least": [0], "weights": {}} | wrong, "en")


@pytest.mark.parametrize("lang", LANGS)
def test_the_shipped_weights_are_whole_numbers_for_acts_that_there_are(lang):
    data = load_senses(lang)
    assert data is not None
    assert [str(ActName(name)) for name in data["acts"]] == data["acts"]
    assert len(data["acts"]) == len(data["base"]) == len(data["least"])
    flat = [value for weights in data["weights"].values() for value in weights]
    assert {type(value) for value in (*flat, *data["base"], *data["least"])} == {int}
    places = [at for weights in data["weights"].values() for at in weights[::2]]
    assert set(places) <= set(range(len(data["acts"])))
    assert all(before < after for weights in data["weights"].values() for before, after in pairwise(weights[::2]))


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang in LANGS for line in LINES[lang]])
def test_what_only_looks_different_is_heard_the_same(lang, line):
    changed = (
        unicodedata.normalize("NFD", line),
        line.upper(),
        line.replace(" ", "   "),
        line.replace(" ", " \u200b"),
        line.replace("'", "\u2019"),
    )
    assert [told(hear(one, lang)) for one in changed] == [told(hear(line, lang))] * len(changed)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Foreign staff we don't take."), ("bg", "Чуждестранни служители не поемаме.")],
)
def test_denying_a_trap_is_candour_and_no_false_claim(lang, text):
    names = {act.name for act in hear(text, lang).acts}
    assert A.CANDOUR in names and A.FALSE_CLAIM not in names


@pytest.mark.parametrize("lang", LANGS)
def test_whoever_is_accused_of_a_false_claim_is_told_which(lang):
    unsupported = {
        line: act
        for line in LINES[lang]
        for act in hear(line, lang).acts
        if act.name is A.FALSE_CLAIM and not act.slots and A.FALSE_CLAIM not in cued(line, lang)
    }
    assert unsupported == {}


def cued(line: str, lang: str) -> set[ActName]:
    return {act.name for act in hear(line, lang, replace(TAUGHT[lang], senses=None)).acts}


def test_a_line_of_the_sheet_that_is_denied_is_no_argument():
    acts = hear("We do not pay 1% of payroll per day of delay.", "en").acts
    assert [act for act in acts if act.name in (A.FEATURE, A.BENEFIT) and act.about(SlotKind.FACT)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_names_what_heard_it(lang):
    line = LINES[lang][0]
    assert hear(line, lang).weighed
    assert not hear(line, lang, replace(TAUGHT[lang], senses=None)).weighed
