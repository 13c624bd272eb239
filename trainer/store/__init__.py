"""What happened, kept: calls, turns and papers, append-only, in a file or on a server."""

from trainer.store.chain import Break, verify_chain
from trainer.store.errors import StoreError
from trainer.store.kinds import CallLine, NewCall, NewTurn, Paper, StoredCall, StoredTurn
from trainer.store.opening import open_store
from trainer.store.store import Store

__all__ = [
    "Break",
    "CallLine",
    "NewCall",
    "NewTurn",
    "Paper",
    "Store",
    "StoreError",
    "StoredCall",
    "StoredTurn",
    "open_store",
    "verify_chain",
]
