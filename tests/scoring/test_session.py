"""RUBRIC 4.4: stages, weights, session caps, who must look, and what stands beside the score."""

import pytest

from tests.scoring.calls import FIRM, HIDDEN, STANDARD, TALK, TOLD, call, levels, stage, they_say, unreadable
from trainer.acts import Slot, SlotKind
from trainer.scoring import score
from trainer.transcript import Outcome, Situation, Standing, TraineeTurn

OPEN = Standing(situation=Situation.OPENING)
CLOSE = Standing(situation=Situation.CLOSE, ready_to_close=True)
NEED_TOLD = Standing(situation=Situation.TALK, disclosed=(Slot(SlotKind.NEED, "cover"),), needs_hidden=1)
HEATED = Standing(situation=Situation.RUDENESS, heated=True, insults=1)


def stages(*turns, **more):
    """Stage scores in the order opening, needs, presentation, objections, closing; and the session's."""
    card = score(call(*turns, **more), STANDARD)
    return (*[one.score for one in card.stages], card.score)


FULL = [they_say(OPEN), stage("opening", 3), they_say(TALK), stage("needs", 2), they_say(TALK),
        stage("presentation", 3), they_say(HIDDEN), levels(3, 2, 3, None), they_say(CLOSE),
        stage("closing", 1)]  # fmt: skip

SESSIONS = [
    # seller: 10*100 + 20*67 + 20*100 + 30*100 + 20*33 = 8000
    ("every stage", (100, 67, 100, 100, 33, 80), FULL),
    ("stages that were not reached drop out", (100, 67, None, None, None, 78), FULL[:4]),
    ("nothing said", (None, None, None, None, None, None), []),
    ("an opening goes as far as it goes", (100, None, None, None, None, 100),
     [they_say(OPEN), stage("opening", 2), they_say(OPEN), stage("opening", 3)]),
    ("hiding who calls is never made up for", (0, None, None, None, None, 0),
     [they_say(OPEN), stage("opening", 0), they_say(OPEN), stage("opening", 4)]),
    ("interrogation holds needs to 1", (None, 33, None, None, None, 33),
     [they_say(TALK), stage("needs", 4), they_say(TALK), stage("needs", 0, reason="interrogation")]),
    ("a pitch first holds needs to 2", (None, 67, None, None, None, 67),
     [they_say(TALK), stage("needs", 0, reason="pitch_first"), they_say(TALK), stage("needs", 4)]),
    ("a told need left lying", (None, 100, 33, None, None, 67),
     [they_say(TALK), stage("needs", 3), they_say(NEED_TOLD), stage("needs", 3)]),
    ("a ready customer never asked", (None, 100, None, None, 33, 67),
     [they_say(CLOSE), stage("needs", 3)]),
    ("the last attempt to close counts", (None, None, None, None, 100, 100),
     [they_say(TALK), stage("closing", 1), they_say(CLOSE), stage("closing", 3)]),
    ("a polite exit is the closing", (None, None, None, None, 100, 100), [they_say(FIRM), stage("refusal", 3)]),
    ("episodes weigh by difficulty: rudeness 150, an unknown objection 100", (None, None, None, 60, None, 60),
     [they_say(HEATED), stage("rudeness", 3), they_say(HIDDEN), levels(0, 0, 0, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turns"), [row[1:] for row in SESSIONS], ids=[row[0] for row in SESSIONS])
def test_session(wanted, turns):
    assert stages(*turns) == wanted


@pytest.mark.parametrize(("gate", "limit"), [("G1", 30), ("G2", 60), ("G3", 50), ("G8", 70)])
def test_session_caps(gate, limit):
    card = score(call(they_say(TALK), stage("needs", 4, faults=gate)), STANDARD)
    assert (card.raw, card.score, [cap.gate for cap in card.caps]) == (100, limit, [gate])
    assert card.cleared is (limit >= 70)


@pytest.mark.parametrize("gate", ["G4", "G5", "G6", "G7", "G9"])
def test_gates_of_an_episode_do_not_cap_the_session(gate):
    assert score(call(they_say(TALK), stage("needs", 4, faults=gate)), STANDARD).score == 100


@pytest.mark.parametrize(("known", "unknown", "why"), [(4, 1, ""), (3, 1, "needs_person"), (0, 1, "needs_person")])
def test_more_than_a_fifth_that_cannot_be_told_needs_a_person(known, unknown, why):
    turns = [they_say(TALK), *[stage("needs", 3)] * known, *[unreadable("needs")] * unknown]
    card = score(call(*turns), STANDARD)
    assert (card.why_none, card.score is None, card.cleared is None) == (why, bool(why), bool(why))


def test_an_empty_call_shows_nothing():
    card = score(call(), STANDARD)
    assert (card.score, card.why_none, card.unknown_percent) == (None, "nothing_shown", 0)


def test_hints_cost_points_and_never_below_zero():
    def with_hints(level, hints):
        turn = stage("needs", level)
        return score(call(they_say(TALK), TraineeTurn(0, turn.text, marked=turn.marked, hints=hints)), STANDARD)

    assert (with_hints(3, 3).score, with_hints(3, 3).hint_points, with_hints(0, 3).score) == (94, 6, 0)


def test_the_outcome_stands_beside_the_score():
    won = score(call(*FULL, outcome=Outcome.SALE, best_outcome=Outcome.SALE), STANDARD)
    lost = score(call(*FULL, outcome=Outcome.HANG_UP, best_outcome=Outcome.SALE), STANDARD)
    assert (won.outcome, lost.outcome, won.best_outcome) == (Outcome.SALE, Outcome.HANG_UP, Outcome.SALE)
    assert won.score == lost.score


def test_diagnostics():
    turns = [they_say(HIDDEN, "One two three four."), levels(3, 2, 3, None, acts="clarify_specific listen_specific"),
             they_say(TOLD, "Five."), levels(3, 2, None, 3, text="a b c d e f")]  # fmt: skip
    found = score(call(*turns), STANDARD).diagnostics
    assert (found.turns, found.questions, found.reflections, found.talk_percent, found.longest_turn) == (2, 1, 1, 67, 6)
    assert (found.revealed, found.concerns, found.hints, found.interruptions_measured) == (1, 1, 0, False)


def test_the_card_names_its_rubric():
    card = score(call(*FULL), STANDARD)
    assert (card.rubric, card.rubric_version, card.bar) == ("standard", 1, 70)
