"""Records on disk, one JSON object a line: for corpora that are read whole."""

import json
from pathlib import Path


class RecordsBroken(ValueError):
    """A line that holds no object, or a file that cannot be read; the message says which and why."""


def read_records(path: Path) -> list[dict[str, object]]:
    """All records of a file, in order. Raises RecordsBroken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordsBroken(f"{path} cannot be read ({type(error).__name__}).") from None
    found: list[dict[str, object]] = []
    for at, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            raise RecordsBroken(f"{path}:{at}: this line is not JSON.") from None
        if not isinstance(record, dict):
            raise RecordsBroken(f"{path}:{at}: this line holds no object.")
        found.append(record)
    return found
