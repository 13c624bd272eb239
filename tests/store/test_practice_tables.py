"""Drill reviews, tries at an exam, shared calls and disputes: what is kept, and what is refused."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.store import Store, StoreError, open_store
from trainer.store.disputes import Dispute, DisputeAnswer, Disputed, Disputes
from trainer.store.drill_reviews import DrillReview, DrillReviews, tries_text
from trainer.store.exam_tries import ExamTries, ExamTry
from trainer.store.shares import Shares

REVIEW = DrillReview(
    key="k1", trainee="ana", session="s1", round=1, lang="en", kind="busy", type="P", rule="clarify",
    scenario="here", persona="who", objection="P1-1", concern="fee", surface="objection:P1-1/0", seed=7, target=3,
    rating=2, tries=tries_text((("Аха.", 1), ("Compared with what?", 3))), rubric_hash="r", lexicon_hash="l",
    backend="cues/1",
)  # fmt: skip
FIRST = ExamTry("e1", "autumn", "ana", "here", "who", 5, 1, 2)
DISPUTE = Dispute("d1", "c1", 1, "clarify", 3, "I asked what it costs them.", "ana")
ANSWER = DisputeAnswer("d1", True, 4, "They did.", "boss")


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    server = request.param == "server"
    opened = open_store(request.getfixturevalue("address") if server else str(tmp_path / "calls.db"))
    opened.begin_call(new_call(), at=at())
    opened.append_turn(new_turn(), at=at(1))
    yield opened
    opened.close()


def refused(key: str, work) -> None:
    with pytest.raises(StoreError) as error:
        work()
    assert error.value.key == key


def test_a_round_is_kept_once_with_its_tries(store: Store):
    book = DrillReviews(store.database)
    kept = book.add(REVIEW, at=at())
    assert (kept.levels(), book.add(REVIEW, at=at(9)), book.of("ana"), book.of("bo")) == ((1, 3), kept, (kept,), ())
    refused("store.twice", lambda: book.add(replace(REVIEW, rating=4), at=at()))
    refused("store.twice", lambda: book.add(replace(REVIEW, key="k2"), at=at()))


def test_tries_are_counted_and_end(store: Store):
    book = ExamTries(store.database)
    first = book.begin(FIRST, at=at())
    assert book.begin(FIRST, at=at(5)) == first
    refused("store.try_taken", lambda: book.begin(replace(FIRST, call="e2"), at=at()))
    second = book.begin(replace(FIRST, call="e2", number=2), at=at(9))
    refused("store.no_tries", lambda: book.begin(replace(FIRST, call="e3", number=3), at=at()))
    other = book.begin(replace(FIRST, call="e4", trainee="bo"), at=at(10))
    assert book.used("autumn", "ana", "here") == (first, second)
    assert (book.of("ana"), book.cohort("autumn")) == ((first, second), (first, second, other))
    assert book.used("spring", "ana", "here") == ()


def test_sharing_is_the_trainees_and_can_be_taken_back(store: Store):
    book = Shares(store.database)
    store.begin_call(replace(new_call("c2"), mode="exam"), at=at())
    refused("store.not_yours", lambda: book.share("c1", "bo", at=at()))
    refused("store.exam_seen", lambda: book.share("c2", "ana", at=at()))
    refused("store.no_call", lambda: book.share("c9", "ana", at=at()))
    times = count(100, -1)
    told = [book.share("c1", "ana", at=at(next(times)), shared=shared) for shared in (True, True, False, True)]
    assert (told, book.is_shared("c1"), book.shared()) == ([True, False, True, True], True, ("c1",))
    book.share("c1", "ana", at=at(), shared=False)
    assert (book.is_shared("c1"), book.shared()) == (False, ())


def test_one_open_dispute_a_verdict_and_one_answer(store: Store):
    book = Disputes(store.database)
    kept = book.open(DISPUTE, at=at())
    assert book.open(DISPUTE, at=at(4)) == kept
    refused("store.disputed", lambda: book.open(replace(DISPUTE, id="d2"), at=at()))
    refused("store.not_yours", lambda: book.open(replace(DISPUTE, id="d2", by_whom="bo"), at=at()))
    refused("store.no_turn", lambda: book.open(replace(DISPUTE, id="d2", seq=2), at=at()))
    refused("store.no_dispute", lambda: book.answer(replace(ANSWER, dispute="d9"), at=at()))
    settled = book.answer(ANSWER, at=at(60))
    refused("store.answered", lambda: book.answer(replace(ANSWER, upheld=False), at=at(61)))
    again = book.open(replace(DISPUTE, id="d2"), at=at(62))
    assert settled == Disputed(kept, replace(ANSWER, at="2026-11-24T09:01:00.000000Z"))
    assert (book.find("d1"), book.find("d9")) == (settled, None)
    assert book.all() == book.of_call("c1") == (settled, Disputed(again, None))


def test_tries_raced_for_are_never_more_than_there_are(tmp_path: Path):
    address = str(tmp_path / "calls.db")
    open_store(address).close()
    begun: list[int] = []

    def sit(who: int) -> None:
        store = open_store(address)
        book = ExamTries(store.database)
        for number in (1, 2, 3):
            try:
                begun.append(book.begin(replace(FIRST, call=f"e{who}-{number}", number=number), at=at()).number)
            except StoreError as error:
                assert error.key in ("store.try_taken", "store.no_tries")
        store.close()

    threads = [Thread(target=sit, args=(who,)) for who in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(begun) == [1, 2]
