"""Whatever a trainee does, in any order: a customer stays a customer."""

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import CHART, TRAITS, act, objection, persona, picked_up, scenario, turn

from trainer.acts import ActName, Doubt
from trainer.customer import as_heard, feelings, meet, react, remember, speak
from trainer.customer.chart import leaves
from trainer.transcript import Situation

SLOTS = ("need:cover", "need:days", "concern:b1-1-blamed", "concern:p1-1-paid", "fact:F1", "detail:staff", "time:noon")
ACTS = st.builds(act, st.sampled_from(list(ActName)), st.sampled_from((*SLOTS, "condition:unsellable", "name:asked")))
TURNS = st.builds(
    lambda acts, text, doubt: turn(*acts, text=text, doubt=doubt),
    st.lists(ACTS, max_size=4),
    st.text(max_size=12),
    st.sampled_from((None, None, None, *Doubt)),
)
OBJECTIONS = [objection(when="start"), objection("P1-1", catalogue="P1"), objection("T2-1", catalogue="T2", when="any")]
PLACE = scenario(objections=OBJECTIONS, unsellable_share=40)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(TRAITS)), st.integers(0, 10**6), st.lists(TURNS, max_size=12), st.integers(0, 40))
def test_any_turns(kind: str, seed: int, turns: list, cut: int) -> None:
    who = picked_up(meet(PLACE, persona(kind), CHART, seed))
    for each in turns:
        after = react(who, each)
        said = speak(after)
        assert (after, said) == (react(who, each), speak(after))
        heard = feelings(after)
        assert all(0 <= value <= 10_000 for value in (heard.trust, heard.interest, heard.patience, heard.irritation))
        assert who.affect.irritation - heard.irritation <= 1500
        assert 1 <= len(said.acts) <= 2
        assert said.text.strip()
        assert after.stance in leaves(CHART)
        assert len(said.standing.disclosed) <= 1
        assert isinstance(said.standing.situation, Situation)
        recorded = as_heard(after, said, min(cut, len(said.text)))
        assert set(recorded.standing.disclosed) <= set(said.standing.disclosed)
        if said.outcome is not None:
            assert react(after, each) == after
            break
        who = remember(after, said, min(cut, len(said.text)) if cut % 2 else None)
