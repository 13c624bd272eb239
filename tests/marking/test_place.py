"""The context of a turn comes from what the turns recorded, never from the customer machine."""

from tests.marking.builders import SAID, act, understood
from tests.scoring.calls import FIRM, HIDDEN, TALK, TOLD, call, levels, they_say
from trainer.acts import ActName, Slot, SlotKind
from trainer.marking import context_of, mark
from trainer.transcript import CustomerTurn, Part, Situation, Standing, Timing, TraineeTurn


def place(*turns, timing=None):
    return context_of(None, None, call(*turns), timing or Timing())


def test_before_the_first_word_it_is_an_opening():
    assert place().situation is Situation.OPENING


def test_the_last_customer_turn_says_where_the_call_stands():
    found = place(they_say(HIDDEN), levels(3, 2, 3, None, acts="clarify_specific"), they_say(TOLD))
    assert (found.situation, found.objection, found.concern, found.concern_known, found.known, found.hidden) == (
        Situation.OBJECTION, "B1-1", "blamed", True, True, False,
    )  # fmt: skip
    assert found.said == found.told_now == (Slot(SlotKind.CONCERN, "blamed"),)
    assert found.in_episode == (ActName.CLARIFY_SPECIFIC,)
    assert found.counts == ((ActName.CLARIFY_SPECIFIC, 1),)


def test_an_unknown_standing_is_not_called_hidden():
    found = place(they_say(Standing(objection="P1")))
    assert (found.situation, found.known, found.hidden) == (Situation.OBJECTION, False, False)


def test_acts_before_the_objection_are_not_of_its_episode():
    found = place(they_say(TALK), levels(1, 1, 1, None, acts="feature"), they_say(HIDDEN))
    assert found.in_episode == ()


def test_question_turns_that_give_nothing_back_are_counted():
    ask, give = levels(2, 1, 2, None, acts="question"), levels(3, 2, 2, None, acts="question listen_specific")
    assert place(they_say(HIDDEN), ask, they_say(HIDDEN), ask, they_say(HIDDEN)).question_run == 2
    assert place(they_say(HIDDEN), ask, they_say(HIDDEN), give, they_say(HIDDEN)).question_run == 0


def test_questions_after_a_refusal_are_counted_from_the_refusal():
    ask = levels(2, 1, 2, None, acts="question")
    assert place(they_say(HIDDEN), ask, they_say(FIRM)).refusal_questions == 0
    assert place(they_say(FIRM), ask, they_say(FIRM)).refusal_questions == 1


def test_mid_turn_is_known_from_the_timing_or_from_the_cut():
    said = CustomerTurn(0, (Part("We tried an outside firm"), Part("and it went wrong.")), standing=HIDDEN)
    assert place(said, timing=Timing(live=True, heard=10)).mid_turn
    assert not place(said, timing=Timing(live=True, heard=len(said.text))).mid_turn
    assert not place(said, timing=Timing(live=False, heard=10)).mid_turn
    cut = CustomerTurn(0, said.parts, standing=HIDDEN, cut_at=10)
    assert place(cut).mid_turn and place(cut).customer == "We tried a"


def test_an_unmarked_turn_leaves_no_trace_but_its_words():
    found = place(they_say(HIDDEN), TraineeTurn(0, "Hello"), they_say(HIDDEN))
    assert (found.earlier, found.counts, found.in_episode) == (("Hello",), (), ())


def test_a_question_asked_again_in_a_call_is_seen():
    turn = understood("Sums or transfer?", act("clarify_specific", SAID))
    context = place(they_say(HIDDEN), TraineeTurn(0, "Well. Sums, or transfer?"), they_say(HIDDEN))
    assert mark(turn, context).did(ActName.Q_REPEAT)
