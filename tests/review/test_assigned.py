"""States of assignments, and who needs their manager."""

import pytest

from tests.store.figures import ANA, BEN, digest
from trainer.review.assigned import Assignment, State, needs, standing, standings

TODAY = "2026-11-24"
PLAIN = Assignment("a1", "team", "north", "payroll-cold-call", "en", at="2026-11-01", deadline="2026-12-24")


def calls(*scores: int, same_seed: bool = False):
    return tuple(
        digest(f"c{at}", score=score, seed=0 if same_seed else at, day=2 + at) for at, score in enumerate(scores)
    )


@pytest.mark.parametrize(
    ("digests", "deadline", "state"),
    [
        ((), "2026-12-24", State.NOT_STARTED),
        (calls(50, 69, 69), "2026-12-24", State.TRYING),
        (calls(50, 69, 69, 12), "2026-12-24", State.STUCK),
        (calls(50, 69, 70, 12), "2026-12-24", State.TRYING),
        (calls(70, 71, 99), "2026-11-23", State.CLEARED),
        (calls(70, 71, 99, same_seed=True), "2026-11-24", State.TRYING),
        (calls(70, 71), "2026-11-23", State.OVERDUE),
        ((), "2026-11-23", State.OVERDUE),
        ((), "", State.NOT_STARTED),
        ((digest("before", score=99, day=1), *calls(1)), "", State.TRYING),
        ((digest("other", "ben", score=99, day=9),), "", State.NOT_STARTED),
        ((digest("exam", mode="exam", score=99, day=9),), "", State.NOT_STARTED),
    ],
)
def test_states(digests, deadline, state):
    assignment = Assignment("a1", "team", "north", "payroll-cold-call", "en", at="2026-11-01T10", deadline=deadline)
    assert standing(ANA, assignment, digests, TODAY).state is state


@pytest.mark.parametrize(
    ("scores", "state"), [((10, 20), State.TRYING), ((10, 20, 30), State.USED_UP), ((10, 20, 70), State.CLEARED)]
)
def test_an_exam_has_only_so_many_tries(scores, state):
    exam = Assignment("a1", "person", "ana", "payroll-cold-call", "en", mode="exam", times=1, tries=3)
    taken = tuple(digest(f"c{at}", mode="exam", score=score, seed=at, day=2 + at) for at, score in enumerate(scores))
    assert standing(ANA, exam, taken, TODAY).state is state


def test_a_standing_counts_tries_clears_best_and_last():
    found = standing(ANA, PLAIN, calls(80, 71, 30), TODAY)
    assert (found.tries, found.cleared, found.best, found.last) == (3, 2, 80, 30)


def test_the_overdue_come_before_the_stuck_and_both_before_who_only_waits_for_an_answer():
    late = Assignment("a2", "person", "ben", "laptop-shop", "en", at="2026-11-01", deadline="2026-11-02")
    soon = Assignment("a3", "person", "ben", "door-visit", "en", at="2026-11-01", deadline="2026-11-30")
    found = standings((ANA, BEN), (PLAIN, late, soon), calls(1, 2, 3, 4), TODAY)
    listed = needs(found, ["ana", "somebody-else"], TODAY)
    assert [(need.person.name, [one.state for one in need.because], need.disputes) for need in listed] == [
        ("ben", [State.OVERDUE, State.NOT_STARTED], 0),
        ("ana", [State.STUCK], 1),
    ]
