"""What leaves the store of real calls: words of exams, of shared practice and of one's own; nobody else's."""

from pathlib import Path

import pytest

from tests.keeping.xapi_spec import broken
from tests.store.samples import at
from trainer.cli.certificate import give_earned
from trainer.cli.equipment import Equipment, equip
from trainer.cli.exporting import Exporter, Wanted
from trainer.cli.recorded import Plan, begin, branch, reopen
from trainer.files.library import SCENARIOS
from trainer.review.assigned import Assignment
from trainer.review.people import Duty, Person
from trainer.review.xapi import statements
from trainer.store import Store
from trainer.store.people import People
from trainer.store.shares import Shares
from trainer.transcript import Timing

LINES = ("Hello, this is Ana from the firm. Is now a good time?", "Compared with what?")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Equipment:
    for name, value in (("HOME", tmp_path), ("SEMANTIC", "false"), ("LANG", "en"), ("STORE", ""), ("TRAINEE", "ana")):
        monkeypatch.setenv(f"TRAINER_{name}", str(value))
    return equip()


def played(tools: Equipment, store: Store, *, exam: bool = False, seed: int = 3) -> str:
    """A call of two lines, hung up; its id."""
    scenario = tools.library.scenario("en", tools.library.names(SCENARIOS, "en")[0])
    setting = tools.setting(scenario.id, scenario.personas[0])
    recorded = begin(Plan(setting, seed, exam=exam, live=False), tools, store)
    for line in LINES:
        if not recorded.over:
            recorded.hear(line, Timing(), 0)
    if not recorded.over:
        recorded.hang_up()
    return recorded.name


def test_words_leave_only_where_they_may(tools: Equipment, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tools.store()
    private, shared, exam = played(tools, store), played(tools, store), played(tools, store, exam=True)
    Shares(store.database).share(shared, "ana", at=at())
    own = {one.call: one for one in Exporter(tools, store).attempts(Wanted())}
    assert {call: one.open_words for call, one in own.items()} == {private: True, shared: True, exam: True}
    assert next(mark.said for mark in own[private].answers if mark.turn == 1) == LINES[0]
    monkeypatch.setenv("TRAINER_TRAINEE", "mia")
    unassigned = [one.call for one in Exporter(equip(), store).attempts(Wanted())]
    assert unassigned == [shared, exam]
    People(store.database).keep((Person("ana", "Ana", "north", Duty.TRAINEE),), by_whom="mia", at=at())
    told = Assignment("a1", "team", "north", store.calls()[0].scenario, "en", by_whom="mia")
    People(store.database).assign((told,), at=at())
    other = {one.call: one for one in Exporter(equip(), store).attempts(Wanted())}
    assert {call: one.open_words for call, one in other.items()} == {private: False, shared: True, exam: True}
    assert {mark.said + mark.quote + mark.reason for mark in other[private].answers} == {""}
    assert [(mark.rule, mark.level) for mark in other[private].answers] == [
        (mark.rule, mark.level) for mark in own[private].answers
    ]
    assert (other[private].score, other[private].bar) == (own[private].score, own[private].bar)
    store.close()


def test_a_call_taken_back_is_no_attempt_and_statements_keep_the_rules(tools: Equipment) -> None:
    store = tools.store()
    first = played(tools, store)
    again = branch(reopen(store.load_call(first), tools, store), 2, live=False)
    attempts = tuple(Exporter(tools, store).attempts(Wanted()))
    assert [one.call for one in attempts] == [first] != [again.name]
    told = [one for each in attempts for one in statements(each, "https://x.example", "t")]
    assert [broken(one) for one in told] == [[]] * len(told)
    assert len(told) == 1 + attempts[0].turns
    (one,) = Exporter(tools, store).tries(Wanted())
    assert (one.call, one.exam, one.first, one.seed, one.seal) == (
        first,
        False,
        True,
        3,
        store.load_call(first).head()[2],
    )
    assert give_earned(store, tools, "ana") == ()
    store.close()
