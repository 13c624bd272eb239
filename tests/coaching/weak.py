"""Weak answers at their place in a call: every scenario opened, an answer of its tests or a plain weak line said."""

from collections.abc import Iterable, Iterator
from functools import cache

from tests.equipped import LIBRARY, ear
from trainer.acts import RuleName, VerdictKind
from trainer.call import Call, Exchange, Input, Setting, hear, open_call
from trainer.coaching import Pieces, pieces_from
from trainer.coaching.better import Better, judged
from trainer.coaching.material import Place
from trainer.files.library import SCENARIOS
from trainer.files.packaged import load_pieces

EVERY = 4
"""One scenario in so many: the rest is the slow test's, over the corpus."""
LINES = {
    "en": (
        "Good morning, my name is Ann Cole. May I ask your name?",
        "I understand you, but you don't have to worry about that, we are the best.",
        "Okay, I see.",
        "You are wrong there, it's really cheap and you should decide today.",
        "What can I do so that you buy it?",
        "Trust me, everybody is happy with it.",
    ),
    "bg": (
        "Добър ден, казвам се Анна Колева. Как да се обръщам към Вас?",
        "Разбирам Ви, но няма защо да се притеснявате, ние сме най-добрите.",
        "Добре, ясно.",
        "Грешите, наистина е евтино и трябва да решите днес.",
        "Какво да направя, за да го купите?",
        "Повярвайте ми, всички са доволни.",
    ),
}


@cache
def pieces(lang: str) -> Pieces:
    return pieces_from(load_pieces(lang))


def settings(lang: str) -> Iterator[Setting]:
    for name in LIBRARY.names(SCENARIOS, lang)[::EVERY]:
        scenario = LIBRARY.scenario(lang, name)
        for who in scenario.personas[-2:]:
            yield Setting(scenario, LIBRARY.persona(lang, who), LIBRARY.chart(scenario.chart), ear(lang))


@cache
def weak_calls(lang: str) -> tuple[tuple[Call, Exchange], ...]:
    """Calls that go badly, after each line of the trainee's, with what that line did."""
    found = []
    for number, setting in enumerate(settings(lang)):
        call = open_call(setting, 3 + number)
        weak = [one.answer for one in setting.scenario.answers if one.quality != "good"]
        for text in (*LINES[lang][:2], *weak[:2], *LINES[lang][2:]):
            if call.outcome is not None:
                break
            call, exchange = hear(call, Input(text))
            found.append((call, exchange))
    return tuple(found)


def levels(place: Place, text: str) -> dict[RuleName, int]:
    return {one.rule: one.level for one in judged(place, text).marks if one.verdict is VerdictKind.LEVEL}


def not_better(found: Iterable[tuple[Place, Better]]) -> list[tuple[object, ...]]:
    """Wordings that stand no level higher on their rule, lower on another, or run into a gate."""
    wrong: list[tuple[object, ...]] = []
    for place, one in found:
        before, after = levels(place, place.draft), levels(place, one.text)
        lower = [rule for rule, level in before.items() if after.get(rule, level) < level]
        weak = before.get(one.rule, before.get(RuleName.PRESENTATION))
        if one.before != weak or after[one.rule] <= weak or lower or judged(place, one.text).faults:
            wrong.append((place.draft, one.text, before, after))
    return wrong
