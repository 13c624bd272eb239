"""What each of many processes does at once: play calls of its own against one store, and time every turn."""

import random
import time
from multiprocessing.connection import Connection

from tests.store.samples import at, content, new_call, new_turn
from trainer.store import Store, open_store

content()  # read once, in the server that children are forked from


def play(address: str, name: str, turns: int, told: Connection) -> None:
    """Begin a call, append its turns, and tell how long each took, in microseconds, and what went wrong."""
    took: list[int] = []
    failed: list[str] = []
    try:
        store = open_store(address)
        store.begin_call(new_call(name), at=at())
        for seq in range(1, turns + 1):
            took.append(timed(store, name, seq))
        store.close()
    except Exception as error:
        failed.append(repr(error.__cause__ or error))
    told.send((took, failed))


def timed(store: Store, name: str, seq: int) -> int:
    """Append one turn and give the microseconds it took until it was acknowledged."""
    turn = new_turn(seq, name)
    start = time.perf_counter_ns()
    store.append_turn(turn, at=at(seq))
    return (time.perf_counter_ns() - start) // 1000


def play_and_type(address: str, name: str, turns: int, told: Connection, longest_pause: float = 1.0) -> None:
    """The same, with pauses between the turns: up to a second, by the name, which is faster than anybody types."""
    pause = random.Random(name)
    took: list[int] = []
    failed: list[str] = []
    try:
        store = open_store(address)
        store.begin_call(new_call(name), at=at())
        for seq in range(1, turns + 1):
            time.sleep(pause.random() * longest_pause)
            took.append(timed(store, name, seq))
        store.close()
    except Exception as error:
        failed.append(repr(error.__cause__ or error))
    told.send((took, failed))
