"""A file as store: durable settings read back, one sentence for each thing that can be wrong, nothing destroyed."""

import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from trainer.files.packaged import load_words
from trainer.store import Store, StoreError, open_store
from trainer.store.errors import SENTENCES
from trainer.store.sqlite import APPLICATION_ID, open_sqlite
from trainer.store.store import Store as AnyStore


def key_of(address: Path | str) -> str:
    """The key of the error that opening gives."""
    with pytest.raises(StoreError) as error:
        open_store(str(address))
    return error.value.key


def filled(path: Path) -> Store:
    """A store with one call of one turn."""
    store = open_store(str(path))
    store.begin_call(new_call(), at=at())
    store.append_turn(new_turn(1), at=at(1))
    return store


def test_every_sentence_stands_in_the_words_too() -> None:
    english = load_words("en").sentences
    assert {key: english[key] for key in english if key.startswith("store.")} == dict(SENTENCES)


def test_the_settings_that_make_it_durable(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "calls.db")
    read = database.read(
        lambda run: [run(f"PRAGMA {name}", {})[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    )
    assert read == ["wal", 2, 1]
    database.close()
    assert stat.S_IMODE((tmp_path / "calls.db").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["calls.db"]


def test_files_that_are_no_store_stay_as_they_are(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("CREATE TABLE calls (id)")
    foreign.close()
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    (tmp_path / "empty.db").touch()
    (tmp_path / "text.db").write_text("Dear diary, " * 500)
    (tmp_path / "short.db").write_bytes(b"SQL")
    (tmp_path / "folder.db").mkdir()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert {path.stem: key_of(path) for path in sorted(tmp_path.iterdir())} == {
        "empty": "store.empty",
        "foreign": "store.foreign",
        "newer": "store.newer",
        "short": "store.foreign",
        "text": "store.foreign",
        "folder": "store.cannot_open",
    }
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("address", ["", "mysql://u:secret@h/x", "sqlite:///"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(StoreError) as error:
        open_store(address)
    assert (error.value.key, "secret" in str(error.value)) == ("store.address", False)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert key_of(tmp_path / "file" / "calls.db") == "store.cannot_open"


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 4096, b"\xff" * 4096])
def test_a_damaged_file_is_named_and_kept(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "calls.db"
    filled(path).close()
    raw = path.read_bytes()
    broken = raw[:100] + spoilt + raw[100 + len(spoilt) :] if spoilt else raw[: len(raw) // 2]
    path.write_bytes(broken)
    with pytest.raises(StoreError) as error:
        open_store(str(path)).load_call("c1")
    assert (error.value.key, path.read_bytes()) == ("store.damaged", broken)


def test_a_full_disk_says_so_and_the_call_goes_on(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "calls.db")
    store = AnyStore(database)
    store.begin_call(new_call(), at=at())
    store.append_turn(new_turn(1), at=at(1))
    pages = database.read(lambda run: run("PRAGMA page_count", {})[0][0])
    database.read(lambda run: run(f"PRAGMA max_page_count = {pages}", {}))
    with pytest.raises(StoreError) as error:
        for seq in range(2, 40):
            store.append_turn(new_turn(seq), at=at(seq))
    assert error.value.key == "store.full"
    kept = store.load_call("c1").line.turns
    database.read(lambda run: run("PRAGMA max_page_count = 1000000", {}))
    store.append_turn(new_turn(kept + 1), at=at(99))
    assert store.load_call("c1").line.turns == kept + 1


def test_a_store_that_is_held_by_another_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "calls.db"
    filled(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = AnyStore(open_sqlite(path, patience_s=0.2))
    with pytest.raises(StoreError) as error:
        store.append_turn(new_turn(2), at=at(2))
    assert error.value.key == "store.locked"
    assert store.load_call("c1").line.turns == 1
    patient = AnyStore(open_sqlite(path, patience_s=20))
    release = threading.Timer(0.3, lambda: None)
    release.start()
    waiting = threading.Thread(target=patient.append_turn, args=(new_turn(2),), kwargs={"at": at(2)})
    waiting.start()
    release.join()
    holder.execute("ROLLBACK")
    holder.close()
    waiting.join(20)
    assert store.load_call("c1").line.turns == 2


def test_a_store_that_may_not_be_written() -> None:
    # Beside pytest's own folders, which nobody but their owner may enter; and as nobody, since root may write anywhere.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "calls.db").close()
        (folder / "calls.db").chmod(0o444)
        folder.chmod(0o555)
        code = (
            "import os\nfrom trainer.store import open_store, StoreError\n"
            "os.getuid() or os.setuid(65534)\n"
            f"try: open_store({str(folder / 'calls.db')!r})\n"
            "except StoreError as error: print(error.key)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        folder.chmod(0o700)
        assert done.stdout == "store.read_only\n"


def test_many_threads_and_openers_lose_and_double_nothing(tmp_path: Path) -> None:
    address = str(tmp_path / "calls.db")
    failures: list[BaseException] = []

    def play(name: str) -> None:
        try:
            store = open_store(address)
            store.begin_call(new_call(name), at=at())
            for seq in range(1, 21):
                store.append_turn(new_turn(seq, name), at=at(seq))
            store.close()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=play, args=(f"c{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = open_store(address)
    assert Counter(line.turns for line in store.calls()) == Counter({20: 8})


def test_two_windows_on_one_call(tmp_path: Path) -> None:
    first, second = filled(tmp_path / "calls.db"), open_store(str(tmp_path / "calls.db"))
    other = new_turn(2, text="From another window")
    first.append_turn(new_turn(2), at=at(2))
    with pytest.raises(StoreError) as error:
        second.append_turn(type(other)(**{**{n: getattr(other, n) for n in other.__slots__}, "key": "k2"}), at=at(2))
    assert error.value.key == "store.moved_on"


def test_opening_does_not_import_the_heavy_drivers(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom trainer.store import open_store\n"
        f"open_store({str(tmp_path / 'calls.db')!r})\n"
        "print(sorted({'sqlalchemy', 'alembic', 'psycopg'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def schema(path: Path) -> list[tuple[object, ...]]:
    """Everything the file's schema says."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    rows.append(connection.execute("SELECT version_num FROM alembic_version").fetchone())
    rows.append(connection.execute("PRAGMA user_version").fetchone())
    connection.close()
    return [tuple("".join(part.split()) if isinstance(part, str) else part for part in row) for row in rows]


def test_a_new_file_and_a_migrated_one_have_the_same_schema(tmp_path: Path) -> None:
    open_store(str(tmp_path / "new.db")).close()
    old = sqlite3.connect(tmp_path / "old.db")
    old.execute("PRAGMA journal_mode = WAL")
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.close()
    filled(tmp_path / "old.db").close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")
