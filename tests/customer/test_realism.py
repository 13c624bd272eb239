"""RUBRIC 5.8: what an expert would check in a simulated customer."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from robots import ROBOTS, Played, play
from samples import CHART, TRAITS, act, customer, hear, need, objection, persona, scenario, silence, texts, turn

from trainer.content.persona import CustomerAct
from trainer.customer import best_outcome, meet, react
from trainer.customer.mood import BORDERS, mood
from trainer.transcript import Outcome, Refusal, Situation

WON = (Outcome.SALE, Outcome.MEETING, Outcome.CALLBACK, Outcome.INFO_GATHERED, Outcome.CONTACT_ADDED)


def calls(robot: str, kind: str, seeds: int = 20, **changes: object) -> list[Played]:
    return [play(ROBOTS[robot], kind, seed, **changes) for seed in range(seeds)]


@pytest.mark.parametrize("robot", ["pushy", "keywords", "interrogator", "apologies", "are_you_interested", "parrot"])
@pytest.mark.parametrize("kind", TRAITS)
def test_nobody_buys_from_a_bad_seller(robot: str, kind: str) -> None:
    outcomes = {played.outcome for played in calls(robot, kind, 8)}
    assert outcomes.isdisjoint({Outcome.SALE, Outcome.MEETING, None})


def test_a_good_seller_sells_to_whoever_can_be_sold_to() -> None:
    for kind in ("interested", "chatty", "indecisive"):
        played = calls("skilled", kind)
        assert sum(each.outcome is Outcome.SALE for each in played) >= 16, kind


def test_skill_separates() -> None:
    def sold(robot: str) -> int:
        return sum(each.outcome is Outcome.SALE for kind in TRAITS for each in calls(robot, kind, 10))

    assert sold("skilled") > 2 * sold("average") >= sold("pushy") == 0


def test_no_honest_sale_in_the_unsellable_variant() -> None:
    for kind in ("interested", "chatty"):
        for played in calls("skilled", kind, 10, unsellable_share=100):
            assert played.customer.lot.unsellable
            assert played.outcome not in (Outcome.SALE, Outcome.MEETING)
            assert best_outcome(played.customer) is Outcome.CALLBACK


def test_about_a_third_of_seeds_cannot_be_sold_to() -> None:
    share = sum(meet(scenario(unsellable_share=33), persona(), CHART, seed).lot.unsellable for seed in range(300))
    assert 75 <= share <= 125


def test_the_real_concern_never_comes_before_a_valid_act() -> None:
    idle = [turn("ack_plain", text=f"well {n}") for n in range(4)] + [
        turn("feature", text=f"it has {n}") for n in range(3)
    ]
    for kind in TRAITS:
        who = customer(kind)
        for each in idle:
            who, said = hear(who, each)
            assert not any(slot.kind == "concern" for slot in said.standing.disclosed), kind
            if said.outcome is not None:
                break


def test_at_most_one_new_fact_a_turn() -> None:
    for kind in TRAITS:
        for played in calls("skilled", kind, 6):
            assert all(len(each.standing.disclosed) <= 1 for each in played.turns)


def test_no_drift_under_ten_rephrased_pushes() -> None:
    who = customer("indecisive", objections=[objection(when="start")])
    concern, name = who.episode.concern.id, who.persona.name
    outcomes = []
    for n in range(10):
        who, said = hear(who, turn("close_early", text=f"push number {n}"))
        assert (who.episodes[0].concern.id, who.persona.name) == (concern, name)
        assert "accept_answer" not in said.acts
        outcomes.append(said.outcome)
        if said.outcome is not None:
            break
    assert outcomes[-1] in (Outcome.HANG_UP, Outcome.WALK_AWAY)


@pytest.mark.parametrize("row", ["B2", "B4", "F3"])
def test_who_is_in_no_ill_humour_hears_first_who_calls(row: str) -> None:
    """ "You were going to ring on Monday" is no way to pick up the telephone."""
    first = {
        kind: customer(kind, objections=[objection(catalogue=row, when="start")]).episodes[0].raised
        for kind in ("interested", "chatty", "sceptical", "hostile")
    }
    assert first == {"interested": False, "chatty": False, "sceptical": False, "hostile": True}
    who = customer("interested", objections=[objection(catalogue=row, when="start")])
    _, said = hear(who, turn("greet_full"))
    assert "object" in said.acts


def test_a_firm_no_is_never_taken_back() -> None:
    who = customer("chatty", objections=[objection(catalogue="F3", kind="block", when="start")])
    who, said = hear(who, turn("greet_full", text="hello"))
    assert said.standing.refusal is Refusal.SOFT
    who, said = hear(who, turn("pitch", text="one"))
    assert said.standing.refusal is Refusal.FIRM
    for n in range(3):
        who, said = hear(who, turn("empathy_specific", "autonomy", text=f"kind {n}"))
        assert said.standing.refusal is Refusal.FIRM
        if said.outcome is not None:
            break
    assert said.outcome in (None, Outcome.WALK_AWAY)


def test_irritation_falls_by_fifteen_at_most_and_one_level_a_turn() -> None:
    best = turn("empathy_specific", "own_mistake", "fix_action", "listen_specific", "boundary")
    for kind in TRAITS:
        who = customer(kind, objections=[])
        for _ in range(6):
            before = who
            who, said = hear(who, best)
            assert before.affect.irritation - who.affect.irritation <= 1500
            assert before.mood - who.mood <= 1
            if said.outcome is not None:
                break


def test_a_hostile_customer_is_not_warm_in_under_six_turns() -> None:
    best = turn("empathy_specific", "own_mistake", "candour", "listen_specific", "evidence", "autonomy")
    for seed in range(10):
        who = customer("hostile", seed, objections=[])
        for _ in range(6):
            assert who.affect.trust <= 6000
            who, _ = hear(who, best)


def test_the_right_acts_calm_a_hostile_customer() -> None:
    who = customer("hostile", 4, objections=[])
    start = who.affect.irritation
    kind_words = (
        ("own_mistake", "empathy_specific"),
        ("listen_specific", "autonomy"),
        ("empathy_specific", "clarify_specific"),
        ("autonomy", "listen_specific"),
    )
    for acts in kind_words:
        who, said = hear(who, turn(*acts))
    assert start - who.affect.irritation >= 2000
    assert said.standing.situation is not Situation.RUDENESS


def test_busy_customers_are_gone_within_about_seven_turns() -> None:
    for robot in ("skilled", "average", "interrogator"):
        for played in calls(robot, "busy"):
            assert played.outcome is not None
            assert len(played.turns) <= 9, (robot, played.customer.seed)


def test_false_claims_are_caught_about_as_often_as_savvy_says() -> None:
    for kind, traits in TRAITS.items():
        met = [react(customer(kind, seed, objections=[]), turn("false_claim")) for seed in range(200)]
        caught = sum(who.moved_by != () for who in met)
        assert abs(caught - 2 * traits[6]) <= 20, kind


def test_a_false_claim_that_slipped_by_surfaces_two_turns_later() -> None:
    seed = next(s for s in range(50) if "doubt_claim" not in hear(customer("chatty", s), turn("false_claim"))[1].acts)
    who = customer("chatty", seed, objections=[])
    who, _ = hear(who, turn("false_claim"))
    trust = who.affect.trust
    who, said = hear(who, turn("ack_plain", text="one"))
    assert "doubt_claim" not in said.acts
    who, said = hear(who, turn("ack_plain", text="two"))
    assert "doubt_claim" in said.acts
    assert who.affect.trust < trust


def test_empathy_without_substance_stops_working() -> None:
    who = customer("sceptical", objections=[])
    gains, patience = [], []
    for n in range(4):
        before = who.affect.trust
        who, _ = hear(who, turn("empathy_specific", text=f"kind words {n}"))
        gains.append(who.affect.trust - before)
        patience.append(who.affect.patience)
    assert gains[2] * 2 <= gains[0] + 1
    assert patience[3] < patience[0]


def test_no_line_twice_while_another_fits() -> None:
    for kind in TRAITS:
        for played in calls("skilled", kind, 6):
            said = Counter(line for each in played.turns for line in each.line_ids)
            # Three lines an act and mood follow each other in the sample: no one runs ahead of the other two.
            own = [line for line in said if line.startswith(played.customer.persona.id)]
            for line in own:
                about, _, number = line.rpartition("/")
                three = [said[f"{about}/{int(number) // 3 * 3 + place}"] for place in range(3)]
                assert max(three) - min(three) <= 1


def test_the_same_words_again_are_noticed() -> None:
    same = turn("q_relevant", text="How do you do it now?")
    _, said = hear(customer(objections=[]), same, same)
    assert "complain_repeat" in said.acts


@pytest.mark.parametrize(
    ("acts", "complaint"),
    [
        (("q_repeat",), "complain_repeat"),
        (("q_stack", "question"), "complain_questions"),
        (("monologue", "feature"), "complain_length"),
        (("interrupt", "feature"), "complain_interrupt"),
        (("pressure",), "complain_push"),
        (("feature_dump",), "made_price"),
        (("advantage",), "made_need"),
        (("discount_early",), "made_overpriced"),
    ],
)
def test_what_grates_is_said(acts: tuple[str, ...], complaint: str) -> None:
    _, said = hear(customer("chatty", objections=[]), turn("greet_full", text="hello"), turn(*acts))
    assert said.acts[0] == complaint


def test_nobody_asks_what_for_at_the_first_sentence_or_in_a_survey() -> None:
    _, said = hear(customer("chatty", objections=[]), turn("advantage"))
    assert "made_need" not in said.acts
    survey = customer("chatty", objections=[], goal="information")
    _, said = hear(survey, turn("greet_full", text="hello"), turn("advantage"))
    assert "made_need" not in said.acts


def test_silence_and_nonsense_are_met_like_a_person_would() -> None:
    who = customer()
    before = who.affect.patience
    who, said = hear(who, silence())
    assert said.acts == ("prompt_silence",)
    assert who.affect.patience < before
    assert hear(who, turn(text="сколько", doubt="other_language"))[1].acts == ("puzzled",)


def test_hang_ups_are_abrupt() -> None:
    for kind in TRAITS:
        for played in calls("pushy", kind, 5):
            last = played.turns[-1]
            if last.outcome is Outcome.HANG_UP:
                assert last.acts == ("hang_up",)


def test_the_warning_comes_once_and_not_after_an_insult() -> None:
    for seed in range(10):
        warned = 0
        who = customer("hostile", seed, objections=[])
        for n in range(8):
            who, said = hear(who, turn("apology_long", "empathy_fake", text=f"so sorry {n}"))
            warned += "warn" in said.acts
            if said.outcome is not None:
                break
        assert warned <= 1
        assert said.outcome is Outcome.HANG_UP
    assert "warn" not in hear(customer("hostile", 1, objections=[]), turn("insult"))[1].acts


def test_the_same_seed_gives_the_same_session_and_another_one_does_not() -> None:
    first, again = play(ROBOTS["skilled"], "interested", 5), play(ROBOTS["skilled"], "interested", 5)
    assert first.turns == again.turns
    other = {tuple(each.text for each in play(ROBOTS["skilled"], "interested", seed).turns) for seed in range(8)}
    assert len(other) >= 7


def test_a_session_does_not_depend_on_hash_seeds() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/customer'); from robots import ROBOTS, play;"
        "print([play(ROBOTS['skilled'], k, s).turns for k in ('hostile', 'chatty', 'busy') for s in range(3)])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1


def test_mood_rises_at_once_and_falls_one_level_five_points_below() -> None:
    assert [mood(each * 100) for each in (0, 29, 30, 49, 50, 69, 70, 100)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert mood(BORDERS[1] - 499, 2) == 2
    assert mood(BORDERS[1] - 501, 2) == 1
    assert mood(0, 3) == 2


def test_stalls_are_polite_and_hide_something() -> None:
    who = customer("indecisive", objections=[objection(kind="stall", catalogue="I1", when="start")])
    for n in range(3):
        who, said = hear(who, turn("feature", text=f"it has {n}"))
    assert said.acts == ("soft_no",)
    who, said = hear(who, turn(act("q_relevant", f"concern:{who.episode.concern.id}")))
    assert said.standing.stance == "discovery_asking"


def test_a_gatekeeper_lets_through_whom_they_trust() -> None:
    who = customer("gatekeeper", objections=[])
    assert who.stance == "opening_gatekeeper"
    _, pitched = hear(who, turn("pitch"), turn("feature"))
    assert pitched.outcome is not Outcome.MEETING
    who, said = hear(who, turn("greet_full", "state_purpose", "autonomy"), turn("listen_specific", "candour"))
    assert (said.acts, said.outcome) == (("pass_through",), Outcome.MEETING)


def test_every_act_of_the_catalogue_has_a_place_in_the_order_or_stands_alone() -> None:
    assert {each.value for each in CustomerAct} >= {
        a for played in calls("skilled", "hostile", 3) for t in played.turns for a in t.acts
    }
    assert texts(customer(needs=[need("cover"), need("days")]), turn("greet_full"))[0]


def test_people_of_few_words_tell_it_in_few_words() -> None:
    short = "Two full days."
    long = "It eats two full days a month, and on those days nothing else in the office gets done."
    told = {
        kind: {
            texts(customer(kind, seed, objections=[], needs=[{**need("days"), "says": [short, long]}]), ask)[0]
            for seed in range(12)
            for ask in [turn(act("q_relevant", "need:days"), "empathy_specific")]
        }
        for kind in ("silent", "busy", "chatty")
    }
    assert not any(long in said for kind in ("silent", "busy") for said in told[kind])
    assert any(long in said for said in told["chatty"])
