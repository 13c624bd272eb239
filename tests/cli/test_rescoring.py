"""Stored calls scored again: the conversation stays, the card is appended, and everybody reads the newest."""

from pathlib import Path

import pytest

from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import Plan, begin, now, reopen
from trainer.cli.rescore import _names, _write
from trainer.cli.rescoring import Desk, Scheme, rescore_all, transcript_of
from trainer.cli.summing import sum_up
from trainer.content.rubric import Rubric
from trainer.files.packaged import load_robots
from trainer.store import Store, open_store, verify_chain
from trainer.store.derived import Derived
from trainer.transcript import Outcome, Timing


@pytest.fixture(scope="module")
def tools() -> Equipment:
    return equip("en")


@pytest.fixture
def store(tmp_path: Path, tools: Equipment) -> Store:
    """Two finished calls: one of a good trainee, one who talks into the customer's words."""
    opened = open_store(str(tmp_path / "calls.db"))
    setting = tools.setting("vacuum-shop", "sceptical-engineer")
    good = play(setting, robot_lines("en", load_robots("en")), ROBOTS["competent"], 5)
    first = begin(Plan(setting, 5, exam=True), tools, opened)
    for said in good.inputs:
        first.hear_again(said)
    if not first.over:
        first.hang_up()
    second = begin(Plan(setting, 6), tools, opened)
    for text, heard in (
        ("Hello, I'm Anna. What do you need?", None),
        ("Wait, it costs 249 euro.", 9),
        ("Buy it.", None),
    ):
        if not second.over:
            second.hear(text, Timing(live=True, heard=heard), 0)
    if not second.over:
        second.hang_up()
    begin(Plan(setting, 7), tools, opened)
    yield opened
    opened.close()


def desk(tools: Equipment, store: Store, **scheme) -> Desk:
    made = Desk(Scheme(**{"rubric": tools.rubric, **scheme}), None, store)
    made._tools["en"] = tools
    return made


def other(tools: Equipment) -> Rubric:
    stages = {
        role: {"opening": 100, "needs": 0, "presentation": 0, "objections": 0, "closing": 0}
        for role in tools.rubric.stages
    }
    return tools.rubric.model_copy(update={"id": "ours", "stages": stages, "bar": 1})


def test_a_conversation_is_read_as_it_is_reopened(tools, store):
    for name in _names(store, [], None):
        stored = store.load_call(name)
        assert transcript_of(stored, tools, store) == reopen(stored, tools, store).call.transcript


def test_only_calls_that_are_over_and_wanted_are_scored_again(store):
    names = _names(store, [], None)
    assert len(names) == 2 and _names(store, [names[0]], None) == [names[0]]
    assert _names(store, [], "another") == []


def test_under_the_same_rules_nothing_moves_and_nothing_is_to_be_written(tools, store):
    for again in (False, True):
        found = [desk(tools, store, hear_again=again).rescore(name) for name in _names(store, [], None)]
        assert [(one.moved.moved, one.moved.steps, one.kept) for one in found] == [(False, (), True)] * 2


def test_another_rubric_moves_scores_and_the_newest_card_is_everybodys(tools, store):
    names = _names(store, [], None)
    before = {name: reopen(store.load_call(name), tools, store).scorecard() for name in names}
    sum_up(store, lambda lang: tools)
    found = [desk(tools, store, rubric=other(tools)).rescore(name) for name in names]
    assert any(one.moved.moved for one in found) and not any(one.kept for one in found)
    assert [one.moved.before for one in found] == [before[name].score for name in names]
    _write(store, found)
    _write(store, found)
    for name, one in zip(names, found, strict=True):
        stored = store.load_call(name)
        assert (verify_chain(stored), len([paper for paper in stored.papers if paper.kind == "scorecard"])) == ((), 1)
        card = reopen(stored, tools, store).scorecard()
        assert (card.rubric, card.score) == ("ours", one.moved.after)
    assert all(desk(tools, store, rubric=other(tools)).rescore(name).kept for name in names)
    sum_up(store, lambda lang: tools)
    assert len(Derived(store.database).schemes()) == 1
    # Back again: the old rules give the old scores, as a third card on top.
    back = [desk(tools, store).rescore(name) for name in names]
    _write(store, back)
    assert {name: reopen(store.load_call(name), tools, store).scorecard() for name in names} == before


def test_another_version_of_the_scenario_is_heard_with_its_own_words(tools, store):
    scenario = tools.library.scenario("en", "vacuum-shop")
    trap = scenario.not_true[0].model_copy(update={"claim": "It costs 249 euro.", "terms": ("249 euro",)})
    fact = scenario.facts[0].model_copy(update={"text": "It costs 999 euro.", "terms": ("999 euro", "999")})
    dearer = scenario.model_copy(update={"not_true": (trap,), "facts": (fact, *scenario.facts[1:])})
    names = _names(store, [], None)
    found = [desk(tools, store, rubric=None, scenario=dearer).rescore(name).moved for name in names]
    assert any(one.moved or one.steps for one in found), found
    same = [desk(tools, store, rubric=None, scenario=scenario).rescore(name).moved for name in names]
    assert not any(one.steps or one.moved for one in same)


def test_the_outcome_is_never_changed(tools, store):
    for name in _names(store, [], None):
        outcome = store.load_call(name).line.outcome
        _write(store, [desk(tools, store, rubric=other(tools)).rescore(name)])
        assert store.load_call(name).line.outcome == outcome and Outcome(outcome)
    assert now() is not None


@pytest.mark.slow
def test_two_processes_give_what_one_gives(tools, tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_STORE", str(tmp_path / "many.db"))
    opened = open_store(str(tmp_path / "many.db"))
    setting = tools.setting("vacuum-shop", "sceptical-engineer")
    for seed in range(70):
        call = begin(Plan(setting, seed), tools, opened)
        call.hear(f"Hello, I'm Anna. What do you need for {seed % 7} rooms?", Timing(), 0)
        if not call.over:
            call.hang_up()
    names = _names(opened, [], None)
    opened.close()
    scheme = Scheme(other(tools), hear_again=True)
    one, two = ([*rescore_all(names, scheme, None, jobs)] for jobs in (1, 2))
    assert len(one) == 70 and one == two
    assert any(each.moved.moved for each in one)
