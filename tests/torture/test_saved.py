"""Promise: "saved" is said only when it is. Every statement of every write is made to fail in every way there is."""

import resource
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from tests.torture.conftest import Told
from tests.torture.inside import CALL, LINES, trainer
from trainer.files.backups import growing
from trainer.store import Paper, Store, StoreError, verify_chain
from trainer.store.sqlite import APPLICATION_ID, SqliteDatabase, open_sqlite
from trainer.transcript import Outcome

FAILURES = {
    "SQLITE_FULL": "store.full",
    "SQLITE_IOERR_WRITE": "store.disk",
    "SQLITE_IOERR_FSYNC": "store.disk",
    "SQLITE_READONLY_DBMOVED": "store.read_only",
    "SQLITE_CANTOPEN_FULLPATH": "store.cannot_open",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_BUSY_SNAPSHOT": "store.locked",
}
WRITES: Mapping[str, Callable[[Store], object]] = {
    "start": lambda store: store.begin_call(new_call("new"), at=at(1)),
    "mid-call": lambda store: store.append_turn(new_turn(2), at=at(2)),
    "last words": lambda store: store.append_turn(new_turn(2, outcome=Outcome.SALE), at=at(2)),
    "hanging up": lambda store: store.finish_call("c1", Outcome.TRAINEE_QUIT, at=at(2)),
    "note": lambda store: store.add_paper(Paper("p2", "c1", "note", "x"), at=at(2)),
}


class Failing:
    """A connection whose ``nth`` statement from now fails, and rolling back too if ``stuck``."""

    def __init__(self, real: sqlite3.Connection) -> None:
        self._real = real
        self.nth = -1
        self.how = ""
        self.late = False
        """Whether the statement is carried out before it fails, as a sync that fails after the write."""
        self.stuck = False

    def execute(self, statement: str, values: Mapping[str, object] = {}) -> sqlite3.Cursor:
        self.nth -= 1
        if self.nth == 0 or (self.stuck and self.nth < 0 and statement == "ROLLBACK"):
            if self.late and statement != "COMMIT":
                self._real.execute(statement, values)
            error = sqlite3.OperationalError("injected")
            error.sqlite_errorname = self.how
            raise error
        return self._real.execute(statement, values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def everything(path: Path) -> list[object]:
    with sqlite3.connect(path) as base:
        tables = ("contents", "calls", "turns", "endings", "papers")
        return [base.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


@pytest.mark.parametrize("what", WRITES)
def test_a_write_that_fails_anywhere_says_so_changes_nothing_and_works_once_mended(
    tmp_path: Path, what: str, told: Told
) -> None:
    path, write = tmp_path / "calls.db", WRITES[what]
    database = open_sqlite(path, patience_s=0.0)
    Store(database).begin_call(new_call(), at=at())
    Store(database).append_turn(new_turn(1), at=at(1))
    failing = Failing(database._connection)
    before, tried = everything(path), 0
    for how, key in FAILURES.items():
        for late in (False, True):
            for nth in range(1, 40):
                store = Store(SqliteDatabase(failing, str(path), 0.0))  # type: ignore[arg-type]
                failing.nth, failing.how, failing.late = nth, how, late
                try:
                    write(store)
                except StoreError as error:
                    assert (error.key, str(path) in str(error)) == (key, True)
                    assert everything(path) == before
                    tried += 1
                else:
                    break
                failing.nth = -1
                kept = Store(database)
                assert verify_chain(kept.load_call("c1")) == ()
            # It went through: every statement has had its turn. Put everything back for the next failure.
            assert nth > 3
            failing.nth = -1
            database.write(_take_back, "c1")
            assert everything(path) == before
    told(f"{tried} injected failures of {what}: 0 said to be kept, 0 left a trace, all worked once mended")


def _take_back(run: Callable[[str, Mapping[str, object]], object]) -> None:
    for statement in (
        "DELETE FROM endings",
        "DELETE FROM turns WHERE seq > 1",
        "DELETE FROM papers",
        "DELETE FROM calls WHERE id = 'new'",
    ):
        run(statement, {})


def test_a_connection_that_cannot_even_roll_back_says_so_once(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "calls.db", patience_s=0.0)
    Store(database).begin_call(new_call(), at=at())
    failing = Failing(database._connection)
    failing.how, failing.stuck = "SQLITE_IOERR_WRITE", True
    store = Store(SqliteDatabase(failing, "here", 0.0))  # type: ignore[arg-type]
    failing.nth = 4
    with pytest.raises(StoreError) as error:
        store.append_turn(new_turn(1), at=at(1))
    assert error.value.key == "store.disk"
    database.close()
    assert Store(open_sqlite(tmp_path / "calls.db")).load_call("c1").line.turns == 0


def test_a_new_store_is_whole_or_not_there_at_all(tmp_path: Path) -> None:
    """The limit on a file's size stands in for a disk that is full after so many bytes."""
    outcomes = set()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for pages in range(1, 220, 20):
        path = tmp_path / f"{pages}" / "calls.db"
        resource.setrlimit(resource.RLIMIT_FSIZE, (pages * 4096, hard))
        try:
            open_sqlite(path).close()
            outcomes.add("whole")
        except StoreError as error:
            outcomes.add(error.key)
            assert list(path.parent.iterdir()) == []
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        Store(open_sqlite(path)).begin_call(new_call(), at=at())
    assert outcomes == {"whole", "store.disk"}


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE diary (day TEXT)")
        base.execute("INSERT INTO diary VALUES ('Monday')")


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        base.execute("PRAGMA user_version = 9999")


def _damaged(path: Path) -> None:
    open_sqlite(path).close()
    raw = path.read_bytes()
    path.write_bytes(raw[:100] + b"\xff" * 8000 + raw[8100:])


def _without_turns(path: Path) -> None:
    open_sqlite(path).close()
    with sqlite3.connect(path, isolation_level=None) as base:
        base.execute("PRAGMA journal_mode = DELETE")
        base.execute("DROP TABLE turns")
        base.execute("PRAGMA journal_mode = WAL")


SPOILT: Mapping[str, Callable[[Path], object]] = {
    "empty": lambda path: path.touch(),
    "not a store of this program": _foreign,
    "newer version": _newer,
    "not a store of": lambda path: path.write_bytes(b"Dear diary, today I sold nothing.\n" * 40),
    "is damaged": _damaged,
    "damaged; restore it": _without_turns,
    "cannot be opened": lambda path: path.mkdir(),
}
COMMANDS: tuple[tuple[str, ...], ...] = (
    CALL,
    ("resume",),
    ("debrief",),
    ("debrief", "--json"),
    ("rewind", "12345678", "--turn", "1"),
    ("progress",),
    ("progress", "--json"),
    ("verify",),
    ("verify", "--witness", "w"),
    ("certificate",),
    ("export", "out.csv"),
    ("export", "out.json"),
    ("backup", "out.db"),
    ("rescore",),
    ("share", "12345678"),
)


@pytest.mark.parametrize("commands", [COMMANDS[:2], pytest.param(COMMANDS, marks=pytest.mark.slow)], ids=["two", "all"])
@pytest.mark.parametrize("sentence", SPOILT)
def test_a_file_that_is_no_good_store_is_refused_by_every_command_and_left_alone(
    tmp_path: Path, sentence: str, commands: tuple[tuple[str, ...], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "calls.db"
    SPOILT[sentence](store)
    before = store.read_bytes() if store.is_file() else b""
    monkeypatch.chdir(tmp_path)
    for command in commands:
        ran = trainer(tmp_path, *command, typed=LINES)
        assert (ran.code, ran.err.count("\n"), "trace" in ran.err.lower()) == (1, 1, False), (command, ran)
        assert sentence in ran.err
        assert "kept" not in ran.out.lower()
        assert (store.read_bytes() if store.is_file() else b"") == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in ("cache", "state")) == ["calls.db"]


def named(folder: Path) -> set[str]:
    """The names in a folder, but those of an open store's log."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize("command", [("backup", "out.db"), ("export", "out.json"), ("verify", "--witness", "out.txt")])
def test_what_is_written_beside_the_store_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """A disk that is full after so many bytes: nothing half written, the store as it was, and it works once mended."""
    monkeypatch.chdir(tmp_path)
    assert trainer(tmp_path, *CALL, typed=LINES).code == 0
    before, (soft, hard) = everything(tmp_path / "calls.db"), resource.getrlimit(resource.RLIMIT_FSIZE)
    there = named(tmp_path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        ran = trainer(tmp_path, *command)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (ran.code, ran.err.count("\n"), "made a mistake" in ran.err) == (1, 1, False), ran
    assert named(tmp_path) == there
    assert everything(tmp_path / "calls.db") == before
    assert trainer(tmp_path, *command).code == 0


def test_a_backup_whose_journal_was_left_full_gets_no_name(tmp_path: Path) -> None:
    """As a disk leaves it that fails while the last connection is being closed."""
    with pytest.raises(OSError, match="error"), growing(tmp_path / "out.db") as beside:
        open_sqlite(beside).close()
        Path(f"{beside}-wal").write_bytes(b"what was not taken over")
    assert list(tmp_path.iterdir()) == []
    with growing(tmp_path / "out.db") as beside:
        open_sqlite(beside).close()
    assert [path.name for path in tmp_path.iterdir()] == ["out.db"]
