"""A call may begin in any state that is no ending: the customer stands there, says something, and hears on."""

import pytest
from settings import setting

from trainer.call import Input, hear, open_at
from trainer.customer.chart import leaves
from trainer.files.folders import shipped_folder
from trainer.files.library import Library

STATES = sorted(leaves(Library([shipped_folder()]).chart()))
GOING = [state for state in STATES if not state.startswith("ended")]


@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("state", GOING)
def test_a_call_begins_there_and_goes_on(state, lang):
    call = open_at(setting("payroll-cold-call", "interested-planner", lang), 5, state)
    assert (call.customer.stance, call.last.standing.stance) == (state, state)
    assert call.last.text
    assert call.outcome is None
    after, exchange = hear(call, Input("Why?" if lang == "en" else "Защо?"))
    assert exchange.reply.text
    assert after.transcript.turns[0].text == call.last.text


def test_what_a_state_says_is_true_of_the_customer():
    begun = {state: open_at(setting("payroll-cold-call", "interested-planner"), 5, state) for state in GOING}
    assert begun["objection_raised"].last.standing.concern_known is False
    revealed = begun["objection_revealed"].last.standing
    assert (revealed.concern_known, [slot.key for slot in revealed.disclosed]) == (True, [revealed.concern])
    assert begun["trouble_hostile"].last.standing.mood == 2
    assert begun["trouble_firmNo"].last.standing.refusal == "firm"
    assert [each.settled for each in begun["closing_trial"].customer.episodes] == [True, True]


@pytest.mark.parametrize(("state", "why"), [("ended_sale", "^over$"), ("closing", "closing_trial"), ("", "prep")])
def test_where_nothing_can_begin(state, why):
    with pytest.raises(ValueError, match=why):
        open_at(setting("payroll-cold-call", "interested-planner"), 5, state)
