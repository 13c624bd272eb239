"""The same store on a PostgreSQL server that the test starts: the same answers, and cut connections lose nothing."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.store.samples import at, new_call, new_turn
from trainer.store import Paper, Store, StoreError, open_store, verify_chain
from trainer.transcript import Outcome

pytestmark = pytest.mark.server

PORT = "55432"
NOBODY = 65534


# The server refuses to run as root.
SOMEBODY = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of its own in a folder of its own, reached through a socket; gives its address."""
    initdb, postgres = shutil.which("initdb"), shutil.which("postgres")
    if not initdb or not postgres:
        pytest.fail("the tests of the PostgreSQL store need PostgreSQL's programs on the PATH")
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        data = str(folder / "data")
        subprocess.run(
            [initdb, "-D", data, "-U", "trainer", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            capture_output=True,
            **SOMEBODY,
        )
        running = subprocess.Popen(
            [postgres, "-D", data, "-k", name, "-p", PORT, "-c", "listen_addresses="],
            stderr=subprocess.DEVNULL,
            **SOMEBODY,
        )
        try:
            _wait(folder / f".s.PGSQL.{PORT}")
            yield f"postgresql+psycopg://trainer@/%s?host={name}&port={PORT}"
        finally:
            running.terminate()
            running.wait(30)


def _wait(socket: Path) -> None:
    for _ in range(300):
        if socket.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(socket)


@pytest.fixture
def address(server: str) -> str:
    """A database of the test's own."""
    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(server % "postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server % name


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
