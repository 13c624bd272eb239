"""Bulgarian as it is spoken: verbs of one meaning, brushing aside, granting, a name of one's own without a verb."""

import pytest

from tests.language.ears import hear, names
from trainer.acts import ActName
from trainer.language.stemming import stem_bulgarian

A = ActName

KIN = [
    ("връщане", "върнете"),
    ("плащате", "платите"),
    ("звънна", "звънят"),
    ("забавят", "бавене"),
    ("обучение", "научат"),
    ("идват", "дойдоха"),
    ("сгрешена", "грешка"),
    ("доставка", "доставят"),
    ("заместник", "замества"),
    ("подпис", "подпишем"),
]


@pytest.mark.parametrize(("one", "other"), KIN)
def test_a_verb_keeps_its_stem_through_aspect_and_noun(one: str, other: str) -> None:
    assert stem_bulgarian(one) == stem_bulgarian(other)


def test_words_of_other_verbs_keep_other_stems() -> None:
    stems = [stem_bulgarian(word) for word in ("върнете", "платите", "звънна", "обадя", "купите", "продаде", "спрете")]
    assert len(set(stems)) == len(stems)


SAID = [
    ("Миналото си е минало, да гледаме напред.", A.DISMISS, True),
    ("Ще свикнете за два дни.", A.DISMISS, True),
    ("Не може да сравнявате тия неща.", A.DISMISS, True),
    ("Не е дреболия.", A.DISMISS, False),
    ("И аз не бих повярвал след такова нещо.", A.ACK_PLAIN, True),
    ("Няма да Ви убеждавам.", A.ACK_PLAIN, True),
    ("Да не пипаме това, което върви.", A.ACK_PLAIN, True),
    ("Сам си такъв!", A.INSULT, True),
    ("Предупреждавам Ви, ще викам полиция.", A.INSULT, True),
    ("Браво на момчетата.", A.INSULT, False),
    ("Веднага Ви махам от списъка.", A.CONFIRM_REMOVAL, True),
    ("Записах да не Ви звъним.", A.CONFIRM_REMOVAL, True),
    ("Тръгвам си, лек ден.", A.POLITE_EXIT, True),
    ("Отварям проверка и сумата се замразява.", A.FIX_ACTION, True),
    ("Останала е една, решавайте сега.", A.PRESSURE, True),
    ("Да Ви го запазя ли?", A.CLOSE, True),
    ("Добър ден, Иво Стойнов, „Полюс“.", A.GREET_FULL, True),
    ("Иво Стойнов от „Полюс“ съм.", A.GREET_FULL, True),
    ("Добър ден, как сте?", A.GREET_FULL, False),
    ("Никъде няма да намерите по-добра цена.", A.FALSE_CLAIM, True),
]


@pytest.mark.parametrize(("text", "name", "wanted"), SAID)
def test_what_is_heard_in_spoken_bulgarian(text: str, name: ActName, wanted: bool) -> None:
    assert (name in names(hear("bg", text))) is wanted
