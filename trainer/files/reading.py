"""A content file read from its first byte: every problem of writing and shape, and its value if there is none.

Knows nothing of what content means; what is wrong beyond the shape is for ``trainer/checks``.
"""

from pathlib import Path
from typing import TypeVar

from trainer.checks.problem import Problem, in_order
from trainer.content.identity import canonical
from trainer.content.shape import Authored
from trainer.files.cache import Cache
from trainer.files.library import Checked, Shelf, content_key, lies_in_place, root_of
from trainer.files.regular import regular_bytes, stays_in
from trainer.files.strict import Refused, read_text, read_yaml
from trainer.files.validate import validate

Model = TypeVar("Model", bound=Authored)


def read_anew(shelf: Shelf[Model], path: Path, cache: Cache) -> Checked[Model]:
    """One file with every problem of writing and shape; a clean one is kept by the hash of its bytes."""
    shown = str(path)
    if not stays_in(path, root_of(shelf, path)):
        return Checked(path, None, "", (Problem(shown, 0, 0, "S022"),))
    try:
        raw = regular_bytes(path)
    except OSError as error:
        slots = (("detail", error.strerror or type(error).__name__),)
        return Checked(path, None, "", (Problem(shown, 0, 0, "S019", slots=slots),))
    try:
        text = read_text(raw, shown)
    except Refused as refused:
        return Checked(path, None, "", (refused.problem,))
    reading = read_yaml(text, shown)
    value: Model | None = None
    problems = reading.problems
    if reading.whole:
        value, more = validate(reading.value, shelf.model, text, shown)
        problems += more
    if value is not None:
        if not problems:
            cache.put(content_key(shelf, raw), canonical(value))
        problems += _misplaced(shelf, path, value)
    return Checked(path, value, text, in_order(problems))


def _misplaced(shelf: Shelf[Model], path: Path, value: Authored) -> tuple[Problem, ...]:
    """A file's name must be its id, or it would not be found; its folder, its language."""
    if not lies_in_place(shelf, path):
        return ()
    found = []
    name = getattr(value, "id", None)
    if name is not None and name != path.stem:
        found.append(Problem(str(path), 1, 1, "S020", slots=(("file", path.stem), ("given", name))))
    lang = getattr(value, "lang", None)
    if lang is not None and path.parent.name != lang:
        found.append(Problem(str(path), 1, 1, "S021", slots=(("folder", path.parent.name), ("given", lang))))
    return tuple(found)
