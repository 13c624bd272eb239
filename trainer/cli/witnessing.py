"""The witness of a store as a file: one JSON line a row, to be kept where nobody who writes the store can write."""

import json
from dataclasses import asdict
from pathlib import Path

from trainer.files.writing import write_whole
from trainer.store.database import Database
from trainer.store.witness import Witnessed, witness


class NoWitness(ValueError):
    """A file that holds no witness."""


def write_witness(database: Database, path: Path) -> int:
    """Write every row's digest into a new file and give their number. Raises StoreError, FileExistsError, OSError."""
    rows = witness(database)
    lines = "".join(json.dumps(asdict(one), ensure_ascii=True) + "\n" for one in rows)
    write_whole(path, lines.encode("ascii"), replace=False)
    return len(rows)


def read_witness(path: Path) -> tuple[Witnessed, ...]:
    """What was written. Raises NoWitness, OSError."""
    try:
        found = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
        return tuple(Witnessed(str(one["table"]), str(one["key"]), str(one["digest"])) for one in found)
    except (ValueError, TypeError, KeyError):
        raise NoWitness(str(path)) from None
