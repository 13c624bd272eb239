"""Where each value of a YAML text stands, for problems found after reading.

Made only when something is wrong: a second walk over the same events costs less than marks on every good file.
"""

from dataclasses import dataclass
from typing import NamedTuple

import yaml

from trainer.files.strict import events, place_of

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Places of keys and values by path, and how a scalar was written."""

    keys: dict[Path, Place]
    values: dict[Path, Place]
    written: dict[Path, str]

    def value(self, path: Path) -> Place:
        """Where a value stands; inside an alias, where the alias stands."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def key(self, path: Path) -> Place:
        """Where the key of a path stands; of a list's item, where the item stands."""
        return self.keys.get(path) or self.value(path)


class _Level:
    __slots__ = ("count", "is_map", "path")

    def __init__(self, path: Path, is_map: bool) -> None:
        self.path = path
        self.is_map = is_map
        self.count: str | int | None = None if is_map else 0


def find_places(text: str) -> Places:
    """The places of a text that has been read before without a fatal problem."""
    places = Places({}, {}, {})
    stack: list[_Level] = []
    for event in events(text, ""):
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        here = Place(*place_of(event))
        level = stack[-1] if stack else None
        if level is not None and level.is_map and level.count is None:
            level.count = event.value if isinstance(event, yaml.ScalarEvent) else ""
            places.keys.setdefault((*level.path, level.count), here)
            continue
        path = _next_path(level)
        places.values.setdefault(path, here)
        if isinstance(event, yaml.ScalarEvent):
            places.written.setdefault(path, event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Level(path, isinstance(event, yaml.MappingStartEvent)))
    return places


def _next_path(level: _Level | None) -> Path:
    if level is None or level.count is None:
        return ()
    path = (*level.path, level.count)
    level.count = None if level.is_map else int(level.count) + 1
    return path
