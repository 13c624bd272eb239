"""Which database an address means. The driver of a server is imported only for an address that needs it."""

import importlib
from pathlib import Path

from trainer.store.errors import StoreError
from trainer.store.sqlite import open_sqlite
from trainer.store.store import Store


def open_store(address: str) -> Store:
    """The store at an address: a file (``calls.db``, ``sqlite:///calls.db``) or ``postgresql+psycopg://...``.

    A file that does not exist is made. Raises StoreError with one sentence.
    """
    if address.startswith(("postgresql:", "postgresql+psycopg:")):
        return Store(importlib.import_module("trainer.store.postgres").open_postgres(address))
    path = address.removeprefix("sqlite:///")
    if not path or "://" in path:
        raise StoreError("store.address", where=address.partition("://")[0] if "://" in address else address)
    return Store(open_sqlite(Path(path).expanduser()))
