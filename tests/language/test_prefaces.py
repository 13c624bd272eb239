"""A question begins where its case is put, also behind a linking word."""

import pytest

from tests.language.ears import ear
from trainer.acts import Slot, SlotKind
from trainer.language import Heard, Topic, understand

COVER = Topic(Slot(SlotKind.NEED, "cover"), "someone who steps in", ("cover", "ill"), ("when she's ill", "who covers"))


@pytest.mark.parametrize(
    "question",
    [
        "When Petya is ill, who steps in?",
        "And when Petya is ill, who steps in?",
        "If Petya is ill, what happens?",
        "Okay, and if Petya is ill, what happens?",
    ],
)
def test_the_case_belongs_to_the_question(question):
    heard = Heard(customer="Petya does it, in the office here.", topics=(COVER,))
    assert [act.name for act in understand(question, heard, ear("en")).acts if COVER.slot in act.slots] == [
        "q_relevant"
    ]
