"""Plain values -> an authored value, or every problem of shape with its line and column.

Knows Pydantic's errors and nothing of what the values mean.
"""

import difflib
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trainer.checks.problem import Problem, in_order
from trainer.content.shape import Authored
from trainer.files.places import Path, Places, find_places

Model = TypeVar("Model", bound=Authored)

_TYPES = {
    "string_type": "text",
    "int_type": "number",
    "int_from_float": "number",
    "bool_type": "switch",
    "tuple_type": "list",
    "dict_type": "settings",
    "model_type": "settings",
    "model_attributes_type": "settings",
}
_CODES = {
    "missing": "S011",
    "enum": "S013",
    "literal_error": "S013",
    "string_too_short": "S014",
    "too_short": "S014",
    "string_too_long": "S015",
    "too_long": "S015",
    "greater_than_equal": "S016",
    "less_than_equal": "S016",
    "greater_than": "S016",
    "less_than": "S016",
    "string_pattern_mismatch": "S017",
}


def validate(value: object, model: type[Model], text: str, path: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """The authored value of a text that was read whole, or ``None`` and all problems at once, in order."""
    try:
        return _parse(value, model), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
    places = find_places(text)
    if _as_written(value, errors, places):
        try:
            return _parse(value, model), ()
        except ValidationError as error:
            errors = error.errors(include_url=False)
    found = [(error, _problem(error, model, places, path)) for error in _one_arm_each(errors, value)]
    # A misspelt key is told once: not as unknown here and as missing there.
    misspelt = {(error["loc"][:-1], dict(problem.slots)["guess"]) for error, problem in found if problem.code == "S010"}
    told = [problem for error, problem in found if (error["loc"][:-1], str(error["loc"][-1])) not in misspelt]
    return None, in_order(told)


def _parse(value: object, model: type[Model]) -> Model:
    # Through JSON: strict there still takes a list for a tuple and a word for an enum, but not "70" for 70.
    return model.model_validate_json(json.dumps(value, ensure_ascii=False), strict=True)


def _as_written(value: object, errors: list[ErrorDetails], places: Places) -> bool:
    """Turn numbers and true/false that stand where text is due into the text as typed (``name: 2046``)."""
    changed = False
    for error in errors:
        if error["type"] != "string_type" or not isinstance(error["input"], int):
            continue
        path = _in_document(error["loc"], value)
        holder = _follow(value, path[:-1])
        if path in places.written and isinstance(holder, dict | list):
            holder[path[-1]] = places.written[path]  # type: ignore[index]
            changed = True
    return changed


def _follow(value: object, path: Path) -> object:
    for step in path:
        if not _holds(value, step):
            return None
        value = value[step]  # type: ignore[index]
    return value


def _holds(value: object, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _in_document(loc: tuple[int | str, ...], value: object) -> Path:
    """The steps of an error's place that exist in the document: names of union arms are left out."""
    path: list[str | int] = []
    for step in loc:
        if _holds(value, step):
            path.append(step)
            value = value[step]  # type: ignore[index]
    return tuple(path)


def _one_arm_each(errors: list[ErrorDetails], value: object) -> Iterator[ErrorDetails]:
    """Errors without the echo of other arms of a union: where one arm got further into the value, it speaks."""
    by_place: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        # Pydantic counts good items only, and would call a long list with bad items too short.
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue
        by_place.setdefault(_in_document(error["loc"], value), []).append(error)
    for path, here in by_place.items():
        arms = [error for error in here if len(error["loc"]) > len(path) + (error["type"] == "missing")]
        if len(here) == len(arms) and len(arms) > 1:
            fits = [error for error in here if error["type"] not in _TYPES]
            yield from fits[:1] or here[:1]
        elif any(other[: len(path)] == path and len(other) > len(path) for other in by_place) and arms:
            yield from (error for error in here if error["type"] not in _TYPES)
        else:
            yield from here


def _problem(error: ErrorDetails, model: type[BaseModel], places: Places, path: str) -> Problem:
    kind = error["type"]
    steps = _in_places(error["loc"], places)
    at = places.value(steps)
    if error["loc"][-1:] == ("[key]",):
        steps, at = steps[:-1], places.key(steps)
    named = steps if kind not in ("missing", "extra_forbidden") else error["loc"]
    name = next((step for step in reversed(named) if isinstance(step, str)), "")
    slots = {"name": name, "given": _given(error["input"])}
    if kind == "extra_forbidden":
        known = _names_at(model, error["loc"][:-1])
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        slots |= {"guess": near[0] if near else "", "known": ", ".join(known)}
        return _made(path, places.key(steps), "S010", "guess" if near else "", slots)
    if kind == "missing":
        return _made(path, places.key(steps), "S011", "", slots)
    code = _CODES.get(kind, "S012")
    variant = _TYPES.get(kind, "")
    context: Mapping[str, object] = error.get("ctx", {})
    if code == "S013":
        choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        near = difflib.get_close_matches(str(error["input"]), choices.split(", "), n=1, cutoff=0.5)
        slots |= {"choices": choices, "guess": near[0] if near else ""}
        variant = "guess" if near else ""
    elif code in ("S014", "S015"):
        variant = "" if kind.startswith("string") else "list"
        slots["limit"] = str(context.get("min_length", context.get("max_length", "")))
    elif code == "S016":
        variant = "low" if kind.startswith("greater") else "high"
        slots["limit"] = str(next(iter(context.values()), ""))
    elif not variant:
        slots["detail"] = error["msg"]
    if variant == "list" and code in ("S014", "S015"):
        at = places.key(steps)
    return _made(path, at, code, variant, slots)


def _made(path: str, at: tuple[int, int], code: str, variant: str, slots: Mapping[str, str]) -> Problem:
    return Problem(path, at[0], at[1], code, variant, tuple(sorted(slots.items())))


def _in_places(loc: tuple[int | str, ...], places: Places) -> Path:
    path: Path = ()
    for step in loc:
        if (*path, step) in places.values:
            path = (*path, step)
    return path


def _given(value: object) -> str:
    if isinstance(value, dict | list):
        return "{...}" if isinstance(value, dict) else "[...]"
    text = {None: "nothing", True: "true", False: "false"}.get(value, str(value)) if not value else str(value)  # type: ignore[call-overload]
    return text if len(text) <= 60 else text[:57] + "..."


def _names_at(model: object, loc: tuple[int | str, ...]) -> list[str]:
    """Names of the keys that may stand at a place of a model."""
    here: list[object] = [model]
    for step in loc:
        here = [inner for kind in here for inner in _inside(kind, step)] or here
    return sorted({name for kind in here for name in _keys_of(kind)})


def _arms(kind: object) -> list[object]:
    origin = get_origin(kind)
    if origin is Annotated:
        return _arms(get_args(kind)[0])
    if origin in (Union, UnionType):
        return [arm for member in get_args(kind) for arm in _arms(member)]
    return [kind]


def _inside(kind: object, step: int | str) -> list[object]:
    found: list[object] = []
    for arm in _arms(kind):
        if isinstance(arm, type) and issubclass(arm, BaseModel):
            if step in arm.model_fields:
                found += _arms(arm.model_fields[str(step)].annotation)
            elif step == arm.__name__:
                found.append(arm)
        elif get_origin(arm) is tuple and isinstance(step, int):
            found += _arms(get_args(arm)[0])
        elif get_origin(arm) is dict:
            found += _arms(get_args(arm)[1])
    return found


def _keys_of(kind: object) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return list(kind.model_fields)
    if get_origin(kind) is dict:
        key = get_args(kind)[0]
        if get_origin(key) is Literal:
            return [str(word) for word in get_args(key)]
        if isinstance(key, type) and issubclass(key, Enum):
            return [str(member.value) for member in key]
    return []
