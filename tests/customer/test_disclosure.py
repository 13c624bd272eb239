"""RUBRIC 5.3: what earns a layer of a concern, what changes an objection, what settles it."""

import pytest
from samples import act, concern, customer, hear, objection, silence, turn

from trainer.acts import MarkedTurn, Slot, SlotKind
from trainer.customer import Customer
from trainer.customer.state import FULL, HINT, SURFACE
from trainer.transcript import Situation


def objecting(kind: str = "interested", seed: int = 1, guard: int = 45, **changes: object) -> Customer:
    """A customer who has just voiced an objection with one concern of this guard."""
    one = objection(concerns=[concern("blamed", guard)], when="start", **changes)
    other = objection("P1-1", catalogue="P1", concerns=[concern("limit", 15)], when="any")
    who = customer(kind, seed, objections=[one, other])
    # A seed that drew the other one only is of no use here.
    return who if who.open == "B1-1" else objecting(kind, seed + 1, guard, **changes)


BLAMED = Slot(SlotKind.CONCERN, "blamed")


@pytest.mark.parametrize(
    ("kind", "guard", "what", "layer"),
    [
        ("interested", 45, turn(act("clarify_specific", "concern:blamed")), FULL),
        ("interested", 45, turn(act("listen_specific", "concern:blamed")), FULL),
        ("interested", 45, turn(act("question", "concern:blamed")), FULL),
        ("sceptical", 55, turn(act("clarify_specific", "concern:blamed")), HINT),
        ("sceptical", 55, turn(act("empathy_specific", "concern:blamed")), HINT),
        ("interested", 35, turn("clarify_specific"), HINT),
        ("interested", 35, turn("clarify_specific", levels={"clarify": 4}), FULL),
        ("sceptical", 35, turn("clarify_specific", levels={"clarify": 4}), HINT),
        ("interested", 15, turn("clarify_generic"), HINT),
        ("interested", 45, turn(act("clarify_specific", "concern:limit")), HINT),
        ("interested", 45, turn("ack_plain"), SURFACE),
        ("interested", 45, turn("empathy_specific"), SURFACE),
        ("interested", 45, turn("pressure"), SURFACE),
        ("interested", 45, silence(), SURFACE),
    ],
)
def test_the_layer_that_a_turn_earns(kind: str, guard: int, what: MarkedTurn, layer: int) -> None:
    who, said = hear(objecting(kind, guard=guard), what)
    assert (who.episode.layer, BLAMED in said.standing.disclosed) == (layer, layer == FULL)


def test_a_generic_question_reaches_the_whole_only_twenty_above_the_guard() -> None:
    again = (turn("clarify_generic"), turn("clarify_generic", "ack_plain"))
    assert hear(objecting(guard=15), *again)[0].episode.layer == FULL
    assert hear(objecting(guard=50), *again)[0].episode.layer == HINT


def test_a_wrong_guess_is_corrected_and_costs_trust() -> None:
    one = objection(concerns=[concern("blamed", 45), concern("paid", 45)], when="start")
    who = customer(objections=[one])
    wrong = "paid" if who.episode.concern.id == "blamed" else "blamed"
    right, _ = hear(who, turn(act("clarify_specific", f"concern:{who.episode.concern.id}")))
    guessed, said = hear(who, turn(act("clarify_specific", f"concern:{wrong}")))
    assert said.acts == ("correct", "hint")
    assert right.affect.trust - guessed.affect.trust == 200


def test_smooth_answers_at_the_surface_change_the_objection_twice_and_then_stall() -> None:
    who = objecting()
    surfaces = set()
    for n in range(2):
        who, said = hear(who, turn(act("feature", "fact:F1"), text=f"feature {n}"))
        assert said.acts[0] == "mutate"
        assert (said.standing.stance, said.standing.objection) == ("objection_raised", "B1-1")
        surfaces.add(said.line_ids[-1])
    assert len(surfaces) == 2
    who, said = hear(who, turn(act("feature", "fact:F1"), text="feature again"))
    assert (said.acts, said.standing.situation) == (("soft_no",), Situation.REFUSAL)
    assert BLAMED not in who.memory.told


def test_a_block_is_meant() -> None:
    _, said = hear(customer(objections=[objection(kind="block", when="start")]), turn("feature"))
    assert said.acts == ("soft_no",)


def test_an_argument_that_meets_the_told_concern_settles_it() -> None:
    who, _ = hear(objecting(), turn(act("clarify_specific", "concern:blamed")))
    who, said = hear(who, turn(act("benefit", "concern:blamed", "fact:F1"), levels={"argue": 3}))
    assert (said.acts[0], said.standing.settled) == ("accept_answer", ("B1-1",))
    assert said.standing.stance in ("discovery_asking", "closing_trial")


@pytest.mark.parametrize(
    "argument",
    [
        turn(act("benefit", "concern:blamed"), levels={"argue": 2}),
        turn(act("feature", "fact:F1"), levels={"argue": 2}),
        turn(act("benefit", "fact:F2"), levels={"argue": 4}),
        turn(act("feature", "fact:F1")),
        turn("pitch"),
    ],
)
def test_nothing_below_level_three_or_beside_the_concern_convinces(argument: MarkedTurn) -> None:
    who, _ = hear(objecting(), turn(act("clarify_specific", "concern:blamed")))
    for n in range(6):
        who, said = hear(who, MarkedTurn(argument.understanding, argument.acts, argument.marks))
        assert "accept_answer" not in said.acts, n
        assert said.standing.settled == ()
        if said.outcome is not None or said.standing.situation is Situation.REFUSAL:
            return
    raise AssertionError("a customer who is never convinced does not listen for ever")


def test_an_honest_no_settles_a_concern_that_nothing_meets() -> None:
    who = customer(objections=[objection(concerns=[concern("printer", 15, ())], when="start")])
    who, _ = hear(who, turn(act("clarify_specific", "concern:printer")))
    _, said = hear(who, turn(act("candour", "concern:printer")))
    assert said.standing.settled == ("B1-1",)


def test_a_grievance_bursts_out_when_they_are_very_angry() -> None:
    one = objection(catalogue="B2", kind="real_condition", grievance=True, when="start")
    who, said = hear(customer("hostile", 3, objections=[one]), turn("empathy_fake"))
    assert who.affect.irritation >= 6000
    assert Slot(SlotKind.CONCERN, who.episode.concern.id) in said.standing.disclosed


def test_one_new_fact_a_turn_and_only_for_a_question_that_reaches_it() -> None:
    who = customer(objections=[])
    who, said = hear(who, turn(act("q_relevant", "need:cover", "need:days", "detail:staff")))
    assert said.standing.disclosed == (Slot(SlotKind.NEED, "cover"),)
    who, said = hear(who, turn("q_relevant"))
    assert (said.acts[0], said.standing.disclosed) == ("answer_vague", ())
    who, said = hear(who, turn(act("question", "detail:sister")))
    assert said.standing.disclosed == (Slot(SlotKind.DETAIL, "sister"),)
    who, said = hear(who, turn(act("question", "detail:nobody")))
    assert said.standing.disclosed == ()


def test_hostile_customers_answer_no_questions_until_they_have_cooled() -> None:
    _, said = hear(customer("hostile", objections=[]), turn(act("q_relevant", "need:cover")))
    assert said.standing.disclosed == ()
