"""What the tutorial teaches holds by the product's own scorer: its good examples pass and beat its bad ones."""

import pytest

from tests.call.settings import LIBRARY, ear, setting
from trainer.acts import RuleName
from trainer.call.single_answer import Answer, score_answer
from trainer.coaching.lessons import CONCERN, ENOUGH, PERSONA, RULES, SCENARIO, lesson
from trainer.coaching.rounds import answer
from trainer.files.packaged import load_words
from trainer.transcript import Situation

SAID = {
    "en": ("Your van came late twice last month.", "I had to stay at home the whole day for the van."),
    "bg": ("Миналия месец бусът Ви закъсня два пъти.", "Трябваше да стоя цял ден вкъщи заради буса."),
}
FACTS = {"en": ("We call an hour before the van comes.",), "bg": ("Обаждаме се час преди да дойде бусът.",)}


def level(lang: str, rule: RuleName, key: str) -> int:
    told = rule is RuleName.ARGUE
    said = SAID[lang][1] if told else SAID[lang][0]
    text = load_words(lang).say(f"tutorial.{key}.{rule}")
    single = Answer(lang, said, text, facts=FACTS[lang], concern_known=told, situation=Situation.OBJECTION)
    return score_answer(single, ear(lang), LIBRARY.rubric()).marked.mark(rule).level


@pytest.mark.parametrize("lang", ("en", "bg"))
@pytest.mark.parametrize("rule", RULES)
def test_good_examples_pass_and_are_better_than_the_bad_ones(lang, rule):
    good, bad = level(lang, rule, "good"), level(lang, rule, "bad")
    assert good >= ENOUGH and good > bad, (good, bad)


@pytest.mark.parametrize("lang", ("en", "bg"))
def test_the_first_three_rules_are_learned_at_one_moment_and_the_fourth_follows_from_it(lang):
    here = [lesson(setting(SCENARIO, PERSONA, lang), rule) for rule in RULES]
    assert {one.moment[0] for one in here} == {CONCERN}
    assert len({one.opening for one in here[:3]}) == 1 and here[3].opening != here[0].opening
    assert [one.call.last.standing.concern_known for one in here] == [False, False, False, True]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("So somewhere you saw it for less money.", "Nobody likes to pay more than they have to.",
                "Is it the same box, with two batteries?",
                "That one has one battery; here you get two, so you go on cleaning while one charges.")),
        ("bg", ("Значи другаде сте я видели по-евтино.", "Парите не са малко, и аз бих сравнявала.",
                "Същата кутия ли беше?",
                "Там батерията е една; тук в кутията са две, така че чистите, докато другата се зарежда.")),
    ],
)  # fmt: skip
def test_who_does_as_told_passes_every_lesson(lang, said):
    here = [lesson(setting(SCENARIO, PERSONA, lang), rule) for rule in RULES]
    levels = [answer(one, text).level for one, text in zip(here, said, strict=True)]
    assert [rule for rule, found in zip(RULES, levels, strict=True) if found < ENOUGH] == [], levels
