"""What was erased, kept beside the store as well: a backup from before must not bring it back.

Marks only (``store.erasing.Erasure``): ids of calls, and digests from which no name can be read.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from trainer.files.writing import replace_text

_NAME = "erased.jsonl"


def kept_marks(folder: Path) -> tuple[tuple[str, str], ...]:
    """Marks and when they were set, by mark. Raises OSError, ValueError if the list cannot be read."""
    try:
        lines = (folder / _NAME).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(sorted((str(what), str(at)) for what, at in map(json.loads, lines)))


def keep_marks(folder: Path, marks: Iterable[tuple[str, str]]) -> None:
    """Add marks to the list. Raises OSError, ValueError."""
    together = sorted({*kept_marks(folder), *marks})
    folder.mkdir(parents=True, exist_ok=True)
    replace_text(folder / _NAME, "".join(json.dumps(list(one), ensure_ascii=True) + "\n" for one in together))
