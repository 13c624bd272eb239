"""A process killed at any moment loses no turn that it was told was stored, and doubles none."""

import multiprocessing
import random
import time
from collections import defaultdict
from pathlib import Path

import pytest

from tests.store.appender import append
from tests.store.samples import new_turn
from trainer.store import StoreError, open_store, verify_chain

# Children come from a server that has everything imported, so that a kill costs milliseconds and meets the store.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.store.appender"])


def kill_once(address: str, call: str, moment: random.Random) -> int:
    """Start appending, kill at a random moment, and give the last turn that was acknowledged before."""
    ours, theirs = SERVER.Pipe(duplex=False)
    child = SERVER.Process(target=append, args=(address, call, theirs), daemon=True)
    child.start()
    theirs.close()
    if moment.random() < 0.7:
        ours.poll(60)  # its first word: from here on it appends
    time.sleep(moment.random() * 0.05)  # otherwise it is opening, or making, the store
    child.kill()
    child.join()
    last = 0
    try:
        while True:
            last = max(last, int(ours.recv_bytes()))
    except EOFError:
        ours.close()
    child.close()
    return last


def attack(folder: Path, kills: int, seed: int) -> int:
    """Kill again and again in the same store; after each, all that was acknowledged is there once and in order.

    Gives the number of turns that survived.
    """
    moment = random.Random(seed)
    address = str(folder / "calls.db")
    acknowledged: dict[str, int] = defaultdict(int)
    there: dict[str, int] = defaultdict(int)
    for number in range(kills):
        call = f"call-{number // 10}"
        acknowledged[call] = max(acknowledged[call], kill_once(address, call, moment))
        store = open_store(address)
        try:
            stored = store.load_call(call)
        except StoreError as error:
            assert (error.key, acknowledged[call]) == ("store.no_call", 0)
            continue
        finally:
            store.close()
        count = len(stored.turns)
        # At most one turn was under way: stored, and not yet told.
        assert acknowledged[call] <= count <= max(acknowledged[call], there[call]) + 1
        assert [turn.seq for turn in stored.turns] == list(range(1, count + 1))
        assert [turn.trainee_turn() for turn in stored.turns] == [
            new_turn(seq, call).trainee for seq in range(1, count + 1)
        ]
        assert verify_chain(stored) == ()
        there[call] = count
    return sum(there.values())


def test_thirty_kills_lose_nothing(tmp_path: Path) -> None:
    assert attack(tmp_path, 30, seed=1) > 30


@pytest.mark.torture
def test_five_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    assert attack(tmp_path, 500, seed=2) > 500
