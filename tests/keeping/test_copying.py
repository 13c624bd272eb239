"""A copied store holds the same as its source, whatever is in it; a store that holds something is never copied over."""

from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.store import Paper, Store, StoreError, open_store, verify_chain
from trainer.store.copying import copy_store, is_empty, sums
from trainer.store.layout import layout
from trainer.transcript import Outcome


def filled(path: Path, calls: int = 3) -> Store:
    store = open_store(str(path))
    # Ids that sort against the order of their beginning: a branch comes before the call it was taken from.
    store.begin_call(new_call("z", "ана"), at=at())
    store.begin_call(new_call("m", "ана", parent="z"), at=at(1))
    store.begin_call(new_call("a", "ана", parent="m"), at=at(2))
    for number in range(calls):
        name = f"c{number}"
        store.begin_call(new_call(name, "борис", seed=number), at=at(number))
        for seq in range(1, 4):
            store.append_turn(new_turn(seq, name), at=at(seq))
        store.finish_call(name, Outcome.MEETING, at=at(9))
        store.add_paper(Paper(f"p{number}", name, "note", "=1+1\n\u202eБележка"), at=at(10))
    return store


def test_everything_arrives_and_still_verifies(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "from.db"), open_store(str(tmp_path / "to.db"))
    copied = copy_store(source.database, target.database)
    assert copied == sums(source.database) == sums(target.database)
    assert {one.table: one.rows for one in copied if one.rows} == {
        "calls": 6,
        "contents": 4,
        "endings": 3,
        "papers": 3,
        "turns": 9,
    }
    assert target.calls() == source.calls()
    assert [verify_chain(target.load_call(line.id)) for line in target.calls()] == [()] * 6
    source.close()
    target.close()


def test_many_pages_arrive(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "from.db", calls=1), open_store(str(tmp_path / "to.db"))
    columns = next(table.columns for table in layout() if table.name == "calls")
    same = ", ".join(name for name in columns if name not in ("id", "parent"))
    # A thousand calls in one step, each taken back from the one before, numbered downwards.
    source.database.write(
        lambda run: [
            run(
                f"INSERT INTO calls (id, parent, {same}) SELECT :id, :parent, {same} FROM calls WHERE id = 'c0'",
                {"id": f"n{number:04}", "parent": f"n{number + 1:04}" if number < 1000 else "c0"},
            )
            for number in range(1000, 0, -1)
        ],
        "test",
    )
    assert copy_store(source.database, target.database) == sums(source.database)
    assert target.calls() == source.calls()
    source.close()
    target.close()


def test_a_store_that_holds_something_stays_as_it_is(tmp_path: Path) -> None:
    source, target = filled(tmp_path / "from.db"), open_store(str(tmp_path / "to.db"))
    target.begin_call(new_call("own"), at=at())
    before = sums(target.database)
    with pytest.raises(StoreError) as error:
        copy_store(source.database, target.database)
    assert (error.value.key, sums(target.database)) == ("store.not_empty", before)
    assert (is_empty(source.database), is_empty(target.database)) == (False, False)
    source.close()
    target.close()


def test_a_difference_of_one_character_shows_in_the_sums(tmp_path: Path) -> None:
    store = filled(tmp_path / "one.db")
    before = {one.table: one.digest for one in sums(store.database)}
    store.database.write(lambda run: run("UPDATE papers SET body = 'x' WHERE key = 'p1'", {}), "test")
    after = {one.table: one.digest for one in sums(store.database)}
    assert {table for table in before if before[table] != after[table]} == {"papers"}
    store.close()


def test_every_table_has_a_key_and_comes_after_those_it_points_into() -> None:
    seen: set[str] = set()
    for table in layout():
        assert table.key
        assert {name for _, name in table.parents} <= seen | {table.name}
        seen.add(table.name)
    assert {"calls", "turns", "papers", "endings", "contents"} <= seen
