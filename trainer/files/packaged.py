"""Data files inside the package: sentences of the interface and lexicons, as plain values.

They pass the same strict reader as a trainer's files; one that is broken is a fault of the product and raises.
"""

import importlib
import json
from pathlib import Path
from typing import Any

from trainer.content.words import Words
from trainer.files.cache import Cache, cache_key
from trainer.files.folders import package_folder

_MOST_BYTES = 4 * 1024 * 1024
_MOST_VALUES = 400_000
LANGS = ("en", "bg")


def load_words(lang: str, cache: Cache | None = None) -> Words:
    """All sentences of a language, from every file of ``trainer/words/<lang>/``.

    Raises ValueError if a file is broken, a sentence is no text, or a key stands in two files.
    """
    found = _load(tuple(sorted((package_folder() / "words" / lang).glob("*.yaml"))), cache or Cache(None))
    for key, sentence in found.items():
        if not isinstance(sentence, str):
            raise ValueError(f"words/{lang}: '{key}' is not a sentence")
    return Words(lang, found)  # type: ignore[arg-type]


def load_help(lang: str, cache: Cache | None = None) -> dict[str, str]:
    """The help of the command line in a language, by the sentence in the code; empty for the code's own language.

    Raises ValueError if it is broken.
    """
    path = package_folder() / "words" / f"help.{lang}.yaml"
    if not path.is_file():
        return {}
    return {key: str(said) for key, said in _load((path,), cache or Cache(None)).items()}


def load_lexicon(lang: str, cache: Cache | None = None) -> dict[str, object]:
    """The cue lexicon of a language as plain values. Raises ValueError if it is broken or missing."""
    return load_language_data(lang, cache)


def load_concerns(lang: str, cache: Cache | None = None) -> dict[str, object]:
    """The table of plausible concerns of a language. Raises ValueError if it is broken or missing."""
    return load_language_data(f"concerns.{lang}", cache)


def load_senses(lang: str) -> dict[str, Any] | None:
    """The weights that hearing was taught, as plain values; ``None`` where none were taught for the language.

    Raises ValueError if the file is broken.
    """
    path = package_folder() / "language" / f"senses.{lang}.json"
    return dict(json.loads(path.read_bytes())) if path.is_file() else None


def load_language_data(name: str, cache: Cache | None = None) -> dict[str, object]:
    """``trainer/language/<name>.yaml`` (or ``trainer/language/lexicon/<name>.yaml``) as plain values.

    Raises ValueError if it is broken or missing.
    """
    folder = package_folder() / "language"
    found = [path for path in (folder / f"{name}.yaml", folder / "lexicon" / f"{name}.yaml") if path.is_file()]
    if not found:
        raise ValueError(f"language/{name}.yaml is missing")
    return _load((found[0],), cache or Cache(None))


def load_robots(lang: str, cache: Cache | None = None) -> dict[str, object]:
    """What robots can say in a language, as plain values. Raises ValueError if it is broken or missing."""
    path = package_folder() / "autoplay" / f"robots.{lang}.yaml"
    if not path.is_file():
        raise ValueError(f"autoplay/robots.{lang}.yaml is missing")
    return _load((path,), cache or Cache(None))


def load_pieces(lang: str, cache: Cache | None = None) -> dict[str, object]:
    """What better wordings are put together from in a language. Raises ValueError if it is broken or missing."""
    path = package_folder() / "coaching" / f"pieces.{lang}.yaml"
    if not path.is_file():
        raise ValueError(f"coaching/pieces.{lang}.yaml is missing")
    return _load((path,), cache or Cache(None))


def _load(paths: tuple[Path, ...], cache: Cache) -> dict[str, object]:
    """The keys of several files as one mapping."""
    raws = [path.read_bytes() for path in paths]
    key = cache_key(b"packaged", *raws)
    remembered = cache.get(key)
    if remembered is not None:
        return dict(json.loads(remembered))
    # What reads YAML is imported only where something has to be read.
    strict = importlib.import_module("trainer.files.strict")
    together: dict[str, object] = {}
    for path, raw in zip(paths, raws, strict=True):
        text = strict.read_text(raw, str(path), _MOST_BYTES)
        reading = strict.read_yaml(text, str(path), _MOST_VALUES)
        if reading.problems or not isinstance(reading.value, dict):
            first = reading.problems[0]
            raise ValueError(f"{first.where()}: {first.code} {dict(first.slots)}")
        twice = sorted(together.keys() & reading.value.keys())
        if twice:
            raise ValueError(f"{path}: '{twice[0]}' stands in another file too")
        together.update(reading.value)
    cache.put(key, json.dumps(together, ensure_ascii=False, separators=(",", ":")))
    return together
