"""What has been read and found right before, by the hash of the bytes it was read from.

Only ever a shortcut: an entry that is missing, torn, edited or cannot be written is as good as none.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

_FORMAT = b"trainer-cache/1"


def cache_key(*parts: bytes) -> str:
    """64 hexadecimal digits that change with any byte of any part."""
    digest = hashlib.sha256(_FORMAT)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


class Cache:
    """Texts by key in one folder; without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The text stored under a key if it is whole, else ``None``."""
        if self._folder is None:
            return None
        try:
            seal, _, text = (self._folder / f"{key}.json").read_bytes().partition(b"\n")
            if seal.decode("ascii") == hashlib.sha256(text).hexdigest():
                return text.decode("utf-8")
        except (OSError, ValueError):
            return None
        return None

    def put(self, key: str, text: str) -> None:
        """Store a text; a reader in another process sees all of it or nothing."""
        if self._folder is None:
            return
        raw = text.encode("utf-8")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(raw).hexdigest().encode("ascii") + b"\n" + raw)
                Path(name).replace(self._folder / f"{key}.json")
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
