"""The anchors of RUBRIC 3.2 and 3.3: stages and problem cases."""

import pytest

from tests.marking.builders import (
    CHECK,
    COVER,
    F2,
    FRIDAY,
    SAID,
    TEN,
    act,
    level,
    understood,
)
from trainer.acts import ActName, Slot, SlotKind, Understanding
from trainer.marking import Card, mark_preparation
from trainer.transcript import Refusal, Situation

SOFT = {"situation": Situation.REFUSAL, "refusal": Refusal.SOFT}
FIRM = {"situation": Situation.REFUSAL, "refusal": Refusal.FIRM}
BUSY = {"situation": Situation.CANT_TALK}
RUDE = {"situation": Situation.RUDENESS, "insults": 1}
TALK = {"situation": Situation.TALK}
OPEN = {"situation": Situation.OPENING}
CLOSE = {"situation": Situation.CLOSE}
READY = {**CLOSE, "ready_to_close": True}

BYE = act("polite_exit", words="Thanks", strength=650)
CASES = [
    ("refusal", 0, understood("You'll regret it.", act("pressure")), SOFT),
    ("refusal", 0, understood("It has an app.", act("feature")), FIRM),
    ("refusal", 1, understood("One last thing: an app.", act("feature")), SOFT),
    ("refusal", 1, understood("Just tell me why not.", act("clarify_generic")), FIRM),
    ("refusal", 1, understood("And why?", act("clarify_generic")), {**SOFT, "refusal_questions": 1}),
    ("refusal", 2, understood("Okay, bye.", act("polite_exit", strength=350)), FIRM),
    ("refusal", 2, understood("Thanks, bye.", BYE), {**FIRM, "removal_asked": True}),
    ("refusal", 3, understood("Thanks and sorry. Good day.", BYE), FIRM),
    ("refusal", 3, understood("Fixed contract, or no time?", act("clarify_specific")), SOFT),
    ("refusal", 4, understood("Thanks, you are off the list.", BYE, act("confirm_removal")), FIRM),
    ("cant_talk", 0, understood("Quickly: we do payroll.", act("pitch")), BUSY),
    ("cant_talk", 1, understood("Only a second.", act("push_soft")), BUSY),
    ("cant_talk", 2, understood("I'll try another day.", act("callback_offer", strength=250)), BUSY),
    ("cant_talk", 3, understood("When would suit you?", act("callback_offer", strength=450)), BUSY),
    ("cant_talk", 4, understood("Tomorrow at ten or Friday?", act("callback_offer", TEN, FRIDAY)), BUSY),
    ("rudeness", 0, understood("Watch your tone.", act("insult")), RUDE),
    ("rudeness", 1, understood("As I said, nine euro.", act("feature")), RUDE),
    ("rudeness", 1, understood("Not in this tone.", act("boundary")), RUDE),
    ("rudeness", 2, understood("I hear you are annoyed.", act("ack_plain")), RUDE),
    ("rudeness", 3, understood("Our fault. One contact now.", act("own_mistake", SAID), act("fix_action")), RUDE),
    ("rudeness", 4, understood("Our fault. One contact. Your choice.", act("own_mistake", SAID), act("fix_action"),
                               act("autonomy")), RUDE),
    ("rudeness", 4, understood("Gladly, without insults; else extension 4.", act("boundary"), act("autonomy")),
     {**RUDE, "insults": 2}),
    ("opening", 0, understood("It's about your account.", act("evasive")), OPEN),
    ("opening", 1, understood("Hello! How are you?", act("small_talk")), OPEN),
    ("opening", 2, understood("Anna Koleva, Orbis.", act("greet_full")), OPEN),
    ("opening", 3, understood("Anna, Orbis. Your name?", act("greet_full"), act("ask_name")), OPEN),
    ("opening", 3, understood("And your name?", act("ask_name")), {**OPEN, "counts": ((ActName.GREET_FULL, 1),)}),
    ("opening", 4, understood("Anna, Orbis, about your advert.", act("greet_full"), act("state_purpose", SAID)), OPEN),
    ("needs", 0, understood("Staff? Turnover? Budget?", act("question", words="Staff?"),
                            act("question", words="Turnover?"), act("question", words="Budget?")), TALK),
    ("needs", 0, understood("We have six modules.", act("pitch")), TALK),
    ("needs", 1, understood("Next: which bank?", act("question")), {**TALK, "question_run": 1}),
    ("needs", 2, understood("Which bank do you use?", act("question")), TALK),
    ("opening", 3, understood("word " * 40, act("greet_full"), act("state_purpose")), {**OPEN, "word_limit": 25}),
    ("opening", 2, understood("word " * 41, act("greet_full"), act("state_purpose")), {**OPEN, "word_limit": 25}),
    ("needs", 1, understood("Who covers?", act("q_relevant", COVER)), {**TALK, "said": (COVER,)}),
    ("needs", 2, understood("Who does it?", act("q_relevant", COVER)), TALK),
    ("needs", 3, understood("And when Petya's ill?", act("q_relevant", SAID)),
     {**TALK, "said": (Slot(SlotKind.DETAIL, "petya"),)}),
    ("needs", 4, understood("So someone must step in. Right?", act("listen_specific", COVER, CHECK)),
     {**TALK, "said": (COVER,)}),
    ("presentation", 0, understood("It does everything.", act("false_claim")), TALK),
    ("presentation", 1, understood("We have six modules.", act("feature_dump")), TALK),
    ("presentation", 2, understood("There is a deputy.", act("feature", F2)), TALK),
    ("presentation", 3, understood("The deputy runs it.", act("benefit", F2, COVER)), {**TALK, "said": (COVER,)}),
    ("presentation", 4, understood("It runs; see it?", act("benefit", F2, COVER, CHECK), act("evidence", F2)),
     {**TALK, "said": (COVER,)}),
    ("closing", 0, understood("Sign today or else.", act("close"), act("pressure")), READY),
    ("closing", 1, understood("You know where I am.", act("small_talk")), READY),
    ("closing", 1, understood("Shall we start?", act("close")), {**CLOSE, "ready_to_close": False}),
    ("closing", 1, understood("It also has an app.", act("feature", F2)), {**READY, "buying_signal": True}),
    ("closing", 2, understood("So? Maybe? Shall we?", act("close", words="Shall we?"), act("question", words="So?"),
                              act("question", words="Maybe?")), READY),
    ("closing", 3, understood("Shall we start on the 1st?", act("close")), READY),
    ("closing", 4, understood("Shall we start on the 1st?", act("close")), {**READY, "genuine_yeses": 2}),
    ("closing", 1, understood("Shall we start?", act("close")), {"concern_known": False}),
    ("opening", 2, understood("Anna Koleva, Orbis.", act("greet_full")), {"concern_known": True}),
    ("opening", 1, understood("From your website.", act("feature")), {"concern_known": True, "first": True}),
    ("opening", "absent", understood("From your website.", act("feature")), {"concern_known": True}),
    ("needs", 2, understood("Who does it?", act("q_relevant", COVER)), {"concern_known": True}),
    ("needs", "absent", understood("It has an app.", act("pitch")), {"concern_known": True}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wanted", "turn", "context"), CASES)
def test_anchor(rule, wanted, turn, context):
    assert level(turn, rule, **context) == wanted


def test_problem_cases_replace_the_four_rules():
    turn = understood("Thanks, sorry, bye.", BYE)
    assert [level(turn, rule, **FIRM) for rule in ("listen", "empathize", "clarify", "argue")] == ["absent"] * 4


def test_a_customer_who_is_not_finished_is_not_refused_or_presented_to():
    for situation in (Situation.REFUSAL, Situation.TALK, Situation.CANT_TALK):
        assert level(understood("Go on", act("encourager")), "refusal", situation=situation, mid_turn=True) == "absent"


FACTS = understood("parallel month, a deputy", act("feature", F2), act("feature", Slot(SlotKind.FACT, "F3")))
FULL = Card("parallel month", "…", "owner of a small firm", ("who does it", "how long", "who covers"),
            "tried it before", "took the blame", "Good morning, Anna", "call after the tenth")  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "card", "facts"),
    [
        (0, Card(facts="I'll see how it goes."), understood("I'll see how it goes.")),
        (0, FULL, understood("never late", act("false_claim"))),
        (1, Card(facts="nine euro"), understood("nine euro", act("feature", F2))),
        (2, Card("parallel month", "…"), FACTS),
        (3, Card(*[getattr(FULL, name) for name in ("goal", "facts", "portrait", "questions", "objection")]), FACTS),
        (4, FULL, FACTS),
        (0, Card(), Understanding("", "en", "hand")),
    ],
)
def test_preparation(wanted, card, facts):
    assert mark_preparation(card, facts).level == wanted
