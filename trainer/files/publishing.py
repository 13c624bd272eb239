"""A trainer's folder made visible to trainees: copied whole under the hash of what is in it, then named as current.

Whoever looks while it happens sees the old folder or the new one, never half of either; earlier ones stay beside it.
Whether the content is fit to be seen is for whoever asks to publish it.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.files.library import SHELVES
from trainer.files.packaged import LANGS
from trainer.files.writing import replace_text

_CURRENT = "current"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_VERSION = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Published:
    """What trainees see of one folder."""

    name: str
    version: str
    """12 hexadecimal digits over names and bytes of all its files."""
    files: int
    new: bool
    """Whether it was not current before."""


def published_roots(folder: Path) -> tuple[Path, ...]:
    """The current content folder of every published name, in alphabetical order; none if nothing is published."""
    if not folder.is_dir():
        return ()
    found = ((each, current(folder, each.name)) for each in sorted(folder.iterdir()) if _NAME.fullmatch(each.name))
    return tuple(each / version for each, version in found if version is not None)


def current(folder: Path, name: str) -> str | None:
    """The version of a name that trainees see, or None."""
    try:
        version = (folder / name / _CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version if _VERSION.fullmatch(version) and (folder / name / version).is_dir() else None


def is_name(name: str) -> bool:
    """Whether something may be published under a name: small Latin letters, digits, hyphens."""
    return _NAME.fullmatch(name) is not None


def content_of(source: Path) -> Mapping[str, bytes]:
    """The content files of a folder by their path inside it, in order. Raises OSError."""
    found: dict[str, bytes] = {}
    for shelf in SHELVES:
        for lang in LANGS if shelf.by_lang else ("",):
            for path in sorted((source / shelf.folder / lang).glob("*.yaml")):
                found[path.relative_to(source).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))


def publish(source: Mapping[str, bytes], folder: Path, name: str) -> Published:
    """The files as what trainees see under a name from now on. Raises OSError."""
    version = _version(source)
    before, home = current(folder, name), folder / name
    if not (home / version).is_dir():
        home.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=home, prefix=".new-"))
        try:
            beside.chmod(0o755)  # made for one person only; a team must be able to read it
            for inside, data in source.items():
                path = beside / inside
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            beside.rename(home / version)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            if not (home / version).is_dir():
                raise
    replace_text(home / _CURRENT, version + "\n")
    return Published(name, version, len(source), before != version)


def withdraw(folder: Path, name: str) -> bool:
    """Whether a name was published; trainees see it no longer. Its versions stay. Raises OSError."""
    there = current(folder, name) is not None
    (folder / name / _CURRENT).unlink(missing_ok=True)
    return there


def _version(source: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in source.items():
        for part in (name.encode("utf-8"), data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:12]
