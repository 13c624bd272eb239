"""What a child process does while it is waiting to be killed: append turns, and say so after each acknowledgement."""

from multiprocessing.connection import Connection

from tests.store.samples import at, content, new_call, new_turn
from trainer.store import open_store

content()  # read once, in the server that children are forked from


def append(address: str, call: str, told: Connection) -> None:
    """Begin or go on with a call for ever; tell each turn's number once it is stored."""
    store = open_store(address)
    stored = store.begin_call(new_call(call), at=at())
    told.send_bytes(b"0")
    seq = stored.line.turns
    while True:
        seq += 1
        store.append_turn(new_turn(seq, call), at=at(seq))
        # One write of a few bytes: it arrives whole or not at all.
        told.send_bytes(b"%d" % seq)
