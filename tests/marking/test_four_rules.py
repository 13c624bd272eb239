"""The anchors of RUBRIC 3.1 and the interactions of 4.1, on hand-built understandings."""

import pytest

from tests.marking.builders import BLAMED, CHECK, COVER, F1, F2, F3, SAID, VIEW, act, four, gates, level, understood
from trainer.acts import Slot, SlotKind, Span

KNOWN = {"concern_known": True, "concern": "blamed", "answers": ("F1", "F2"), "surface": ("F1", "F2", "F3")}

LISTEN = [
    (0, understood("But it is so convenient!", act("pitch")), {"mid_turn": True}),
    (3, understood("Go on?", act("encourager")), {"mid_turn": True}),
    (3, understood("", act("wait")), {"mid_turn": True}),
    (0, understood("It is not late at all.", act("dismiss")), {}),
    (1, understood("Okay. Our service has an app.", act("ack_plain", words="Okay"), act("pitch", words="Our")), {}),
    (1, understood("Okay.", act("ack_plain")), {}),
    (1, understood("Our service has an app.", act("pitch")), {}),
    (2, understood("So you tried a firm and people were paid late.", act("listen_specific", SAID), parroted=700), {}),
    (2, understood("So you tried a firm and people were paid late.", parroted=700), {}),
    (2, understood("What exactly happened?", act("clarify_generic")), {}),
    (3, understood("Was it their sums or the transfer?", act("clarify_specific", SAID)), {}),
    (3, understood("The salaries came late. We have F3.", act("listen_specific", SAID, words="The salaries"),
                   act("feature", F3, words="We have F3")), {}),
    (4, understood("It was your door they knocked on. Is that it?", act("listen_specific", SAID, BLAMED, CHECK)), {}),
    (2, understood("And who runs it?", act("clarify_specific", SAID)), {"earlier": ("And who runs it? Sorry.",)}),
    (1, understood("Was it the delay?", act("clarify_specific", SAID)), KNOWN),
    (1, understood("So the wages were late? Who? When? Where?", act("listen_specific", SAID), act("q_stack")), {}),
    (1, understood("So the wages came late. Last day today.", act("listen_specific", SAID), act("pressure")), {}),
    (1, understood("I understand, but the wages will come.", act("empathy_fake"),
                   act("listen_specific", SAID, words="the wages")), {}),
    (1, understood("An app too.", act("feature", Slot(SlotKind.FACT, "F9"))), KNOWN),
    (1, understood("We ring at nine.", act("pitch")), {"told_now": (Slot(SlotKind.CONDITION, "mail"),)}),
]  # fmt: skip

EMPATHIZE = [
    (0, understood("It is not expensive.", act("dismiss")), {}),
    (0, understood("I understand, but we never are.", act("empathy_fake"), but_rebuts=Span(14, 31)), {}),
    (0, understood("I understand. We have it all.", act("empathy_fake", words="I understand"),
                   act("pitch", words="We have it all")), {}),
    (1, understood("I understand you.", act("empathy_fake")), {}),
    (1, understood("So very sorry, truly.", act("apology_long")), {}),
    (1, understood("What happened?", act("clarify_generic")), {}),
    (1, understood("I see.", act("ack_plain")), {}),
    (2, understood("A good reason to be careful.", act("ack_plain", VIEW)), {}),
    (2, understood("So the wages came late. The sums, or the transfer?", act("listen_specific", SAID, words="So the"),
                   act("clarify_specific", SAID, words="The sums")), {}),
    (1, understood("So the wages came late.", act("listen_specific", SAID)), {}),
    (1, understood("I see. The sums, or the transfer?", act("ack_plain", words="I see"),
                   act("clarify_specific", SAID, words="The sums")), {}),
    (1, understood("So the wages came late. Best on the market.", act("listen_specific", SAID, words="So the"),
                   act("candour", words="came late"), act("pitch", words="Best on")), {}),
    (3, understood("People have rent to pay.", act("empathy_specific", SAID)), {}),
    (4, understood("You faced thirty people. You decide.", act("empathy_specific", SAID, BLAMED, words="You faced"),
                   act("autonomy", words="You decide")), {}),
    (2, understood("We have F3. You faced thirty people.", act("feature", F3, words="We have F3"),
                   act("empathy_specific", SAID, words="You faced")), {}),
    (1, understood("People have rent, but no.", act("empathy_specific", SAID), but_rebuts=Span(18, 25)), {}),
    (2, understood("Calm down. Sorry, I mixed it up.", act("dismiss", words="Calm down"),
                   act("own_mistake", words="I mixed it up")), {}),
]  # fmt: skip

CLARIFY = [
    (0, understood("We have F3.", act("feature", F3)), {}),
    (0, understood("Who? What? When?", act("clarify_generic", words="Who?"), act("clarify_generic", words="What?"),
                   act("clarify_generic", words="When?")), {}),
    (0, understood("It was sums, was it? Who? When?", act("clarify_specific", SAID, words="It was sums"),
                   act("clarify_generic", words="Who?"), act("clarify_generic", words="When?")), {}),
    (1, understood("Hm, all right.", act("ack_plain")), {}),
    (1, understood("You do want to save, right?", act("clarify_leading")), {}),
    (1, understood("Do you like football?", act("question")), {}),
    (2, understood("What exactly happened?", act("clarify_generic")), {}),
    (2, understood("We have F3. Sums or transfer?", act("feature", F3, words="We have F3"),
                   act("clarify_specific", SAID, words="Sums or transfer?")), {}),
    (3, understood("Sums or transfer?", act("clarify_specific", SAID)), {}),
    (3, understood("Sums or transfer? We have F3.", act("clarify_specific", SAID, BLAMED, words="Sums"),
                   act("feature", F3, words="We have F3")), {}),
    (4, understood("Delay, or nobody to call?", act("clarify_specific", SAID, BLAMED)), {}),
    (3, understood("Delay, or nobody to call?", act("clarify_specific", SAID, BLAMED)), {"heated": True}),
    ("not_applicable", understood("Sums or transfer?", act("clarify_specific", SAID)), KNOWN),
]  # fmt: skip

ARGUE = [
    ("not_applicable", understood("What happened?", act("clarify_generic")), {}),
    (0, understood("What happened?", act("clarify_generic")), KNOWN),
    (0, understood("We are never late.", act("false_claim")), KNOWN),
    (0, understood("They are incompetent.", act("bash")), KNOWN),
    (1, understood("App, slips, cloud.", act("feature_dump", F1, F2, F3)), KNOWN),
    (1, understood("You will love it.", act("pitch")), KNOWN),
    (1, understood("There is an app.", act("feature", Slot(SlotKind.FACT, "F9"))), KNOWN),
    (1, understood("Ten off, then.", act("discount")), {}),
    (2, understood("A deputy by name.", act("feature", F2)), KNOWN),
    (2, understood("A deputy covers you.", act("benefit", F2, COVER)), KNOWN),
    (3, understood("A deputy answers for you.", act("benefit", F2, BLAMED)), KNOWN),
    (2, understood("A deputy answers for you.", act("benefit", F2, BLAMED)), {"answers": ("F1", "F2")}),
    (3, understood("A deputy covers you.", act("benefit", F2, COVER)), {**KNOWN, "said": (COVER,)}),
    (4, understood("A deputy answers, 1%. Enough?", act("benefit", F2, BLAMED, CHECK), act("evidence", F1)), KNOWN),
    (3, understood("A deputy answers, 1%.", act("benefit", F2, BLAMED), act("evidence", F1)), KNOWN),
    (2, understood("F1 F2 F3 for you.", act("benefit", F1, F2, F3, BLAMED)), KNOWN),
    (4, understood("That we cannot do.", act("candour")), {**KNOWN, "answers": ()}),
    ("not_applicable", understood("Thanks, goodbye.", act("polite_exit")), KNOWN),
    ("not_applicable", understood("Who decides?", act("q_relevant")),
     {"concern_known": True, "kind": "real_condition"}),
    (0, understood("Who decides?", act("q_relevant")), {**KNOWN, "kind": "real_condition"}),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turn", "context"), LISTEN)
def test_listen(wanted, turn, context):
    assert level(turn, "listen", **context) == wanted


@pytest.mark.parametrize(("wanted", "turn", "context"), EMPATHIZE)
def test_empathize(wanted, turn, context):
    assert level(turn, "empathize", **context) == wanted


@pytest.mark.parametrize(("wanted", "turn", "context"), CLARIFY)
def test_clarify(wanted, turn, context):
    assert level(turn, "clarify", **context) == wanted


@pytest.mark.parametrize(("wanted", "turn", "context"), ARGUE)
def test_argue(wanted, turn, context):
    assert level(turn, "argue", **context) == wanted


def test_the_same_sentence_twice_counts_once():
    once = understood("Sums or transfer?", act("clarify_specific", SAID))
    text = "Sums or transfer? Sums or transfer? Sums or transfer?"
    first = act("clarify_specific", SAID, words="Sums or transfer?")
    acts = understood(text, first).acts
    again = [Span(a.span.start + 18 * n, a.span.end + 18 * n) for n in range(3) for a in acts]
    thrice = understood(text)
    doubled = type(thrice)(text, "en", "hand", tuple(type(acts[0])(acts[0].name, span, (SAID,)) for span in again))
    assert four(doubled) == four(once)
    assert gates(doubled) == []


def test_a_turn_sent_twice_is_marked_once_but_its_faults_stay():
    turn = understood("We are never late!", act("false_claim"))
    assert four(turn, earlier=("we are never LATE",)) == ("-", "-", "-", "-")
    assert gates(turn, earlier=("we are never LATE",)) == ["G2", "G5"]


def test_later_questions_and_empathy_count_at_most_two_after_an_argument():
    turn = understood(
        "You faced them. Sums?", act("empathy_specific", SAID, words="You faced"),
        act("clarify_specific", SAID, words="Sums?"),
    )  # fmt: skip
    assert four(turn) == (3, 3, 3, "-")
    assert four(turn, in_episode=(act("feature")[0],)) == (3, 2, 2, "-")
