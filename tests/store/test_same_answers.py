"""Random programs of operations get the same answers from SQLite and from PostgreSQL, refusals included."""

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.store.figures import ANA, BEN, MIA, digest
from tests.store.samples import at, new_call, new_turn
from trainer.review.people import Person
from trainer.store import Paper, Store, StoreError, open_store, verify_chain
from trainer.store.certificates import Certificates
from trainer.store.copying import copy_store, sums
from trainer.store.derived import Derived
from trainer.store.disputes import Dispute, DisputeAnswer, Disputes
from trainer.store.erasing import erase_person, erase_practice_before, erasures, records_of
from trainer.store.exam_tries import ExamTries, ExamTry
from trainer.store.layout import layout
from trainer.store.people import People
from trainer.store.shares import Shares
from trainer.transcript import Outcome

CALLS = st.sampled_from(("c1", "c2", "Я-3", "c'4", "C1"))
TRAINEES = st.sampled_from(("ana", "ben", "ана", "Ana", ""))
SEQS = st.integers(1, 4)
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=40)
OUTCOMES = st.sampled_from((None, None, None, Outcome.MEETING, Outcome.HANG_UP))
PEOPLE = st.sampled_from((ANA, BEN, MIA))
RANDOM_KEYS = {"shares", "audit", "knocks"}
"""Tables whose keys are made at random, so that two stores never hold the same ones."""


class Both:
    """One SQLite and one PostgreSQL store, emptied between programs."""

    stores: tuple[Store, Store]

    @classmethod
    def empty(cls) -> None:
        for store in cls.stores:
            store.database.write(
                lambda run: [run(f"DELETE FROM {table.name}", {}) for table in reversed(layout())], "empty"
            )


class Programs(RuleBasedStateMachine):
    """Each rule asks both stores the same and compares what they say."""

    def __init__(self) -> None:
        super().__init__()
        Both.empty()
        self.seconds = itertools.count(1)
        self.last = 0

    def same(self, ask: Callable[[Store], object]) -> object:
        answers = []
        for store in Both.stores:
            try:
                answers.append(ask(store))
            except StoreError as error:
                answers.append((error.key, error.slots))
        assert answers[0] == answers[1]
        return answers[0]

    def now(self) -> int:
        self.last = next(self.seconds)
        return self.last

    @rule(call=CALLS, trainee=TRAINEES, seed=st.integers(0, 2**62), parent=st.none() | CALLS)
    def begin(self, call: str, trainee: str, seed: int, parent: str | None) -> None:
        lines = {line.id for line in Both.stores[0].calls()}
        parent = parent if parent in lines and parent != call else None
        moment = self.now()
        self.same(lambda store: store.begin_call(new_call(call, trainee, seed, parent), at=at(moment)))

    @rule(call=CALLS, seq=SEQS, text=TEXTS, outcome=OUTCOMES)
    def append(self, call: str, seq: int, text: str, outcome: Outcome | None) -> None:
        moment = self.now()
        self.same(lambda store: store.append_turn(new_turn(seq, call, text, outcome), at=at(moment)))

    @rule(call=CALLS, text=TEXTS)
    def append_next(self, call: str, text: str) -> None:
        moment = self.now()
        known = {line.id: line.turns for line in Both.stores[0].calls()}
        self.same(lambda store: store.append_turn(new_turn(known.get(call, 0) + 1, call, text), at=at(moment)))

    @rule(call=CALLS, outcome=st.sampled_from((Outcome.SALE, Outcome.TRAINEE_QUIT)))
    def finish(self, call: str, outcome: Outcome) -> None:
        moment = self.now()
        self.same(lambda store: store.finish_call(call, outcome, at=at(moment)))

    @rule(call=CALLS, key=st.sampled_from(("p1", "p2", "p3")), text=TEXTS)
    def paper(self, call: str, key: str, text: str) -> None:
        moment = self.now()
        self.same(lambda store: store.add_paper(Paper(key, call, "note", text), at=at(moment)))

    @rule(call=CALLS, trainee=TRAINEES)
    def ask(self, call: str, trainee: str) -> None:
        self.same(lambda store: store.load_call(call))
        self.same(lambda store: (store.calls(), store.calls(trainee), store.unfinished(), store.unfinished(trainee)))
        self.same(lambda store: _plain(records_of(store.database, trainee)))

    @rule(call=CALLS, whose=TRAINEES, shared=st.booleans())
    def share(self, call: str, whose: str, shared: bool) -> None:
        moment = self.now()
        self.same(lambda store: Shares(store.database).share(call, whose, at=at(moment), shared=shared))
        self.same(lambda store: (Shares(store.database).is_shared(call), Shares(store.database).shared()))

    @rule(call=CALLS, seq=SEQS, key=st.sampled_from(("d1", "d2")), why=TEXTS, whose=TRAINEES)
    def dispute(self, call: str, seq: int, key: str, why: str, whose: str) -> None:
        moment = self.now()
        self.same(
            lambda store: Disputes(store.database).open(Dispute(key, call, seq, "listen", 2, why, whose), at=at(moment))
        )

    @rule(key=st.sampled_from(("d1", "d2", "d3")), upheld=st.booleans())
    def answer(self, key: str, upheld: bool) -> None:
        moment = self.now()
        answer = DisputeAnswer(key, upheld, 3, "защото", "mia")
        self.same(lambda store: Disputes(store.database).answer(answer, at=at(moment)))
        self.same(lambda store: (Disputes(store.database).all(), Disputes(store.database).waiting("north")))

    @rule(call=CALLS, trainee=TRAINEES, number=st.integers(1, 3))
    def exam_try(self, call: str, trainee: str, number: int) -> None:
        moment = self.now()
        wanted = ExamTry(call, "autumn", trainee, "here", "who", 5, number, 2)
        self.same(lambda store: ExamTries(store.database).begin(wanted, at=at(moment)))
        self.same(lambda store: (ExamTries(store.database).of(trainee), ExamTries(store.database).cohort("autumn")))

    @rule(person=PEOPLE, team=st.sampled_from(("north", "юг")))
    def roster(self, person: Person, team: str) -> None:
        moment = self.now()
        moved = Person(person.name, person.shown, team, person.role, person.manages, person.lang)
        self.same(lambda store: People(store.database).keep((moved, ANA), by_whom="mia", at=at(moment)))
        self.same(lambda store: (People(store.database).everybody(), People(store.database).teams()))

    @rule(call=CALLS, score=st.none() | st.integers(0, 100), levels=st.lists(st.integers(0, 4), max_size=3))
    def figures(self, call: str, score: int | None, levels: list[int]) -> None:
        one = digest(call, score=score, levels=tuple(levels))
        self.same(lambda store: Derived(store.database).add((one,)))
        self.same(lambda store: Derived(store.database).everything())

    @rule(name=TRAINEES)
    def erase(self, name: str) -> None:
        moment = self.now()
        self.same(lambda store: _unscrubbed(lambda database: erase_person(database, name, at=at(moment)), store))
        self.same(lambda store: erasures(store.database))

    @rule(back=st.integers(0, 10))
    def retain(self, back: int) -> None:
        moment = self.now()
        before = at(moment - back)
        self.same(
            lambda store: _unscrubbed(lambda database: erase_practice_before(database, before, at=at(moment)), store)
        )

    @invariant()
    def hold_the_same(self) -> None:
        held = self.same(lambda store: [one for one in sums(store.database) if one.table not in RANDOM_KEYS])
        assert held

    def teardown(self) -> None:
        for store in Both.stores:
            assert [verify_chain(store.load_call(line.id)) for line in store.calls() if line.turns] == [
                () for line in store.calls() if line.turns
            ]
        self.same(lambda store: [Certificates(store.database).given(), store.calls()])
        super().teardown()


class _Still:
    """The database without the scrubbing, which takes longest and is tested elsewhere."""

    def __init__(self, store: Store) -> None:
        self.read, self.write, self.where = store.database.read, store.database.write, store.where

    def scrub(self) -> None:
        """Leave the free space as it is."""

    def close(self) -> None:
        """The store closes its own database."""


def _unscrubbed(work: Callable[[_Still], object], store: Store) -> object:
    return work(_Still(store))


def _plain(records: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {name: rows for name, rows in records.items() if name not in RANDOM_KEYS}


@pytest.fixture
def both(address: str, tmp_path: Path) -> Iterator[None]:
    """Both stores, for one test."""
    # A file in memory's file system where there is one: what is compared are answers, not disks.
    folder = tempfile.mkdtemp(dir="/dev/shm") if os.access("/dev/shm", os.W_OK) else str(tmp_path)
    Both.stores = (open_store(f"{folder}/calls.db"), open_store(address))
    yield
    for store in Both.stores:
        store.close()
    for path in Path(folder).iterdir():
        path.unlink()


def attack(programs: int) -> None:
    """So many programs of up to ten operations."""
    run_state_machine_as_test(
        Programs,
        settings=settings(
            max_examples=programs,
            stateful_step_count=10,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.server
def test_fifty_programs_get_the_same_answers(both: None) -> None:
    attack(50)


@pytest.mark.torture
def test_five_thousand_programs_get_the_same_answers(both: None) -> None:
    attack(5000)


@pytest.mark.server
def test_a_store_moved_to_a_server_and_back_is_the_same(both: None, tmp_path: Path, address: str) -> None:
    file, server = Both.stores
    for store in Both.stores:
        assert store.calls() == ()
    for name, parent in (("z", None), ("a", "z"), ("c'4", None)):
        file.begin_call(new_call(name, "ана", parent=parent), at=at())
        file.append_turn(new_turn(1, name, "=1+1\n\u202e😀"), at=at(1))
    file.add_paper(Paper("p1", "z", "note", "бележка"), at=at(2))
    People(file.database).keep((ANA, BEN), by_whom="mia", at=at())
    there = copy_store(file.database, server.database)
    back = open_store(str(tmp_path / "back.db"))
    assert copy_store(server.database, back.database) == there == sums(file.database)
    assert [back.load_call(line.id) for line in back.calls()] == [file.load_call(line.id) for line in file.calls()]
    erase_person(server.database, "ана", at=at(9))
    assert server.calls() == ()
    back.close()
