"""The store on a PostgreSQL server: many writers, unique keys, one advisory lock a call.

Work is retried when the connection is cut or the server asks for it; its inserts carry keys, so that work which did
arrive before the cut is recognised. Imported only for an address that needs it.
"""

import functools
import importlib
import secrets
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import Connection, Engine, TextClause, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from trainer.store.database import Row, Run, Value
from trainer.store.errors import StoreError
from trainer.store.layout import layout
from trainer.store.revisions import HEAD, REVISIONS

T = TypeVar("T")
PATIENCE_S = 30.0
_OPENING_S = 3.0
_AGAIN = ("40001", "40P01", "55P03", "57P01", "57P02", "57P03")  # serialization, deadlock, lock, server going or coming
_KEYS = {"53100": "store.full", "25006": "store.read_only", "42501": "store.read_only", "58030": "store.disk"}


class PostgresDatabase:
    """A pool of connections to one server."""

    def __init__(self, engine: Engine, where: str, patience_s: float = PATIENCE_S) -> None:
        self.where = where
        self._engine = engine
        self._patience_s = patience_s

    def write(self, work: Callable[[Run], T], lock: str) -> T:
        """See ``Database.write``."""

        def locked(connection: Connection) -> T:
            connection.execute(_clause("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": lock})
            return work(_runner(connection))

        return self._patiently(locked)

    def read(self, work: Callable[[Run], T]) -> T:
        """See ``Database.read``."""

        def still(connection: Connection) -> T:
            connection.execute(_clause("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            return work(_runner(connection))

        return self._patiently(still)

    def scrub(self) -> None:
        """See ``Database.scrub``: tables are written anew; the server's own journal and archives are its keeper's."""
        try:
            with self._engine.connect() as connection:
                alone = connection.execution_options(isolation_level="AUTOCOMMIT")
                for table in layout():
                    alone.execute(_clause(f"VACUUM FULL {table.name}"))
        except DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None) or ""
            raise StoreError(_KEYS.get(state, "store.unreachable"), where=self.where) from error

    def prepare(self) -> None:
        """Bring the schema to head. Raises StoreError."""
        self._patiently(lambda connection: _prepare(connection, self.where))

    def close(self) -> None:
        """See ``Database.close``."""
        self._engine.dispose()

    def _patiently(self, work: Callable[[Connection], T]) -> T:
        began = time.monotonic()
        while True:
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                state = getattr(error.orig, "sqlstate", None)
                # Without a state the connection itself failed: refused, or cut while it was made or used.
                cut = error.connection_invalidated or (state is None and isinstance(error, OperationalError))
                again = cut or state in _AGAIN
                # A server that answered is there: its hiccups are waited out even while the store is being opened.
                # libpq says this of a connection that was made and then cut, also while the engine greets the server.
                answered = "consuming input failed" in str(error.orig)
                there = answered or error.connection_invalidated or state in _AGAIN
                patience_s = PATIENCE_S if there else self._patience_s
                if not again or time.monotonic() - began > patience_s:
                    raise StoreError(_KEYS.get(state or "", "store.unreachable"), where=self.where) from error
            time.sleep((5 + secrets.randbelow(45)) / 1000)


def open_postgres(address: str, patience_s: float = PATIENCE_S) -> PostgresDatabase:
    """The store on a server, its schema brought to head. Raises StoreError; a foreign schema is left as it is."""
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        where = url.render_as_string(hide_password=True)
        engine = create_engine(url, pool_size=5, max_overflow=20, connect_args={"connect_timeout": 10})
    except (ArgumentError, NoSuchModuleError):
        raise StoreError("store.address", where="postgresql...") from None
    except ModuleNotFoundError:
        raise StoreError("store.no_driver", where="postgresql...") from None
    # A server that is not there should be said at once, and not after the patience of a call that is going on.
    opening = PostgresDatabase(engine, where, _OPENING_S)
    try:
        opening.prepare()
    except BaseException:
        engine.dispose()
        raise
    return PostgresDatabase(engine, where, patience_s)


def _prepare(connection: Connection, where: str) -> None:
    # Many workers may start at once on an empty database; one makes the tables.
    connection.execute(_clause("SELECT pg_advisory_xact_lock(hashtextextended('trainer-schema', 0))"))
    for setting in ("fsync", "synchronous_commit"):
        if connection.execute(_clause(f"SHOW {setting}")).scalar_one() == "off":
            raise StoreError("store.not_durable", where=where)
    tables = set(inspect(connection).get_table_names())
    version = None
    if "alembic_version" in tables:
        version = connection.execute(_clause("SELECT version_num FROM alembic_version")).scalar()
        if version not in {number for number, _ in REVISIONS}:
            raise StoreError("store.newer" if str(version).isdigit() else "store.foreign", where=where)
    elif "calls" in tables:
        raise StoreError("store.foreign", where=where)
    if version != HEAD:
        importlib.import_module("trainer.store.migrate").upgrade(connection)


def _runner(connection: Connection) -> Run:
    def run(statement: str, values: Mapping[str, Value]) -> list[Row]:
        result = connection.execute(_clause(statement), dict(values))
        return [tuple(row) for row in result] if result.returns_rows else []

    return run


@functools.lru_cache(maxsize=64)
def _clause(statement: str) -> TextClause:
    return text(statement)
