"""Turns in parts, pauses, and what happens to a turn that was cut short."""

import dataclasses

from samples import CHART, act, customer, hear, persona, scenario, turn

from trainer.acts import Slot, SlotKind
from trainer.content.persona import Persona
from trainer.customer import as_heard, meet, opening, react, remember, speak

COVER = Slot(SlotKind.NEED, "cover")


def test_a_turn_is_its_parts_and_its_lines_have_ids() -> None:
    who = react(customer(objections=[]), turn(act("q_relevant", "need:cover")))
    said = speak(who)
    assert said == speak(who)
    assert said.text == " ".join(part.text for part in said.parts)
    assert said.line_ids[0].startswith("need:cover/")


def test_seq_counts_all_turns() -> None:
    who = meet(scenario(), persona(), CHART, 1)
    first = opening(who)
    assert first is not None and first.seq == 0
    who = remember(who, first, None)
    for n in range(3):
        who, said = hear(who, turn("ack_plain", text=f"yes {n}"))
        assert said.seq == 2 * n + 2
    _, said = hear(meet(scenario(opener="trainee"), persona(), CHART, 1), turn("greet_full"))
    assert said.seq == 1


def test_what_was_cut_off_was_not_said() -> None:
    who = react(customer(objections=[]), turn(act("q_relevant", "need:cover")))
    said = speak(who)
    whole, cut = remember(who, said, None), remember(who, said, 0)
    assert (COVER in whole.memory.told, COVER in cut.memory.told) == (True, False)
    assert as_heard(who, said, None) == said
    heard = as_heard(who, said, 0)
    assert (heard.cut_at, heard.standing.disclosed, heard.text) == (0, (), said.text)
    _, again = hear(cut, turn(act("q_relevant", "need:cover"), text="asked again"))
    assert again.standing.disclosed == (COVER,)


def test_a_concern_that_was_cut_off_is_still_half_told() -> None:
    who = customer(questions=[])
    who, _ = hear(who, turn("pitch"))
    who = react(who, turn(act("clarify_specific", f"concern:{who.episode.concern.id}")))
    said = speak(who)
    assert said.standing.concern_known
    assert as_heard(who, said, 1).standing.concern_known is False
    assert not remember(who, said, 1).memory.told


def wordy(pauses: int) -> Persona:
    data = persona("chatty", pauses=pauses).model_dump(mode="json")
    long = "I have always done it by hand, every month and every year, and nobody ever complained."
    for line in data["lines"]:
        line["say"] = f"{line['say']} {long}"
    return Persona.model_validate(data)


def test_longer_turns_hold_a_pause_as_often_as_the_person_pauses() -> None:
    for pauses in (0, 15, 35, 100):
        held = 0
        for seed in range(100):
            who = react(meet(scenario(objections=[]), wordy(pauses), CHART, seed), turn("ack_plain"))
            parts = speak(who).parts
            held += any(part.pause for part in parts)
            assert all(part.text[-1] in "–…" for part in parts if part.pause)
            assert not parts[-1].pause
        assert abs(held - pauses) <= 14


def test_slots_are_filled_plainly_and_lines_with_unknown_ones_are_left_out() -> None:
    data = persona().model_dump(mode="json")
    for line in data["lines"]:
        if line["act"] == "go_on":
            line["say"] = "{rival} is better." if "a." in line["say"] else "{name} at {company}, {0} {x!r}."
    who = react(meet(scenario(objections=[]), Persona.model_validate(data), CHART, 1), turn("ack_plain"))
    assert speak(who).text == "Dana Sample at Orbis, {0} {x!r}."


def test_a_persona_without_lines_for_an_act_says_something_near_it() -> None:
    data = persona().model_dump(mode="json")
    kept = [line for line in data["lines"] if line["act"] in ("go_on", "answer_vague")]
    data["lines"] = kept * 3
    who = meet(scenario(objections=[]), Persona.model_validate(data), CHART, 1)
    for acts in (("insult",), ("q_relevant",), ("polite_exit",), ("pressure",), ("discount_early",)):
        assert speak(react(who, turn(*acts))).text
    assert dataclasses.asdict(who)["seed"] == 1
