"""Everything that is wrong with content on disk: reads the files, asks ``trainer/checks``, and says in which line.

Which guards and triggers a chart may name is handed in by whoever knows the customer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from trainer.checks import (
    Finding,
    Offered,
    check_chart,
    check_course,
    check_fit,
    check_persona,
    check_persona_twins,
    check_rubric,
    check_scenario,
    check_twins,
)
from trainer.checks.problem import Problem, in_order
from trainer.content.chart import Chart
from trainer.content.course import Course
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.content.shape import Authored
from trainer.files.library import (
    CHARTS,
    COURSES,
    PERSONAS,
    RUBRICS,
    SCENARIOS,
    SHELVES,
    AnyShelf,
    Library,
    Shelf,
    lies_in_place,
)
from trainer.files.packaged import LANGS
from trainer.files.places import Places, find_places
from trainer.files.strict import Refused, read_text

Spoken = TypeVar("Spoken", Persona, Scenario)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and the texts it was found in."""

    files: int
    problems: tuple[Problem, ...]
    texts: dict[str, str] = field(default_factory=dict)
    """Text by path, for excerpts; only of files with problems."""


def check_content(library: Library, offered: Offered, only: Sequence[Path] = ()) -> Report:
    """All problems of a library, or of some files and folders in it or elsewhere, in order."""
    library = library.beside(only)
    chosen = _chosen(library, only)
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for shelf, path in chosen:
        checked = library.check(shelf, path)
        found = list(checked.problems)
        if checked.value is not None:
            findings = _beyond(checked.value, library, offered)
            if lies_in_place(shelf, path):
                findings += _twins(checked.value, library)
            text = checked.text or _text(path) if findings or found else checked.text
            found += _placed(findings, str(path), text)
            texts |= {str(path): text} if found else {}
        elif found:
            texts[str(path)] = checked.text
        problems += found
    return Report(len(chosen), in_order(problems), texts)


def files_of(library: Library, only: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The files that a check of these paths looks at: all content, and those given elsewhere."""
    library = library.beside(only)
    chosen = (*_chosen(library, ()), *(_chosen(library, only) if only else ()))
    return tuple(dict.fromkeys(path for _, path in chosen))


def _chosen(library: Library, only: Sequence[Path]) -> list[tuple[AnyShelf, Path]]:
    """The files to check: every content file, or those given; a folder stands for all in it."""
    everything = [
        (shelf, path)
        for shelf in SHELVES
        for lang in (LANGS if shelf.by_lang else ("",))
        for path in library.paths(shelf, lang)
    ]
    if not only:
        return everything
    chosen: list[tuple[AnyShelf, Path]] = []
    for given in only:
        inside = sorted(given.rglob("*.yaml")) if given.is_dir() else [given]
        chosen += [(shelf_of(path), path) for path in inside]
    return chosen


def shelf_of(path: Path) -> AnyShelf:
    """What kind of content a file holds: by its folder, else by the words it begins with; a scenario if in doubt."""
    for shelf in SHELVES:
        if shelf.folder in path.absolute().parts[-3:-1]:
            return shelf
    try:
        text = _text(path)
    except (OSError, Refused):
        return SCENARIOS
    keys = {line.partition(":")[0] for line in text.split("\n") if line[:1].isalpha()}
    if keys & {"transitions", "states"}:
        return CHARTS
    if keys & {"weights", "level_for_full", "caps"}:
        return RUBRICS
    if keys & {"steps", "for_whom"}:
        return COURSES
    return PERSONAS if keys & {"traits", "lines", "portrait", "kind"} else SCENARIOS


def _text(path: Path) -> str:
    return read_text(path.read_bytes(), str(path))


def _placed(findings: Sequence[Finding], path: str, text: str) -> list[Problem]:
    if not findings:
        return []
    places = find_places(text)
    return [_problem(one, places, path) for one in findings]


def _problem(one: Finding, places: Places, path: str) -> Problem:
    # A scalar or an item is meant by itself; a whole list or mapping by its key.
    itself = one.at in places.written or (one.at and isinstance(one.at[-1], int))
    at = places.value(one.at) if itself else places.key(one.at)
    return Problem(path, at.line, at.column, one.code, one.variant, one.slots)


def _beyond(value: Authored, library: Library, offered: Offered) -> tuple[Finding, ...]:
    if isinstance(value, Chart):
        return check_chart(value, offered)
    if isinstance(value, Rubric):
        return check_rubric(value)
    if isinstance(value, Persona):
        return check_persona(value)
    if isinstance(value, Course):
        names = library.names(SCENARIOS, value.lang)
        return check_course(value, {name: _twin_of(SCENARIOS, library, name, value.lang) for name in names})
    if isinstance(value, Scenario):
        personas = {name: _readable(library, name, value.lang) for name in library.names(PERSONAS, value.lang)}
        return (*check_scenario(value), *check_fit(value, personas, library.names(CHARTS)))
    return ()


def _readable(library: Library, name: str, lang: str) -> Persona | None:
    return _twin_of(PERSONAS, library, name, lang)


def _twins(value: Authored, library: Library) -> tuple[Finding, ...]:
    if isinstance(value, Persona):
        return tuple(_against(PERSONAS, check_persona_twins, value, library))
    if isinstance(value, Scenario):
        return tuple(_against(SCENARIOS, check_twins, value, library))
    return ()


def _against(
    shelf: Shelf[Spoken], compare: Callable[[Spoken, Spoken], tuple[Finding, ...]], value: Spoken, library: Library
) -> Iterator[Finding]:
    """Findings of a file against its translations; a library of one language needs none."""
    for lang in LANGS:
        names = library.names(shelf, lang)
        if lang == value.lang or not names:
            continue
        twin = _twin_of(shelf, library, value.id, lang)
        if value.id not in names:
            yield Finding(("id",), "S052", slots=(("lang", lang),))
        elif twin is not None:
            yield from compare(value, twin)


def _twin_of(shelf: Shelf[Spoken], library: Library, name: str, lang: str) -> Spoken | None:
    """The first file of a name, if its shape is right."""
    paths = (path for path in library.paths(shelf, lang) if path.stem == name)
    path = next(paths, None)
    return None if path is None else library.check(shelf, path).value
