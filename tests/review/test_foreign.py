"""Other people's labels beside our acts: what stands for what, and the figures, on lines made up here."""

import pytest

from trainer.acts import Act, ActName, Form, MarkedTurn, Slot, SlotKind, Span, Understanding
from trainer.call.single_answer import Scored
from trainer.marking import Context
from trainer.review.bars import Bar
from trainer.review.figures import Hits
from trainer.review.foreign import TARGETS, answer_of, foreign_figures, label_of, rating_figures, talk_answers
from trainer.scoring import SingleScore

BY_LABEL = {target.label: target for target in TARGETS}


def did(*names, form=None, slot=None):
    slots = (Slot(SlotKind.DETAIL, slot),) if slot else ()
    acts = tuple(Act(ActName(name), Span(0, 1), slots, form) for name in names)
    understood = Understanding("x", "en", "hand", acts)
    return Scored(MarkedTurn(understood, acts), Context(), SingleScore(None, 0))


@pytest.mark.parametrize(
    ("label", "scored", "found"),
    [
        ("open_question", did("clarify_specific", form=Form.OPEN), True),
        ("open_question", did("clarify_specific", form=Form.CLOSED), False),
        ("closed_question", did("question", form=Form.CLOSED), True),
        ("listen_reflection", did("ack_plain"), False),
        ("listen_reflection", did("listen_specific"), True),
        ("argument", did("greet_full", "evidence"), True),
        ("argument", did("clarify_leading"), False),
        ("clarify_probe", did("q_relevant"), True),
        ("clarify_probe", did("time_check"), False),
        ("empathy", did("empathy_fake"), False),
        ("empathy", did("empathy_specific"), True),
        ("self_interest_argument", did("feature", "advantage"), False),
        ("self_interest_argument", did("benefit"), True),
        ("uptake_high", did("question", slot="said"), True),
        ("uptake_high", did("question"), False),
    ],
)
def test_what_stands_for_a_label(label, scored, found):
    assert BY_LABEL[label].found(scored) is found


def test_a_record_as_an_answer():
    given = {
        "utterance": "How come?",
        "prev_customer_utterance": "I can't.",
        "context": [["customer", "Maybe."], ["seller", "Hi"], ["partner", "Hm."], ["customer", "I can't."]],
    }
    answer = answer_of(given)
    assert (answer.customer, answer.answer, answer.said) == ("I can't.", "How come?", ("Maybe.", "Hm."))
    assert answer_of({**given, "prev_customer_utterance": None}).customer == ""
    assert answer_of({**given, "utterance": "\0"}) is None


def test_labels_nobody_gave_are_not_counted():
    records = [{"labels": {"empathy": value}, "extra": {"clarify_probe": 1}} for value in (0, 1, None)]
    assert [label_of(one, BY_LABEL["empathy"]) for one in records] == [False, True, None]
    assert label_of(records[0], BY_LABEL["clarify_probe"]) is True
    assert label_of({}, BY_LABEL["empathy"]) is None


def test_figures_of_a_label():
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    found = foreign_figures(BY_LABEL["empathy"], pairs)
    assert (found.n, found.there, found.kappa, found.hits, found.fired) == (50, 25, 400, Hits(20, 10, 5), 800)
    assert found.bars == (Bar("bar.foreign", "casino empathy", 400, least=250),)
    never = foreign_figures(BY_LABEL["self_interest_argument"], [(True, True), *[(True, False)] * 9])
    assert never.bars == (Bar("bar.fired", "casino self_interest_argument", 100, most=50),)
    assert not never.bars[0].met


def test_a_talk_turn_by_turn():
    turns = [["Seeker", "Bad day."], ["Supporter", "Why?"], ["Seeker", "The boss."], ["Supporter", "Him again."]]
    first, second = talk_answers({"turns": turns})
    assert (first.customer, first.answer, first.said) == ("Bad day.", "Why?", ())
    assert (second.customer, second.answer, second.said) == ("The boss.", "Him again.", ("Bad day.",))


def test_ratings_of_talks_without_a_level_are_not_compared():
    record = {"expert_median": {"encouraging_elaboration": 3.5}}
    assert [(one.n, one.spearman) for one in rating_figures([(record, [did("ack_plain")])])] == [(0, None)] * 3
