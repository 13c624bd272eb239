"""Transformations of RUBRIC 4.5 that marking and scoring decide, whatever the words were understood by."""

import pytest

from tests.marking.builders import BLAMED, F1, F2, F3, SAID, VIEW, act, understood
from tests.scoring.calls import STANDARD
from trainer.acts import Slot, SlotKind, Span
from trainer.marking import Context, mark
from trainer.scoring import score_single

KNOWN = {"concern_known": True, "concern": "blamed", "answers": ("F1", "F2"), "surface": ("F1", "F2", "F3")}
HEARD = act("listen_specific", SAID, words="It came late.")
FELT = act("ack_plain", VIEW, words="Fair.")
ASKED = act("clarify_specific", SAID, words="Sums or transfer?")
ARGUED = act("feature", F3, words="It runs in parallel.")
GOOD = ("It came late. Fair. Sums or transfer?", HEARD, FELT, ASKED)


def total(text, *acts, context=None, **more):
    found = Context(**(context or {}))
    return score_single(mark(understood(text, *acts, **more), found), found, STANDARD).score


def more_of(name, *slots, words):
    """The good answer with one more act at its end."""
    return total(f"{GOOD[0]} {words}", *GOOD[1:], act(name, *slots, words=words))


def test_the_good_answer_reaches_everything():
    assert total(*GOOD) == 100


PADDING = ["apology_brief", "apology_long", "polite_exit", "encourager", "small_talk", "ask_name"]


@pytest.mark.parametrize("name", PADDING)
def test_m1_m3_filler_and_politeness_buy_nothing(name):
    assert more_of(name, words="So sorry, thank you.") <= total(*GOOD)
    poor = total("Hm.", act("ack_plain", words="Hm."))
    polite = total("Hm. So sorry, thank you.", act("ack_plain", words="Hm."), act(name, words="So sorry, thank you."))
    assert polite <= poor


def test_m2_rule_names_and_buzzwords_cap():
    assert total(*GOOD, stuffing=True) <= 30


def test_m8_a_doubled_sentence_changes_nothing():
    text = f"{GOOD[0]} Sums or transfer?"
    again = act("clarify_specific", SAID, words="Sums or transfer?")
    once = understood(text, *GOOD[1:])
    doubled = once.acts[-1].span
    shift = text.rindex("Sums") - doubled.start
    twice = type(once.acts[-1])(once.acts[-1].name, Span(doubled.start + shift, doubled.end + shift), (SAID,))
    assert again
    found = Context()
    marked = mark(type(once)(text, "en", "hand", (*once.acts, twice), words=once.words), found)
    assert score_single(marked, found, STANDARD).score == total(*GOOD)


def test_m10_the_argument_before_the_question_is_worth_less():
    after = total("It came late. Fair. Sums or transfer? It runs in parallel.", HEARD, FELT, ASKED, ARGUED)
    before = total("It came late. Fair. It runs in parallel. Sums or transfer?", HEARD, FELT, ARGUED, ASKED)
    assert before < after
    assert before <= 70


def test_m11_one_false_claim_caps_at_forty():
    assert more_of("false_claim", words="We are never late.") <= 40


def test_m12_a_contrast_that_rebuts_never_raises_empathy():
    text = "It came late. Fair. Sums or transfer?"
    rebuts = Span(14, 19)
    assert total(*GOOD, but_rebuts=rebuts) < total(*GOOD)
    warm = (text, HEARD, act("empathy_specific", SAID, words="Fair."), ASKED)
    assert total(*warm, but_rebuts=rebuts) < total(*warm)


def test_m13_what_fits_no_concern_is_worth_less():
    fits = total("A deputy.", act("benefit", F2, BLAMED, words="A deputy."), context=KNOWN)
    strays = Slot(SlotKind.CONCERN, "other")
    context = {**KNOWN, "concerns": ("blamed",)}
    assert total("A deputy.", act("benefit", Slot(SlotKind.FACT, "F9"), strays), context=context) < fits


def test_m14_a_copied_sentence_in_front_earns_no_more_than_two():
    alone = total("Sums or transfer?", act("clarify_generic", words="Sums or transfer?"))
    copied = total("People were paid late. Sums or transfer?", act("clarify_generic", words="Sums or transfer?"),
                   parroted=650)  # fmt: skip
    assert copied == alone


def test_m16_questions_fall_at_the_third():
    questions = [act("clarify_specific", Slot(SlotKind.CONCERN, f"c{n}"), words=f"Was it {n}?") for n in range(4)]
    scores = [total(" ".join(f"Was it {n}?" for n in range(count)), *questions[:count]) for count in range(1, 5)]
    assert scores[0] >= scores[1] > scores[2] >= scores[3]
    assert scores[2] <= 60


def test_reasons_beyond_two_buy_nothing():
    two = total("One. Two.", act("benefit", F1, BLAMED, words="One."), act("feature", F2, words="Two."), context=KNOWN)
    three = total("One. Two. Three.", act("benefit", F1, BLAMED, words="One."), act("feature", F2, words="Two."),
                  act("feature", F3, words="Three."), context=KNOWN)  # fmt: skip
    assert three < two


def test_a_cap_cannot_be_bought_back():
    insulted = act("insult", words="You fool.")
    assert total(f"{GOOD[0]} You fool.", *GOOD[1:], insulted) == 0
