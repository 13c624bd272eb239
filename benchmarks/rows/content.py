"""Row 9: loading and validating the longest scenario, and a library that has not changed."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.figure import Figure, Ratio
from benchmarks.rounds import ratios
from benchmarks.stage import Stage
from trainer.files.cache import Cache
from trainer.files.folders import shipped_folder
from trainer.files.library import PERSONAS, SCENARIOS, Library, read_content

_FILES = 30
_LINES = 500


def measure(stage: Stage) -> Iterator[Figure]:
    """CPU, nothing remembered between batches but what the cache on disk holds."""
    path = _long_scenario(stage)
    raw = path.read_bytes()
    lines = raw.count(b"\n")
    checked = read_content(SCENARIOS, path, Cache(None))
    assert checked.value is not None, checked.problems

    def load() -> int:
        read_content(SCENARIOS, path, Cache(None))
        return 1

    def bare() -> int:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
        return 1

    values = ratios(load, bare, stage.rounds(9, 3))
    yield Ratio(9, f"a scenario of {lines} lines loaded and checked / CSafeLoader", 3, values)
    cache = Cache(stage.home / "row9")
    _library(cache)
    values = ratios(lambda: _library(cache), lambda: _library(Cache(None)), stage.rounds(5, 1))
    yield Ratio(9, f"an unchanged library of {_FILES} files / loading it", 0.2, values)


def _long_scenario(stage: Stage) -> Path:
    """The longest shipped scenario with more facts, so that it has 500 lines."""
    source = max((shipped_folder() / "scenarios" / "en").glob("*.yaml"), key=lambda path: len(path.read_bytes()))
    lines = source.read_text(encoding="utf-8").splitlines()
    at = lines.index("facts:") + 1
    more = []
    while len(lines) + len(more) < _LINES:
        number = len(more) // 3
        more += [
            f"  - id: spare-{number}",
            f"    text: Spare part {number} is kept in stock.",
            f"    terms: [spare part {number}, stock]",
        ]
    folder = stage.home / "content" / "scenarios" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / source.name
    made.write_text("\n".join([*lines[:at], *more, *lines[at:]]) + "\n", encoding="utf-8")
    return made


def _library(cache: Cache) -> int:
    library = Library([shipped_folder()], cache)
    found = [
        (shelf, lang, name)
        for lang in ("en", "bg")
        for shelf in (SCENARIOS, PERSONAS)
        for name in library.names(shelf, lang)
    ]
    for shelf, lang, name in found[:_FILES]:
        library.find(shelf, name, lang)
    return _FILES
