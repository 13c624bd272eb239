"""RUBRIC 5.6: what each outcome takes, and what stands on the turn that brings it."""

import pytest
from samples import CHART, TRAITS, act, customer, hear, objection, persona, scenario, turn

from trainer.acts import Act, ActName, MarkedTurn, Slot, SlotKind, Span
from trainer.customer import Customer, best_outcome, meet, opening
from trainer.transcript import Outcome, Refusal, Situation

WARM = [
    turn("greet_full", "state_purpose"),
    turn("listen_specific", act("q_relevant", "need:cover")),
    turn(act("benefit", "need:cover"), "evidence", text="first"),
    turn(act("benefit", "need:cover"), "candour", text="second"),
]
FIELDS = [
    {"id": key, "gloss": key, "asked_by": [key, f"your {key}"], "says": [f"{key} it is."], "personal": key == "age"}
    for key in ("brand", "cups", "age", "shop", "price")
]


def ask(field: str) -> MarkedTurn:
    return turn(act("ask_field", f"field:{field}"))


@pytest.mark.parametrize(
    ("changes", "turns", "outcome", "farewell"),
    [
        ({}, [*WARM, turn("close_ready")], Outcome.SALE, "buy"),
        ({}, [turn("greet_full"), turn("polite_exit")], Outcome.POLITE_GOODBYE, "goodbye"),
        ({}, [turn(act("callback_offer", "time:tomorrow"))], Outcome.CALLBACK, "agree_callback"),
        ({"goal": "meeting"}, [*WARM, turn(act("close_ready", "time:monday"))], Outcome.MEETING, "agree_meeting"),
        ({"goal": "meeting"}, [*WARM, turn(act("callback_offer", "time:monday"))], Outcome.MEETING, "agree_meeting"),
        (
            {"goal": "contact"},
            [turn("greet_full", "state_purpose"), turn("ask_consent"), turn("confirm_contact")],
            Outcome.CONTACT_ADDED,
            "goodbye",
        ),
        (
            {"goal": "contact"},
            [turn("greet_full", "question"), turn("ask_consent"), turn("polite_exit")],
            Outcome.CONTACT_ADDED,
            "goodbye",
        ),
        (
            {"goal": "information", "fields": FIELDS},
            [turn("greet_full", "state_purpose"), *map(ask, ("brand", "cups", "age", "shop", "price"))],
            Outcome.INFO_GATHERED,
            "fields_done",
        ),
        (
            {"goal": "information", "fields": FIELDS},
            [turn("state_purpose"), *map(ask, ("brand", "cups", "age", "shop")), turn("polite_exit")],
            Outcome.INFO_GATHERED,
            "fields_done",
        ),
        (
            {"goal": "information", "fields": FIELDS},
            [turn("state_purpose"), *map(ask, ("brand", "cups", "shop")), turn("polite_exit")],
            Outcome.POLITE_GOODBYE,
            "goodbye",
        ),
    ],
)
def test_outcomes(changes: dict[str, object], turns: list[MarkedTurn], outcome: Outcome, farewell: str) -> None:
    who = customer("interested", 3, objections=[], questions=[], **changes)
    for each in turns[:-1]:
        who, said = hear(who, each)
        assert said.outcome is None, said
    who, said = hear(who, turns[-1])
    assert (said.outcome, said.acts[-1], said.standing.stance) == (outcome, farewell, f"ended_{outcome}")
    assert hear(who, turn("close_ready"))[0].outcome is outcome


def test_personal_data_is_refused_before_the_purpose() -> None:
    who = customer(goal="information", fields=FIELDS, objections=[])
    assert hear(who, ask("age"))[1].acts[0] == "refuse_field"
    assert hear(who, ask("brand"))[1].standing.disclosed == (Slot(SlotKind.FIELD, "brand"),)
    assert hear(who, turn("state_purpose"), ask("age"))[1].standing.disclosed == (Slot(SlotKind.FIELD, "age"),)


def test_a_close_over_an_open_objection_brings_it_up_again() -> None:
    who = customer(objections=[objection(when="pitch")])
    _, said = hear(who, turn("close_early"))
    assert (said.acts, said.standing.objection) == (("not_yet", "object"), "B1-1")


def test_a_close_before_they_are_ready_is_put_off() -> None:
    _, said = hear(customer("loyal", objections=[]), turn("close_early"))
    assert (said.acts, said.standing.refusal) == (("soft_no",), Refusal.SOFT)


def test_asked_to_decide_they_say_why_they_cannot() -> None:
    who = customer(objections=[], unsellable_share=100)
    _, said = hear(who, *WARM, turn("close_ready"))
    assert (said.standing.no_fit, said.outcome) == (True, None)
    assert said.standing.disclosed == (Slot(SlotKind.CONDITION, "unsellable"),)
    _, asked = hear(who, turn(act("question", "condition:unsellable")))
    assert asked.standing.no_fit
    _, sellable = hear(customer(objections=[]), turn(act("question", "condition:unsellable")))
    assert not sellable.standing.no_fit


def test_two_yeses_in_their_own_words_count_and_lower_the_bar() -> None:
    who = customer(objections=[], questions=[])
    for need in ("cover", "days"):
        who, _ = hear(who, turn(act("q_relevant", f"need:{need}")))
    for n, need in enumerate(("cover", "days"), 1):
        who, said = hear(who, turn(act("listen_specific", f"need:{need}", form="closed")))
        assert (said.acts[0], said.standing.genuine_yeses) == ("yes", n)
    assert said.standing.stance == "closing_ask"
    _, said = hear(who, turn(act("listen_specific", "need:days", form="closed"), text="once more"))
    assert said.standing.genuine_yeses == 2
    _, truism = hear(customer(objections=[]), turn("clarify_leading", act("question", "need:cover", form="closed")))
    assert truism.standing.genuine_yeses == 0


def test_the_customers_own_question_waits_for_its_answer() -> None:
    who = customer("chatty", 2, objections=[])
    said = None
    for n in range(8):
        who, said = hear(who, turn("q_relevant", text=f"and how {n}"))
        if said.standing.question:
            break
    assert said is not None and (said.acts[-1], said.standing.question) == ("ask", "price")
    _, answered = hear(who, turn("answer_question"))
    assert answered.standing.question is None
    assert hear(who, turn(act("feature", "fact:F1")))[1].standing.question is None
    left, dodged = hear(who, turn("dodge_question"))
    assert (dodged.acts[-1], dodged.standing.question) == ("ask", "price")
    assert hear(left, turn("dodge_question", text="again"))[1].outcome is Outcome.WALK_AWAY


def grieved(seed: int = 2) -> Customer:
    one = objection(catalogue="B2", kind="real_condition", grievance=True, when="start")
    return customer("hostile", seed, objections=[one])


def test_a_complaint_is_taken_when_the_grievance_was_named_and_a_step_is_made() -> None:
    who = grieved()
    assert opening(meet(who.scenario, who.persona, CHART, 2)).standing.heated
    assert hear(who, turn("fix_action"))[1].outcome is None
    _, said = hear(who, turn("own_mistake", "empathy_specific"), turn("fix_action"))
    assert (said.outcome, said.acts[-1]) == (Outcome.COMPLAINT_LOGGED, "complaint_taken")


@pytest.mark.parametrize(
    ("row", "situation", "refusal"),
    [("T2", Situation.CANT_TALK, Refusal.NONE), ("F3", Situation.REFUSAL, Refusal.SOFT)],
)
def test_who_cannot_or_will_not_talk_says_so_at_once(row: str, situation: Situation, refusal: Refusal) -> None:
    who = meet(
        scenario(channel="door", objections=[objection(catalogue=row, kind="block", when="start")]),
        persona("loyal"),
        CHART,
        1,
    )
    said = opening(who)
    assert said.acts == ("greet", "object")
    assert (said.standing.situation, said.standing.refusal) == (situation, refusal)


def test_pushed_after_a_firm_no_they_warn_once_and_are_gone() -> None:
    who = customer("chatty", channel="door", objections=[objection(catalogue="F3", kind="block", when="start")])
    said = [hear(who, *[turn("push_firm", text=f"{n}") for n in range(count)])[1] for count in (1, 2, 3)]
    assert [each.acts for each in said] == [("firm_no",), ("warn",), ("hang_up",)]


@pytest.mark.parametrize(
    ("kind", "changes", "best"),
    [
        ("interested", {}, Outcome.SALE),
        ("loyal", {}, Outcome.MEETING),
        ("busy", {}, Outcome.MEETING),
        ("gatekeeper", {}, Outcome.MEETING),
        ("hostile", {}, Outcome.CALLBACK),
        ("interested", {"unsellable_share": 100}, Outcome.CALLBACK),
        ("interested", {"goal": "meeting"}, Outcome.MEETING),
        ("hostile", {"goal": "contact"}, Outcome.CONTACT_ADDED),
        ("hostile", {"objections": [objection(grievance=True)]}, Outcome.COMPLAINT_LOGGED),
    ],
)
def test_the_best_that_can_be_reached(kind: str, changes: dict[str, object], best: Outcome) -> None:
    assert best_outcome(customer(kind, **changes)) is best


def test_standing_says_where_the_call_is() -> None:
    for kind in TRAITS:
        who = customer(kind, objections=[objection(when="pitch")], opener="trainee")
        assert opening(who) is None
        _, said = hear(who, turn("greet_full", "state_purpose"))
        standing = said.standing
        assert standing.purpose_told
        assert standing.needs_hidden == 4
        assert standing.mood in (0, 1, 2)
        assert (standing.situation is Situation.RUDENESS) == (kind == "hostile"), kind


def test_a_time_inside_an_argument_is_no_offer_to_ring() -> None:
    """ "You send the hours by the 25th, we do the rest" arranges nothing; "shall I ring on the 25th?" does."""
    argument = Act(ActName.BENEFIT, Span(0, 60), (Slot(SlotKind.FACT, "F1"),))
    inside = Act(ActName.CALLBACK_OFFER, Span(20, 40), (Slot(SlotKind.TIME, "by the 25th"),))
    beside = Act(ActName.CALLBACK_OFFER, Span(61, 90), (Slot(SlotKind.TIME, "on the 25th"),))
    who = customer("interested", objections=[])
    _, argued = hear(who, turn(argument, inside))
    _, offered = hear(who, turn(argument, beside))
    assert (argued.outcome, offered.outcome) == (None, Outcome.CALLBACK)
