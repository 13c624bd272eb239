"""Gates G1-G9 per turn, and the acts that only the call can see."""

import pytest

from tests.marking.builders import BLAMED, COVER, F1, F2, SAID, act, gates, understood
from trainer.acts import ActName, Doubt, RuleName, Slot, SlotKind, VerdictKind
from trainer.content.scenario import Goal
from trainer.marking import Context, mark
from trainer.transcript import Refusal, Situation

A = ActName
KNOWN = {"concern_known": True, "concern": "blamed", "answers": ("F1", "F2"), "surface": ("F1", "F2")}
FIRM = {"situation": Situation.REFUSAL, "refusal": Refusal.FIRM}
TALK = {"situation": Situation.TALK}
ASKED = act("clarify_specific", SAID, words="Sums?")

GATES = [
    ([], understood("Sums?", ASKED), {}),
    (["G1"], understood("You fool. Sums?", act("insult", words="You fool"), ASKED), {}),
    (["G2"], understood("Never late.", act("false_claim")), KNOWN),
    (["G3"], understood("It has an app.", act("feature")), FIRM),
    ([], understood("Just say why.", act("clarify_generic")), FIRM),
    ([], understood("Thanks, bye.", act("polite_exit")), {**FIRM, "removal_asked": True}),
    (["G3"], understood("And why?", act("clarify_generic")), {**FIRM, "removal_asked": True}),
    (["G4"], understood("There is an app.", act("feature", Slot(SlotKind.FACT, "F9"))), KNOWN),
    ([], understood("There is a deputy.", act("feature", F2)), KNOWN),
    (["G5"], understood("There is a deputy.", act("feature", F2)), {}),
    (["G5"], understood("A deputy. Sums?", act("feature", F2, words="A deputy"), ASKED), {}),
    ([], understood("Sums? A deputy.", ASKED, act("feature", F2, words="A deputy")), {}),
    ([], understood("There is a deputy.", act("feature", F2)), {"in_episode": (A.CLARIFY_GENERIC,)}),
    ([], understood("There is a deputy.", act("feature", F2)), {"question": "q1", "question_facts": ("F2",)}),
    (["G5", "G6"], understood("Ten off.", act("discount")), {}),
    (["G6"], understood("10% off.", act("discount")), {**KNOWN, "discount_limit": 5}),
    ([], understood("10% off.", act("discount")), {**KNOWN, "discount_limit": 10}),
    (["G6"], understood("Cheaper.", act("discount")), {**KNOWN, "discount_limit": 0}),
    ([], understood("Cheaper.", act("discount")), {**KNOWN, "discount_limit": 20}),
    (["G6"], understood("A third off.", act("discount", Slot(SlotKind.DETAIL, "percent:33"))),
     {**KNOWN, "discount_limit": 20}),
    (["G7"], understood("Who? What? Sums?", act("question", words="Who?"), act("question", words="What?"), ASKED), {}),
    (["G7"], understood("Sums?", ASKED), {"question_run": 2}),
    ([], understood("I see. Sums?", act("listen_specific", SAID, words="I see"), ASKED), {"question_run": 2}),
    (["G8"], understood("Today only.", act("pressure")), KNOWN),
    (["G9"], understood("I listen, I clarify, benefit, empathy.", stuffing=True), {}),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turn", "context"), GATES)
def test_gate(wanted, turn, context):
    assert gates(turn, **context) == wanted


def test_a_discount_beyond_the_limit_is_marked_as_such():
    faults = mark(understood("10% off.", act("discount")), Context(**KNOWN, discount_limit=5)).faults
    assert [(fault.beyond_limit, fault.reason) for fault in faults] == [(True, "why.cap.G6_limit")]


ADDED = [
    (["advantage"], understood("A deputy covers you.", act("benefit", F2, COVER)), TALK),
    (["benefit"], understood("A deputy covers you.", act("advantage", F2, COVER)), {**TALK, "said": (COVER,)}),
    (["benefit"], understood("A deputy answers.", act("advantage", F2, BLAMED)), KNOWN),
    (["close_early"], understood("Shall we start?", act("close")), TALK),
    (["close_ready"], understood("Shall we start?", act("close")), {**TALK, "said": (COVER,)}),
    (["close_early"], understood("Shall we start?", act("close")), {**TALK, "said": (COVER,), "ready_to_close": False}),
    (["discount_early"], understood("Ten off.", act("discount")), {}),
    (["discount"], understood("Ten off.", act("discount")), KNOWN),
    (["q_relevant", "q_repeat"], understood("Who covers?", act("q_relevant", COVER)), {**TALK, "said": (COVER,)}),
    (["q_relevant"], understood("Who covers?", act("q_relevant", COVER)), TALK),
    (["pitch", "interrupt"], understood("We do payroll.", act("pitch")), {**TALK, "mid_turn": True}),
    (["interrupt"], understood("Eh"), {**TALK, "mid_turn": True}),
    (["wait"], understood("", act("wait")), {**TALK, "mid_turn": True}),
    ([], understood(""), {**TALK, "mid_turn": True}),
    (["pitch", "push_soft"], understood("An app!", act("pitch")),
     {"situation": Situation.REFUSAL, "refusal": Refusal.SOFT}),
    (["pitch", "push_firm"], understood("An app!", act("pitch")), FIRM),
    (["pitch", "push_soft"], understood("An app!", act("pitch")), {"situation": Situation.CANT_TALK}),
    (["clarify_generic", "push_soft"], understood("But why?", act("clarify_generic")),
     {"situation": Situation.REFUSAL, "refusal": Refusal.SOFT, "refusal_questions": 1}),
    (["feature", "answer_question"], understood("Nine euro.", act("feature", F1)),
     {**TALK, "question": "q", "question_facts": ("F1",)}),
    (["pitch", "dodge_question"], understood("It's great.", act("pitch")),
     {**TALK, "question": "q", "question_facts": ("F1",)}),
    (["admit_unknown"], understood("I'll check.", act("admit_unknown")),
     {**TALK, "question": "q", "question_facts": ("F1",)}),
    (["pitch", "monologue"], understood("so " * 61, act("pitch")), TALK),
    (["pitch"], understood("so " * 60, act("pitch")), TALK),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turn", "context"), ADDED)
def test_acts_that_only_the_call_can_see(wanted, turn, context):
    assert [str(one.name) for one in mark(turn, Context(**context)).acts] == wanted


@pytest.mark.parametrize("doubt", [Doubt.OTHER_LANGUAGE, Doubt.NOT_ADDRESSED, Doubt.GARBLED, Doubt.THIN])
@pytest.mark.parametrize("situation", list(Situation))
def test_what_cannot_be_read_has_no_level(doubt, situation):
    marked = mark(understood("…", doubt=doubt), Context(situation=situation))
    assert {found.verdict for found in marked.marks} == {VerdictKind.CANNOT_TELL}


def test_an_empty_answer_is_a_chance_not_taken():
    marked = mark(understood("", doubt=Doubt.EMPTY), Context(**KNOWN))
    assert [(str(m.rule), m.verdict.value, m.level) for m in marked.marks] == [
        ("listen", "level", 1),
        ("empathize", "level", 1),
        ("clarify", "not_applicable", 0),
        ("argue", "level", 0),
    ]


def test_a_meeting_is_proposed_by_a_time():
    turn = understood("Tuesday at ten?", act("callback_offer", Slot(SlotKind.TIME, "tuesday at ten")))
    context = {"situation": Situation.CLOSE, "ready_to_close": True}
    assert mark(turn, Context(**context, goal=Goal.MEETING)).mark(RuleName.CLOSING).level == 3
    assert mark(turn, Context(**context, goal=Goal.SALE)).mark(RuleName.CLOSING).level == 1
