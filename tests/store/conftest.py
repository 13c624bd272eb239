"""A PostgreSQL server that the test run itself starts, and a database of each test's own."""

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

PORT = "55432"
NOBODY = 65534


# The server refuses to run as root.
SOMEBODY = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}


@pytest.fixture(scope="session")
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
            [postgres, "-D", data, "-k", name, "-p", PORT, "-c", "listen_addresses=", "-c", "max_connections=300"],
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
