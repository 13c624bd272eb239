"""RUBRIC 4.2: how the marks of an episode's turns become four verdicts and one score; and the numbers of 4.3."""

import pytest

from tests.scoring.calls import FIRM, HIDDEN, STANDARD, TOLD, call, levels, stage, they_say, unreadable
from trainer.acts import RuleName, VerdictKind
from trainer.content.rubric import Rubric
from trainer.scoring import score
from trainer.scoring.arithmetic import against_targets, half_up, mean, share, weighted
from trainer.transcript import Outcome, Situation, Standing

SETTLED = Standing(situation=Situation.TALK, settled=("B1-1",))


def four(*turns, **more):
    """L, E, C and A of the first episode, "-" without a level, and its score."""
    episode = score(call(*turns, **more), STANDARD).episodes[0]
    found = ["-" if v.kind is not VerdictKind.LEVEL else v.level for v in episode.verdicts]
    return (*found, episode.score)


WORKED = [
    ((1, 0, 0, 0), "G2", 8),
    ((2, 2, 0, 2), "G5", 50),
    ((3, 3, 3, None), "", 100),
    ((2, 1, 2, None), "", 56),
]


@pytest.mark.parametrize(("marks", "fault", "wanted"), WORKED)
def test_worked_examples_by_their_levels(marks, fault, wanted):
    parts = [(level, 3, 25) for level in marks if level is not None]
    assert against_targets(parts) == wanted
    assert levels(*marks, faults=fault).marked is not None


EPISODES = [
    ("one turn", (3, 2, 3, "-", 100), [they_say(HIDDEN), levels(3, 2, 3, None)]),
    ("mean of listening rounds half up", (3, 2, 3, "-", 100),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(HIDDEN), levels(2, 1, 2, None)]),
    ("an interruption holds listening to 1", (1, 2, 3, "-", 78),
     [they_say(HIDDEN), levels(0, None, None, None, acts="interrupt"), they_say(HIDDEN), levels(4, 2, 3, None)]),
    ("a repeated question holds listening to 2", (2, 2, 3, "-", 89),
     [they_say(HIDDEN), levels(4, 2, 3, None, acts="q_repeat")]),
    ("empathy after the argument counts at most 2", (2, 2, 3, 2, 83),
     [they_say(HIDDEN), levels(2, 1, 3, 2, acts="feature"), they_say(HIDDEN), levels(2, 4, 2, None)]),
    ("a question after the argument counts at most 2", (2, 2, 2, 2, 75),
     [they_say(HIDDEN), levels(2, 2, 0, 2, acts="feature"), they_say(HIDDEN), levels(2, 1, 4, None)]),
    ("a dismissal holds empathy to 1", (2, 1, 3, "-", 72),
     [they_say(HIDDEN), levels(2, 0, 2, None, acts="dismiss"), they_say(HIDDEN), levels(2, 3, 3, None)]),
    ("owning the mistake later lifts it to 2", (2, 2, 3, "-", 89),
     [they_say(HIDDEN), levels(2, 0, 2, None, acts="dismiss"), they_say(HIDDEN), levels(2, 3, 3, None,
                                                                                       acts="own_mistake")]),
    ("stacked questions hold clarifying to 1", (3, 2, 1, "-", 60),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(HIDDEN), levels(3, 2, 0, None, acts="q_stack", faults="G7")]),
    ("the last argument counts", (3, 2, 3, 3, 100),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD), levels(3, 2, None, 1, acts="feature"),
      they_say(TOLD), levels(3, 2, None, 3, acts="benefit")]),
    ("the last argument that is aimed at the concern counts", (3, 2, 3, 3, 100),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD), levels(3, 2, None, 3, acts="benefit"),
      they_say(TOLD), levels(3, 2, None, 1, acts="feature", faults="G4")]),
    ("an argument to the wrong concern caps", (3, 2, 3, 1, 60),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD), levels(3, 2, None, 1, acts="feature", faults="G4")]),
    ("coming back to the concern lifts that cap", (3, 2, 3, 3, 100),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD), levels(3, 2, None, 1, acts="feature", faults="G4"),
      they_say(TOLD), levels(3, 2, None, 3, acts="benefit")]),
    ("what cannot be told leaves the denominator", ("-", "-", "-", "-", None), [they_say(HIDDEN), unreadable()]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turns"), [row[1:] for row in EPISODES], ids=[row[0] for row in EPISODES])
def test_episode(wanted, turns):
    assert four(*turns) == wanted


CAPS = [("G1", 0), ("G2", 40), ("G3", 20), ("G4", 60), ("G5", 70), ("G6", 60), ("G7", 60), ("G8", 50), ("G9", 30)]


@pytest.mark.parametrize(("gate", "limit"), CAPS)
def test_a_gate_caps_the_episode_and_shows_its_sentence(gate, limit):
    episode = score(call(they_say(HIDDEN), levels(3, 2, 3, None, faults=gate)), STANDARD).episodes[0]
    assert (episode.raw, episode.score) == (100, limit)
    assert [(cap.gate, cap.limit, cap.evidence.seq, cap.evidence.quote) for cap in episode.caps] == [
        (gate, limit, 1, "So it")
    ]


def test_the_lowest_cap_applies_and_all_are_shown():
    episode = score(call(they_say(HIDDEN), levels(3, 2, 3, None, faults="G5 G2 G8")), STANDARD).episodes[0]
    assert ([cap.gate.value for cap in episode.caps], episode.score) == (["G2", "G8", "G5"], 40)


def test_a_settled_objection_raised_again_is_a_new_episode():
    turns = [they_say(HIDDEN), levels(3, 2, 3, None), they_say(SETTLED), stage("needs", 3),
             they_say(HIDDEN), levels(1, 1, 1, None)]  # fmt: skip
    card = score(call(*turns), STANDARD)
    assert [(one.turns, one.settled) for one in card.episodes] == [((1,), True), ((5,), False)]


def test_an_objection_taken_up_again_is_one_episode():
    turns = [they_say(HIDDEN), levels(3, 2, 3, None), they_say(FIRM), stage("refusal", 3),
             they_say(HIDDEN), levels(1, 1, 1, None)]  # fmt: skip
    card = score(call(*turns), STANDARD)
    assert [(one.case, one.turns) for one in card.episodes] == [(None, (1, 5)), (RuleName.REFUSAL, (3,))]


@pytest.mark.parametrize(("level", "wanted"), [(0, 0), (1, 33), (2, 67), (3, 100), (4, 100)])
def test_a_problem_case_counts_level_by_three(level, wanted):
    assert score(call(they_say(FIRM), stage("refusal", level)), STANDARD).episodes[0].score == wanted


LEAVING = [
    ("before any answer", (0, 1, 1, "-", 28), [they_say(HIDDEN)]),
    ("after a good question, with the answer on the table", (2, 2, 3, 0, 67),
     [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD)]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "turns"), [row[1:] for row in LEAVING], ids=[row[0] for row in LEAVING])
def test_leaving_the_call_is_a_chance_not_taken(wanted, turns):
    assert four(*turns, outcome=Outcome.TRAINEE_QUIT) == wanted


def test_a_call_that_the_customer_ends_takes_nothing_from_the_trainee():
    turns = [they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD)]
    assert four(*turns, outcome=Outcome.HANG_UP) == (3, 2, 3, "-", 100)


def test_arithmetic_refuses_nothing_to_divide_by():
    for wrong in (lambda: half_up(1, 0), lambda: weighted([]), lambda: against_targets([])):
        with pytest.raises(ValueError, match="divide"):
            wrong()
    assert (half_up(1, 2), half_up(3, 2), half_up(1, 3), mean([2, 3]), share(2, 3)) == (1, 2, 0, 3, 67)


def test_a_rubric_with_a_rule_of_no_weight_ignores_it():
    data = STANDARD.model_dump() | {"weights": {"listen": 100}}
    card = score(call(they_say(HIDDEN), levels(3, 0, 0, None)), Rubric.model_validate(data))
    assert card.episodes[0].score == 100
