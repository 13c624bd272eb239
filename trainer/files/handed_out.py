"""A list of the files that exports and backups went to, so that erasing a person can find those that hold them.

Lives beside the store; a line a file. It never leaves the machine, and a line goes when its file is removed.
"""

import html
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.files.writing import replace_text

_NAME = "handed-out.jsonl"
_TEXTS = {".csv", ".json", ".jsonl", ".html"}
_TELLING = 3
"""Letters from which a name is looked for inside a file; a shorter one stands in too many words."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One file that was made from the store."""

    path: str
    kind: str
    """``export`` or ``backup``."""
    made_at: str
    people: tuple[str, ...]
    """Whose records it holds; empty for a backup, which holds everybody's."""


class Register:
    """The list in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def entries(self) -> tuple[HandedOut, ...]:
        """Every file on the list, oldest first; a line that cannot be read is left out. Raises OSError."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return ()
        return tuple(entry for entry in map(_entry, lines) if entry is not None)

    def add(self, path: Path, kind: str, made_at: str, people: Collection[str] = ()) -> None:
        """Remember a file. Raises OSError."""
        entry = HandedOut(str(path.resolve()), kind, made_at, tuple(sorted(people)))
        self._keep([*(one for one in self.entries() if one.path != entry.path), entry])

    def remove_exports_of(self, name: str, calls: Collection[str]) -> tuple[str, ...]:
        """Delete every export that holds a person or one of these calls, and give their paths. Raises OSError.

        An export about somebody else may name them too: texts are searched for the name and for the calls' ids.
        """
        signs = [call.encode() for call in calls]
        if len(name) >= _TELLING:
            signs += [name.encode(), json.dumps(name)[1:-1].encode(), html.escape(name).encode()]
        exports = [one for one in self.entries() if one.kind == "export"]
        theirs = [one for one in exports if name in one.people or _holds(Path(one.path), signs)]
        removed = []
        for one in theirs:
            path = Path(one.path)
            if path.is_file():
                path.unlink()
                removed.append(one.path)
        self._keep([one for one in self.entries() if one not in theirs])
        return tuple(removed)

    def backups(self) -> tuple[str, ...]:
        """Backups that are still where they were put."""
        return tuple(one.path for one in self.entries() if one.kind == "backup" and Path(one.path).is_file())

    def _keep(self, entries: Collection[HandedOut]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(self._path, "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in entries))


def _holds(path: Path, signs: Collection[bytes]) -> bool:
    if path.suffix.lower() not in _TEXTS or not path.is_file():
        return False
    held = path.read_bytes()
    return any(sign in held for sign in signs)


def _entry(line: str) -> HandedOut | None:
    try:
        held = json.loads(line)
        return HandedOut(held["path"], held["kind"], held["made_at"], tuple(held["people"]))
    except (ValueError, TypeError, KeyError):
        return None
