"""`python -m benchmarks.pages [--turns N]`: what each page takes over a million stored turns, and its statements."""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from starlette.testclient import TestClient

from benchmarks.crowd import START, crowd, equipment
from benchmarks.stage import Stage
from trainer.cli.equipment import Equipment
from trainer.cli.serving import application
from trainer.review.digest import common, personal
from trainer.review.people import Duty, Person
from trainer.store import open_store
from trainer.store.database import Row, Run, Value
from trainer.store.derived import Derived
from trainer.store.doors import Doors
from trainer.store.store import Store
from trainer.web.backing import Locks
from trainer.web.doorway import SESSION, kept_as

T = TypeVar("T")
_ROUNDS = 15
_VISITS: tuple[tuple[str, str], ...] = (
    ("m07", "/team/team 07"),
    ("m07", "/behind/price/listen/team 07"),
    ("m07", "/person/p07-03"),
    ("{manager}", "/call/{exam}"),
    ("m07", "/disputes"),
    ("m07", "/scenarios"),
    ("p07-03", "/me"),
    ("root", "/teams"),
    ("root", "/people"),
    ("root", "/audit"),
)


class Watched:
    """A database that remembers what it was asked."""

    def __init__(self, store: Store) -> None:
        self._inner = store.database
        self.where = store.where
        self.asked: dict[str, Mapping[str, Value]] = {}

    def write(self, work: Callable[[Run], T], lock: str) -> T:
        """See ``Database.write``."""
        return self._inner.write(work, lock)

    def read(self, work: Callable[[Run], T]) -> T:
        """See ``Database.read``."""

        def watching(run: Run) -> T:
            def watched(statement: str, values: Mapping[str, Value]) -> list[Row]:
                self.asked.setdefault(statement, dict(values))
                return run(statement, values)

            return work(watched)

        return self._inner.read(watching)

    def close(self) -> None:
        """See ``Database.close``."""
        self._inner.close()


def main() -> int:
    """Make the store, visit every page, say what each took; 1 if a sum is not what the calls add up to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--turns", type=int, default=1_000_000)
    parser.add_argument("--sql", action="store_true", help="every statement with its plan")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        path = Path(folder) / "calls.db"
        tools = equipment(Stage(True))
        began = time.perf_counter()
        held = crowd(path, tools, asked.turns)
        say(f"{held:,} turns made in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 2**30:.2f} GiB")
        store = open_store(str(path))
        watched = Watched(store)
        medians = visits(Store(watched), tools)
        for page, milliseconds in medians.items():
            say(f"{milliseconds:8.1f} ms  {page}")
        if asked.sql:
            plans(watched)
        same = recomputed(Derived(store.database))
        say("every sum equals a full recomputation" if same else "A SUM DIFFERS FROM ITS RECOMPUTATION")
        store.close()
    return 0 if same else 1


def visits(store: Store, tools: Equipment) -> dict[str, float]:
    """Milliseconds of each page at the median, answered in this process."""
    now = START + timedelta(days=325)
    locks = Locks(str, str.__eq__, lambda: now)
    app = application(store, tools, locks.now, locks)
    exam, sitter = store.database.read(
        lambda run: run("SELECT call, trainee FROM digests WHERE mode = 'exam' ORDER BY call LIMIT 1", {})
    )[0]
    found = {}
    for who, page in _VISITS:
        name = who.replace("{manager}", f"m{str(sitter)[1:3]}")
        role = {"m": Duty.MANAGER, "p": Duty.TRAINEE, "r": Duty.ADMIN}[name[0]]
        token = f"session-{len(found)}"
        Doors(store.database).open_session(Person(name, name, "", role), kept_as(token), "c", at=now, hours=1)
        client = TestClient(app, base_url="https://testserver", follow_redirects=False)
        client.cookies.set(SESSION, token)
        path = page.replace("{exam}", str(exam))
        taken = []
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            answer = client.get(path)
            taken.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{path}: {answer.status_code}")
        found[f"{page} ({len(answer.content):,} bytes)"] = statistics.median(taken)
    return found


def plans(watched: Watched) -> None:
    """Every statement that the pages asked, with SQLite's plan."""
    for statement, values in sorted(watched.asked.items()):
        say("\n" + statement)
        for row in watched.read(lambda run, s=statement, v=values: run(f"EXPLAIN QUERY PLAN {s}", v)):  # type: ignore[misc]
            say(f"    {row[3]}")


def recomputed(derived: Derived) -> bool:
    """Whether every sum is what the digests add up to."""
    digests, own, everybody = derived.everything()
    return own == personal(digests) and everybody == common(digests)


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
