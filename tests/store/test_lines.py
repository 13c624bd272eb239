"""A call's line says everything that was begun, field by field."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import at, content, new_call, new_turn
from trainer.content.identity import content_hash
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.store import CallLine, StoreError, open_store
from trainer.transcript import Outcome


def test_a_line_says_what_was_begun_and_how_it_stands(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "calls.db"))
    scenario, persona, chart, rubric = content()
    first = store.begin_call(replace(new_call("c0"), best_outcome=None), at=at()).line
    assert (first.best_outcome, first.parent, first.parent_turn) == (None, None, None)
    store.begin_call(replace(new_call("c1", parent="c0"), mode="exam", pace="instant"), at=at(1))
    store.append_turn(new_turn(1, outcome=Outcome.SALE), at=at(2))
    assert store.load_call("c1").line == CallLine(
        id="c1",
        trainee="ana",
        scenario=scenario.id,
        scenario_hash=content_hash(scenario),
        persona=persona.id,
        persona_hash=content_hash(persona),
        chart_hash=content_hash(chart),
        rubric=rubric.id,
        rubric_hash=content_hash(rubric),
        lexicon_hash="lex",
        backend="cues/1",
        version="0",
        seed=7,
        lang=scenario.lang,
        mode="exam",
        pace="instant",
        parent="c0",
        parent_turn=1,
        best_outcome="meeting",
        started_at="2026-11-24T09:00:01.000000Z",
        outcome="sale",
        ended_at="2026-11-24T09:00:02.000000Z",
        turns=1,
    )
    store.close()


def test_content_that_was_altered_is_not_given_out(tmp_path: Path) -> None:
    path = tmp_path / "calls.db"
    store = open_store(str(path))
    line = store.begin_call(new_call(), at=at()).line
    with sqlite3.connect(path) as base:
        base.execute("UPDATE contents SET body = body || ' ' WHERE kind = 'rubric'")
    with pytest.raises(StoreError) as error:
        store.content("rubric", line.rubric_hash, Rubric)
    assert error.value.key == "store.broken_record"
    assert store.content("scenario", line.scenario_hash, Scenario) == content()[0]
    store.close()
