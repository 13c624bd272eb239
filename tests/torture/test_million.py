"""A million stored turns: every page still answers, and every kept sum is what its calls add up to."""

from pathlib import Path

import pytest

from benchmarks.crowd import crowd, equipment
from benchmarks.pages import recomputed, visits
from benchmarks.stage import Stage
from trainer.store import open_store
from trainer.store.derived import Derived


@pytest.mark.parametrize(
    "turns", [pytest.param(4_000, marks=pytest.mark.slow), pytest.param(1_000_000, marks=pytest.mark.torture)]
)
def test_pages_and_sums(tmp_path: Path, turns: int) -> None:
    tools = equipment(Stage(True))
    path = tmp_path / "calls.db"
    assert crowd(path, tools, turns) >= turns
    store = open_store(str(path))
    assert recomputed(Derived(store.database))
    # Raises where a page does not answer; how long they take is printed by `python -m benchmarks.pages`.
    assert min(visits(store, tools).values()) > 0
    store.close()
