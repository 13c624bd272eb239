"""What was appended comes back exactly, once, in order; what cannot be is said in one sentence."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.store.samples import at, content, new_call, new_turn
from trainer.content.identity import content_hash
from trainer.content.scenario import Scenario
from trainer.store import Paper, Store, StoreError, open_store, verify_chain
from trainer.transcript import Outcome


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "deep" / "calls.db"))
    yield opened
    opened.close()


def failed(error: pytest.ExceptionInfo[StoreError]) -> str:
    return error.value.key


def test_a_call_comes_back_exactly(store: Store, tmp_path: Path) -> None:
    new = new_call()
    began = store.begin_call(new, at=at())
    turns = [store.append_turn(new_turn(seq), at=at(seq)) for seq in (1, 2, 3)]
    store.close()
    again = open_store(str(tmp_path / "deep" / "calls.db")).load_call("c1")
    assert again.turns == tuple(turns)
    assert again.opening_turn() == new.opening
    assert again.trainee_turns() == tuple(new_turn(seq).trainee for seq in (1, 2, 3))
    assert [turn.customer_turn() for turn in again.turns] == [new_turn(seq).reply for seq in (1, 2, 3)]
    assert (again.line.turns, again.line.outcome, again.line.started_at) == (3, None, "2026-11-24T09:00:00.000000Z")
    assert again.seal == began.seal
    assert verify_chain(again) == ()


def test_the_exact_content_comes_back(store: Store) -> None:
    scenario = content()[0]
    line = store.begin_call(new_call(), at=at()).line
    assert line.scenario_hash == content_hash(scenario)
    assert store.content("scenario", line.scenario_hash, Scenario) == scenario
    with pytest.raises(StoreError) as error:
        store.content("scenario", line.persona_hash, Scenario)
    assert failed(error) == "store.broken_record"


def test_the_same_key_again_is_the_same_turn(store: Store) -> None:
    store.begin_call(new_call(), at=at())
    first = store.append_turn(new_turn(1), at=at(1))
    assert store.append_turn(new_turn(1), at=at(9)) == first
    assert store.begin_call(new_call(), at=at(9)).line.started_at == "2026-11-24T09:00:00.000000Z"
    assert store.load_call("c1").line.turns == 1


def test_a_key_that_holds_something_else_is_refused(store: Store) -> None:
    store.begin_call(new_call(), at=at())
    store.append_turn(new_turn(1), at=at(1))
    for again in (
        lambda: store.append_turn(new_turn(1, text="Other words"), at=at(2)),
        lambda: store.begin_call(new_call(seed=8), at=at(2)),
    ):
        with pytest.raises(StoreError) as error:
            again()
        assert failed(error) == "store.twice"


@pytest.mark.parametrize("seq", [1, 3, 7])
def test_a_turn_out_of_order_is_refused(store: Store, seq: int) -> None:
    store.begin_call(new_call(), at=at())
    store.append_turn(new_turn(1), at=at(1))
    other = new_turn(seq)
    with pytest.raises(StoreError) as error:
        store.append_turn(type(other)(**{**{n: getattr(other, n) for n in other.__slots__}, "key": "k"}), at=at(2))
    assert failed(error) == "store.moved_on"


def test_a_turn_needs_its_call(store: Store) -> None:
    for act in (
        lambda: store.append_turn(new_turn(1), at=at(1)),
        lambda: store.finish_call("c1", Outcome.SALE, at=at()),
        lambda: store.load_call("c1"),
        lambda: store.add_paper(Paper("p", "c1", "note", "x"), at=at()),
    ):
        with pytest.raises(StoreError) as error:
            act()
        assert (failed(error), str(error.value)) == ("store.no_call", "There is no call 'c1'.")


def test_a_reply_that_ends_the_call_ends_it(store: Store) -> None:
    store.begin_call(new_call(), at=at())
    store.append_turn(new_turn(1, outcome=Outcome.HANG_UP), at=at(5))
    call = store.load_call("c1")
    assert (call.line.outcome, call.line.ended_at) == ("hangUp", "2026-11-24T09:00:05.000000Z")
    assert verify_chain(call) == ()
    assert store.finish_call("c1", Outcome.HANG_UP, at=at(9)) == call
    for act in (
        lambda: store.append_turn(new_turn(2), at=at(6)),
        lambda: store.finish_call("c1", Outcome.SALE, at=at(9)),
    ):
        with pytest.raises(StoreError) as error:
            act()
        assert failed(error) == "store.ended"


def test_lists_of_calls(store: Store) -> None:
    for number, trainee in enumerate(["ana", "boris", "ana"]):
        store.begin_call(new_call(f"c{number}", trainee), at=at(number))
    store.finish_call("c0", Outcome.TRAINEE_QUIT, at=at(50))
    store.begin_call(new_call("c3", "ana", parent="c0"), at=at(60))
    assert [line.id for line in store.calls()] == ["c0", "c1", "c2", "c3"]
    assert [line.id for line in store.calls("ana")] == ["c0", "c2", "c3"]
    assert [line.id for line in store.unfinished("ana")] == ["c3", "c2"]
    assert store.calls("ANA") == ()
    assert [(line.parent, line.parent_turn) for line in store.calls("ana")][-1] == ("c0", 1)


def test_papers_are_kept_in_order(store: Store) -> None:
    store.begin_call(new_call(), at=at())
    note = Paper("n1", "c1", "note", "Сбърках тук.", seq=1)
    card = Paper("s1", "c1", "scorecard", "{}", rubric_hash="r", lexicon_hash="l", backend="cues/1", score=72)
    kept = [store.add_paper(paper, at=at(3)) for paper in (note, card)]
    assert store.add_paper(note, at=at(8)) == kept[0]
    call = store.load_call("c1")
    assert (call.papers, verify_chain(call)) == (tuple(kept), ())
    with pytest.raises(StoreError) as error:
        store.add_paper(Paper("n1", "c1", "note", "Other"), at=at(9))
    assert failed(error) == "store.twice"


def test_moments_are_kept_in_utc(store: Store) -> None:
    sofia = timezone(timedelta(hours=2))
    store.begin_call(new_call(), at=datetime(2026, 11, 24, 11, 0, tzinfo=sofia))
    assert store.load_call("c1").line.started_at == "2026-11-24T09:00:00.000000Z"
    with pytest.raises(ValueError, match="zone"):
        store.append_turn(new_turn(1), at=datetime(2026, 11, 24, 11, 0))
