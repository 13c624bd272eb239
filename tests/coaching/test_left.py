"""A call that the trainee leaves with an objection unanswered."""

from tests.equipped import LIBRARY, ear
from trainer.call import Input, Setting, hear, open_call
from trainer.coaching import debrief
from trainer.scoring import score
from trainer.transcript import Outcome

SAID = ("Good morning, Anna Koleva from Orbis Payroll.", "How do you do the payroll today?")


def left_open() -> tuple:
    """The first seeded call that ends with the trainee leaving an objection that never had an answer."""
    scenario, persona = LIBRARY.scenario("en", "payroll-cold-call"), LIBRARY.persona("en", "hostile-owner")
    for seed in range(40):
        call = open_call(Setting(scenario, persona, LIBRARY.chart(scenario.chart), ear("en")), seed)
        for text in SAID:
            call, _ = hear(call, Input(text))
        call = call.with_record(call.exchanges, Outcome.TRAINEE_QUIT)
        card = score(call.transcript, LIBRARY.rubric(), scenario)
        if any(not episode.turns for episode in card.episodes):
            return call, card, scenario, persona
    raise AssertionError("no call was left with an objection open")


def test_what_stood_open_is_quoted():
    call, card, scenario, persona = left_open()
    told = debrief(call.transcript, call.exchanges, card, scenario, persona)
    open_ones = [story for story in told.stories if not story.episode.turns]
    assert [story.opened_with for story in open_ones] == [call.transcript.customer_turns()[-1].heard]
