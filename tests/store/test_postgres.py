"""The same store on a PostgreSQL server that the test starts: the same answers, and cut connections lose nothing."""

import threading
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.store.samples import at, new_call, new_turn
from trainer.store import Paper, Store, StoreError, open_store, verify_chain
from trainer.transcript import Outcome

pytestmark = pytest.mark.server


def program(store: Store) -> list[object]:
    """A little of everything, and what came of it."""
    seen: list[object] = [store.begin_call(new_call(f"c{number}", "ана"), at=at(number)) for number in (2, 1, 10)]
    seen += [store.append_turn(new_turn(seq, "c1"), at=at(seq)) for seq in (1, 2, 2)]
    seen.append(store.append_turn(new_turn(3, "c1", outcome=Outcome.SALE), at=at(3)))
    seen.append(store.finish_call("c10", Outcome.TRAINEE_QUIT, at=at(4)))
    seen.append(store.add_paper(Paper("p", "c1", "note", "Бележка"), at=at(5)))
    for refused in (
        lambda: store.append_turn(new_turn(4, "c1"), at=at(6)),
        lambda: store.append_turn(new_turn(9, "c2"), at=at(6)),
        lambda: store.load_call("c9"),
        lambda: store.begin_call(new_call("c1", "boris"), at=at(6)),
    ):
        try:
            seen.append(refused())
        except StoreError as error:
            seen.append(str(error))
    return [*seen, store.load_call("c1"), store.calls(), store.calls("ана"), store.unfinished(), store.unfinished("x")]


def test_both_databases_give_the_same_answers(address: str, tmp_path: Path) -> None:
    server, file = open_store(address), open_store(str(tmp_path / "calls.db"))
    assert program(server) == program(file)
    assert verify_chain(server.load_call("c1")) == ()
    server.close()
    again = open_store(address)
    assert again.load_call("c1") == file.load_call("c1")
    again.close()


def test_many_writers_lose_and_double_nothing_while_connections_are_cut(address: str) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def play(name: str) -> None:
        try:
            store = open_store(address)
            store.begin_call(new_call(name), at=at())
            for seq in range(1, 31):
                store.append_turn(new_turn(seq, name), at=at(seq))
            store.close()
        except BaseException as error:
            failures.append(error.__cause__ or error)

    def cut() -> None:
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        while not stop.wait(0.02):
            with engine.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"
                    )
                )
        engine.dispose()

    open_store(address).close()
    writers = [threading.Thread(target=play, args=(f"c{number}",)) for number in range(8)]
    cutter = threading.Thread(target=cut)
    for thread in (*writers, cutter):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    cutter.join()
    assert failures == []
    store = open_store(address)
    assert Counter(line.turns for line in store.calls()) == Counter({30: 8})
    assert [verify_chain(store.load_call(f"c{number}")) for number in range(8)] == [()] * 8
    store.close()


def test_a_foreign_database_stays_as_it_is(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE calls (x integer)"))
    with pytest.raises(StoreError) as error:
        open_store(address)
    assert error.value.key == "store.foreign"
    with engine.begin() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    engine.dispose()
    assert [tuple(row) for row in tables] == [("calls",)]


def test_a_newer_database_and_a_silent_server(address: str) -> None:
    open_store(address).close()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError) as error:
        open_store(address)
    assert error.value.key == "store.newer"
    with pytest.raises(StoreError) as error:
        open_store("postgresql+psycopg://u:secret@/x?host=/nowhere")
    assert (error.value.key, "secret" in str(error.value)) == ("store.unreachable", False)
