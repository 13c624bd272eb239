"""How clearly a single customer's line says no decides what may still be asked."""

import pytest

from tests.language.ears import ear
from tests.scoring.calls import STANDARD
from trainer.acts import Gate
from trainer.call.single_answer import Answer, score_answer
from trainer.transcript import Refusal, Situation

LINES = [
    ("en", "Not interested, thanks.", Refusal.SOFT),
    ("en", "No, thank you, we have one.", Refusal.SOFT),
    ("en", "I already told you no. Leave me alone.", Refusal.FIRM),
    ("en", "No means no, I'm hanging up.", Refusal.FIRM),
    ("bg", "Не ме интересува, благодаря.", Refusal.SOFT),
    ("bg", "Казах Ви вече не. Оставете ме.", Refusal.FIRM),
]


def test_selling_on_after_a_firm_no_is_a_push():
    line, sold = "I already told you no. Leave me alone.", "Our service is great value, you should try it."
    faults = score_answer(Answer("en", line, sold, situation=Situation.REFUSAL), ear("en"), STANDARD).marked.faults
    assert [fault.gate for fault in faults] == [Gate.G3]


@pytest.mark.parametrize(("lang", "line", "wanted"), LINES)
def test_a_no(lang, line, wanted):
    answer = Answer(lang, line, "…", situation=Situation.REFUSAL)
    assert score_answer(answer, ear(lang), STANDARD).context.refusal is wanted
