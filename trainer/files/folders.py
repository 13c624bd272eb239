"""Where things lie on this machine: settings, records, caches, and the content that came with the product."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Folders:
    """One folder for each kind of thing; none of them needs to exist yet."""

    config: Path
    data: Path
    """The store: what must never be lost."""
    state: Path
    """Prompt history and logs."""
    cache: Path


def folders(environ: Mapping[str, str]) -> Folders:
    """The folders of the machine's custom, or all below ``TRAINER_HOME`` where that is set.

    ``TRAINER_CACHE`` moves the cache alone: several homes may share what was read and found right once.
    """
    home, cache = environ.get("TRAINER_HOME", "").strip(), environ.get("TRAINER_CACHE", "").strip()
    if home:
        base = Path(home).expanduser()
        found = Folders(base, base, base / "state", base / "cache")
    else:
        dirs = platformdirs.PlatformDirs("trainer", appauthor=False)
        found = Folders(dirs.user_config_path, dirs.user_data_path, dirs.user_state_path, dirs.user_cache_path)
    return replace(found, cache=Path(cache).expanduser()) if cache else found


def package_folder() -> Path:
    """The installed package itself: words and lexicons lie in it."""
    return Path(str(files("trainer")))


def shipped_folder() -> Path:
    """The folder that holds ``personas/``, ``scenarios/``, ``charts/`` and ``rubrics/``.

    Inside the package in a wheel, beside it in a checkout; an editable install sees the checkout's live files.
    """
    package = package_folder()
    inside = package / "_shipped"
    return inside if inside.is_dir() else package.parent
