"""Content by kind, language and id, found in folders and read only when asked for.

A file's name is its id, so starting a call opens the few files it needs. Folders given first win over the shipped
one. Knows nothing of what content means; what is wrong beyond the shape is for ``trainer/checks``.
"""

import difflib
import importlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from trainer.content.chart import Chart
from trainer.content.course import Course
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.content.shape import Authored
from trainer.files.cache import Cache, cache_key
from trainer.files.regular import regular_bytes, stays_in

if TYPE_CHECKING:
    from trainer.checks.problem import Problem

Model = TypeVar("Model", bound=Authored)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Model]):
    """One kind of content."""

    folder: str
    model: type[Model]
    by_lang: bool = True


PERSONAS = Shelf("personas", Persona)
SCENARIOS = Shelf("scenarios", Scenario)
COURSES = Shelf("courses", Course)
CHARTS = Shelf("charts", Chart, by_lang=False)
RUBRICS = Shelf("rubrics", Rubric, by_lang=False)
AnyShelf = Shelf[Any]
SHELVES: tuple[AnyShelf, ...] = (
    PERSONAS,
    SCENARIOS,
    COURSES,
    CHARTS,
    RUBRICS,
)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Model]):
    """One file as read: its value if its shape is right, its text for excerpts, and every problem."""

    path: Path
    value: Model | None
    text: str
    problems: "tuple[Problem, ...]"


class ContentMissing(LookupError):
    """No file for a name; ``near`` holds names that look like it."""

    def __init__(self, folder: str, name: str, near: tuple[str, ...]) -> None:
        hint = f" Did you mean {' or '.join(near)}?" if near else " `trainer practice` lists what there is."
        super().__init__(f"There is no '{name}' in {folder}.{hint}")
        self.folder = folder
        self.name = name
        self.near = near


class ContentBroken(ValueError):
    """A file is there and its shape is wrong; ``problems`` says all of it."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        first = problems[0]
        super().__init__(f"{first.where()}: {first.code}; run `trainer check {first.path}` to see what is wrong.")
        self.problems = problems


class Library:
    """All content of a list of folders."""

    def __init__(self, roots: Sequence[Path], cache: Cache | None = None) -> None:
        self._roots = tuple(roots)
        self._cache = cache or Cache(None)
        self._read: dict[Path, Authored] = {}

    def beside(self, paths: Sequence[Path]) -> "Library":
        """This library with the content folders that some files lie in before its own."""
        roots = [root for path in paths for root in _roots_of(path)]
        return Library(tuple(dict.fromkeys((*roots, *self._roots))), self._cache)

    def persona(self, lang: str, name: str) -> Persona:
        """One persona. Raises ContentMissing, ContentBroken."""
        return self.find(PERSONAS, name, lang)

    def scenario(self, lang: str, name: str) -> Scenario:
        """One scenario. Raises ContentMissing, ContentBroken."""
        return self.find(SCENARIOS, name, lang)

    def course(self, lang: str, name: str) -> Course:
        """One course. Raises ContentMissing, ContentBroken."""
        return self.find(COURSES, name, lang)

    def chart(self, name: str | None = None) -> Chart:
        """One chart; the standard one if no name is given. Raises ContentMissing, ContentBroken."""
        return self.find(CHARTS, name or "standard")

    def rubric(self, name: str | None = None) -> Rubric:
        """One rubric; the standard one if no name is given. Raises ContentMissing, ContentBroken."""
        return self.find(RUBRICS, name or "standard")

    def find(self, shelf: Shelf[Model], name: str, lang: str = "") -> Model:
        """The content of a name, read once. Raises ContentMissing, ContentBroken."""
        path = self._path(shelf, name, lang)
        if path is None:
            near = difflib.get_close_matches(name, self.names(shelf, lang), n=2, cutoff=0.5)
            raise ContentMissing(f"{shelf.folder}/{lang}".rstrip("/"), name, tuple(near))
        known = self._read.get(path)
        if isinstance(known, shelf.model):
            return known
        checked = self.check(shelf, path)
        if checked.value is None or checked.problems:
            raise ContentBroken(checked.problems)
        self._read[path] = checked.value
        return checked.value

    def names(self, shelf: Shelf[Model], lang: str = "") -> tuple[str, ...]:
        """Every name of a kind (and language), in alphabetical order; no file is opened."""
        return tuple(sorted({path.stem for path in self.paths(shelf, lang)}))

    def paths(self, shelf: Shelf[Model], lang: str = "") -> tuple[Path, ...]:
        """Every file of a kind in every folder, also those that a folder before hides; no file is opened."""
        folders = (root / shelf.folder / lang if shelf.by_lang else root / shelf.folder for root in self._roots)
        return tuple(path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml")))

    def check(self, shelf: Shelf[Model], path: Path) -> Checked[Model]:
        """One file with every problem of writing and shape."""
        return read_content(shelf, path, self._cache)

    def _path(self, shelf: Shelf[Model], name: str, lang: str) -> Path | None:
        if not _NAME.fullmatch(name) or (shelf.by_lang and not _NAME.fullmatch(lang)):
            return None
        for root in self._roots:
            folder = root / shelf.folder / lang if shelf.by_lang else root / shelf.folder
            path = folder / f"{name}.yaml"
            if path.is_file():
                return path
        return None


def read_content(shelf: Shelf[Model], path: Path, cache: Cache) -> Checked[Model]:
    """One file with every problem of writing and shape; a clean one is remembered by the hash of its bytes."""
    if stays_in(path, root_of(shelf, path)):
        try:
            raw = regular_bytes(path)
        except OSError:
            raw = b""
        value = _remembered(cache.get(content_key(shelf, raw)), shelf.model)
        if value is not None and in_its_place(shelf, path, value):
            return Checked(path, value, "", ())
    # What reads YAML and knows every problem is imported only where something has to be read.
    checked: Checked[Model] = importlib.import_module("trainer.files.reading").read_anew(shelf, path, cache)
    return checked


def content_key(shelf: Shelf[Model], raw: bytes) -> str:
    """Under which a file's value is remembered."""
    return cache_key(shelf.model.__name__.encode(), raw)


def _remembered(text: str | None, model: type[Model]) -> Model | None:
    if text is None:
        return None
    try:
        return model.model_validate_json(text, strict=True)
    except ValidationError:
        return None


def root_of(shelf: Shelf[Model], path: Path) -> Path:
    """The content folder a file lies in: two or three levels up when it lies where its kind belongs."""
    depth = 2 if shelf.by_lang else 1
    parents = path.absolute().parents
    if len(parents) > depth and parents[depth - 1].name == shelf.folder:
        return parents[depth]
    return parents[0]


def _roots_of(path: Path) -> tuple[Path, ...]:
    """The content folder that a file, or a folder of files, lies in or is."""
    folders = {shelf.folder for shelf in SHELVES}
    above = [part for part in (path.absolute(), *path.absolute().parents) if part.name in folders]
    if above:
        return (above[0].parent,)
    return (path.absolute(),) if path.is_dir() and any((path / folder).is_dir() for folder in folders) else ()


def lies_in_place(shelf: AnyShelf, path: Path) -> bool:
    """Whether a file lies where its kind is looked for; elsewhere it can be checked, and not found."""
    return path.absolute().parents[1 if shelf.by_lang else 0].name == shelf.folder


def in_its_place(shelf: Shelf[Model], path: Path, value: Authored) -> bool:
    """Whether a file would be found where it lies: its name is its id, its folder its language."""
    if not lies_in_place(shelf, path):
        return True
    return getattr(value, "id", path.stem) == path.stem and getattr(value, "lang", path.parent.name) == path.parent.name
