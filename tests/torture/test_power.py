"""Promise: an acknowledged turn is never lost, also when the power goes between any two operations of the disk."""

import random
from collections import Counter
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tests.store.samples import at, new_call, new_turn
from tests.torture.conftest import Told
from tests.torture.losing_disk import Disk, LosingDisk, PowerCut
from trainer.store import Store, verify_chain
from trainer.store.sqlite import SqliteDatabase, _prepare, open_sqlite

PATH = "/calls.db"
ROUNDS = 20
"""Cuts that one disk lives through."""


def opened(name: str, synchronous: str, checkpoint: int) -> tuple[Store, apsw.Connection]:
    """The product's store on the losing disk, with the settings the product makes and reads back."""
    connection = apsw.Connection(PATH, flags=apsw.SQLITE_OPEN_READWRITE, vfs=name)
    # Without shared memory the index of the log must be this connection's own; the log itself is the same.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _prepare(connection, PATH, 1.0)  # type: ignore[arg-type]
    connection.execute(f"PRAGMA wal_autocheckpoint = {checkpoint}")
    if synchronous != "FULL":
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    return Store(SqliteDatabase(connection, PATH)), connection  # type: ignore[arg-type]


def until_the_cut(name: str, synchronous: str, checkpoint: int, told: list[int]) -> None:
    """Go on with the call for ever; note each turn that was acknowledged."""
    store, connection = opened(name, synchronous, checkpoint)
    try:
        seq = store.begin_call(new_call(), at=at()).line.turns
        while True:
            seq += 1
            store.append_turn(new_turn(seq), at=at(seq))
            told.append(seq)
    finally:
        with suppress(PowerCut, apsw.Error):
            connection.close()


def attack(new: bytes, cuts: int, seed: int, synchronous: str = "FULL") -> Counter[str]:
    chance, figures = random.Random(seed), Counter[str]()
    for life in range(cuts // ROUNDS):
        name = f"losing-{synchronous}-{seed}-{life}"
        system, told = LosingDisk(name, Disk({PATH: new})), [0]
        checkpoint = (1000, 4, 30)[life % 3]
        for _ in range(ROUNDS):
            system.disk.left = chance.randrange(1, 90)
            with suppress(PowerCut, apsw.Error):
                until_the_cut(name, synchronous, checkpoint, told)
            figures["cuts"] += 1
            system.disk = system.disk.after_the_cut(chance, chance.choice((0.0, 0.0, 0.5, 0.9)))
            told = [_judge(name, told, figures)]
        system.unregister()
    return figures


def _judge(name: str, told: list[int], figures: Counter[str]) -> int:
    """Count what is wrong in the store as it is found; gives how many turns there are."""
    figures["acknowledged"] += len(told) - 1
    store, connection = opened(name, "FULL", 1000)
    calls = store.calls()
    turns = store.load_call("c1").turns if calls else ()
    figures["lost"] += max(0, told[-1] - len(turns))
    figures["more than the one under way"] += len(turns) > told[-1] + 1
    if calls:
        figures["broken"] += verify_chain(store.load_call("c1")) != ()
        said = [new_turn(seq).trainee for seq in range(1, len(turns) + 1)]
        figures["altered"] += [turn.trainee_turn() for turn in turns] != said
    figures["damaged"] += connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    connection.close()
    return len(turns)


def new_store(folder: Path) -> bytes:
    path = folder / "new.db"
    open_sqlite(path).close()
    return path.read_bytes()


WRONG = ("lost", "more than the one under way", "broken", "altered", "damaged")


@pytest.mark.parametrize("cuts", [40, pytest.param(1000, marks=pytest.mark.torture)])
def test_no_power_cut_loses_an_acknowledged_turn(tmp_path: Path, cuts: int, told: Told) -> None:
    figures = attack(new_store(tmp_path), cuts, seed=1)
    told(f"{dict(figures)}")
    assert figures["acknowledged"] > cuts
    assert {name: figures[name] for name in WRONG if figures[name]} == {}


@pytest.mark.parametrize("cuts", [40, pytest.param(1000, marks=pytest.mark.torture)])
def test_the_attack_bites_where_commits_are_not_synced(tmp_path: Path, cuts: int, told: Told) -> None:
    figures = attack(new_store(tmp_path), cuts, seed=1, synchronous="NORMAL")
    told(f"control with synchronous=NORMAL: {dict(figures)}")
    assert figures["lost"] > 0
    assert figures["damaged"] == 0
