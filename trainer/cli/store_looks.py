"""What ``trainer doctor`` looks at inside the store: its schema, its pages, its newest seals, its backups."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from trainer.cli.equipment import Equipment
from trainer.cli.finding import Finding
from trainer.cli.recorded import now
from trainer.files.handed_out import Register
from trainer.store import Store, verify_chain
from trainer.store.revisions import HEAD

_SEALS = 50
"""How many of the newest calls are checked; `trainer verify` checks all."""
_OLD_BACKUP_DAYS = 30


def store_findings(store: Store, equipment: Equipment) -> Iterator[Finding]:
    """Each finding in a fixed order. Raises StoreError."""
    words = equipment.words
    on_server = "://" in equipment.settings.store and not equipment.settings.store.startswith("sqlite:")
    version = store.database.read(lambda run: run("SELECT version_num FROM alembic_version", {}))
    yield Finding("schema", f"{version[0][0]} / {HEAD}", str(version[0][0]) == HEAD)
    if on_server:
        server = store.database.read(lambda run: run("SHOW server_version", {}))
        yield Finding("database", f"PostgreSQL {server[0][0]}")
    else:
        found = "; ".join(str(row[0]) for row in store.database.read(lambda run: run("PRAGMA quick_check(3)", {})))
        yield Finding(
            "database", f"SQLite, {found}", found == "ok", "" if found == "ok" else words.say("doctor.damaged")
        )
    newest = [line.id for line in store.calls()][-_SEALS:]
    broken = [name for name in newest if verify_chain(store.load_call(name))]
    value = f"{len(newest) - len(broken)} / {len(newest)}"
    yield Finding(
        "seals", value, not broken, words.say("doctor.seals_broken", calls=", ".join(broken)) if broken else ""
    )
    yield _backup(equipment, worth=bool(newest))


def _backup(equipment: Equipment, *, worth: bool) -> Finding:
    words = equipment.words
    try:
        made = [one for one in Register(equipment.folders.data).entries() if one.kind == "backup" and _there(one.path)]
    except OSError:
        made = []
    if not made:
        return Finding("backup", "–", True, words.say("doctor.no_backup") if worth else "")
    newest = max(made, key=lambda one: one.made_at)
    days = (now() - datetime.fromisoformat(newest.made_at)).days
    advice = words.say("doctor.old_backup") if days > _OLD_BACKUP_DAYS else ""
    return Finding("backup", f"{newest.made_at[:10]} {newest.path}", True, advice)


def _there(path: str) -> bool:
    return Path(path).is_file()
