"""The playbook: what is kept of it, in which order, and that it goes when its person is erased."""

from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.store import Store, StoreError, open_store
from trainer.store.erasing import erase_person
from trainer.store.playbook import Kept, Playbook


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    server = request.param == "server"
    opened = open_store(request.getfixturevalue("address") if server else str(tmp_path / "calls.db"))
    for name, trainee in (("c1", "ana"), ("c2", "bo")):
        opened.begin_call(new_call(name, trainee), at=at())
        opened.append_turn(new_turn(call=name), at=at(1))
    yield opened
    opened.close()


def test_the_last_word_about_a_call_counts(store: Store):
    book = Playbook(store)
    assert book.kept() == ()
    book.keep("c2", "asks first", "boss", at=at(2))
    book.keep("c1", "“ends” well", "boss", at=at(3))
    book.keep("c2", "asks, then answers", "chief", at=at(4))
    second = Kept("c2", "asks, then answers", "chief", "2026-11-24T09:00:04.000000Z")
    assert book.kept() == (Kept("c1", "“ends” well", "boss", "2026-11-24T09:00:03.000000Z"), second)
    assert [book.drop("c1", "boss", at=at(5)), book.drop("c1", "boss", at=at(6))] == [True, False]
    assert book.kept() == (second,)


def test_a_call_that_is_not_there_is_refused(store: Store):
    with pytest.raises(StoreError) as error:
        Playbook(store).keep("c9", "", "boss", at=at())
    assert error.value.key == "store.no_call"


def test_who_is_erased_leaves_the_playbook_and_who_kept_is_no_longer_named(store: Store):
    book = Playbook(store)
    book.keep("c1", "", "boss", at=at(2))
    book.keep("c2", "", "boss", at=at(3))
    erase_person(store.database, "ana", at=at(4))
    erase_person(store.database, "boss", at=at(5))
    assert [(one.call, one.by_whom == "boss") for one in book.kept()] == [("c2", False)]
