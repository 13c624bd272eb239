"""Promise: an acknowledged turn is never lost. Killed, and failing, at every storage system call of a whole call."""

from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

from tests.cli.test_killed_calls import _judge, equipment
from tests.torture.conftest import Told
from tests.torture.traced import acknowledged, call_under_strace, counted
from trainer.store import open_store

pytestmark = pytest.mark.torture

SEED = 0
"""The call that was counted: another would make other storage calls."""
KEPT_NOTHING = ("lost", "doubled", "not resumed", "other after resume")


def judged(home: Path, out: str, figures: Counter[str]) -> None:
    """Hold what was acknowledged against what is in the store, and play the rest of the call from there."""
    told = acknowledged(out)
    figures["acknowledged"] += len(told)
    if not (home / "calls.db").exists():
        figures["lost"] += len(told)
        return
    store = open_store(str(home / "calls.db"))
    calls = [line for line in store.calls() if line.seed == SEED]
    if calls:
        _judge(figures, told, store.load_call(calls[0].id), equipment(home), store)
    else:
        figures["lost"] += len(told)
    store.close()


def test_killed_at_every_storage_call(tmp_path: Path, told: Told) -> None:
    often, figures = counted(tmp_path / "count", tmp_path / "log"), Counter[str]()
    for name, times in sorted(often.items()):
        for nth in range(1, times + 1):
            home = tmp_path / f"{name}-{nth}"
            code, out, _ = call_under_strace(home, SEED, "-e", f"inject={name}:signal=KILL:when={nth}")
            figures["killed"] += code != 0
            judged(home, out, figures)
    told(f"{dict(often)}; {dict(figures)}")
    # Names of calls are random and fill pages a little differently: the last few may not be reached.
    assert figures["killed"] > sum(often.values()) * 95 // 100
    assert [figures[name] for name in KEPT_NOTHING] == [0, 0, 0, 0]


def test_failing_from_every_storage_call_on(tmp_path: Path, told: Told) -> None:
    """Every sync, and every fifth write, is the first of those that fail until the program ends."""
    often, figures = counted(tmp_path / "count", tmp_path / "log"), Counter[str]()
    errors = cycle(("ENOSPC", "EIO", "EROFS"))
    for name, step in (("pwrite64", 5), ("fdatasync", 1)):
        for nth in range(1, often[name] + 1, step):
            home, how = tmp_path / f"{name}-{nth}", next(errors)
            code, out, err = call_under_strace(home, SEED, "-e", f"inject={name}:error={how}:when={nth}+")
            figures[how] += 1
            # What fails after the last commit is the tidying of the log: the call is kept and told to its end.
            figures["kept whole"] += code == 0 and err == "" and "How it went" in out
            figures["refused"] += code == 1 and (err + out).count("calls.db") == 1 and "Traceback" not in err
            figures["called a mistake"] += "made a mistake" in err
            judged(home, out, figures)
    told(f"{dict(figures)}")
    assert [figures[name] for name in (*KEPT_NOTHING, "called a mistake")] == [0, 0, 0, 0, 0]
    assert figures["kept whole"] + figures["refused"] == sum(figures[how] for how in ("ENOSPC", "EIO", "EROFS"))
