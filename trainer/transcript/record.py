"""Nouns to plain JSON values and back, exactly: what a store, an export or another machine keeps of a turn.

Works from the types themselves, so a new field needs no second list. A field that holds its default and is empty
(``None``, ``()``, ``""``, ``0``, ``False``) is left out; any other default is written, so that changing it later
changes no record. Knows nothing of databases.
"""

import dataclasses
import json
import operator
import types
import typing
from collections.abc import Callable, Hashable
from enum import Enum
from functools import lru_cache
from typing import TypeVar, cast

T = TypeVar("T")
Plain = object
"""``None``, ``bool``, ``int``, ``str``, or lists and string-keyed mappings of them."""


class RecordBroken(ValueError):
    """A record does not hold what its type needs."""


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """One line of JSON: keys sorted, no spaces; equal values give equal bytes."""
    return _encode(_codec(cast(Hashable, type(value))).write(value))


def from_json(kind: type[T], text: str) -> T:
    """The value that ``to_json`` wrote. Raises RecordBroken if the text holds anything else."""
    try:
        return cast(T, _codec(cast(Hashable, kind)).read(json.loads(text)))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise RecordBroken(f"not a {kind.__name__}: {error}") from None


@dataclasses.dataclass(frozen=True, slots=True)
class _Codec:
    write: Callable[[object], Plain]
    read: Callable[[Plain], object]


@lru_cache(maxsize=256)
def _codec(kind: Hashable) -> _Codec:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind))
    if origin is tuple:
        return _list(typing.get_args(kind)[0])
    if isinstance(kind, type):
        if kind in (str, int, bool, type(None)):
            return _Codec(_as_it_is, _exactly(kind))
        if issubclass(kind, Enum):
            members: dict[Plain, object] = {member.value: member for member in kind}
            writer = _as_it_is if issubclass(kind, str) else lambda value: cast(Enum, value).value
            return _Codec(writer, members.__getitem__)
        if dataclasses.is_dataclass(kind):
            return _fields(kind)
        if issubclass(kind, tuple):
            return _named_tuple(kind)
    raise TypeError(f"{kind} has no record")


def _as_it_is(value: object) -> Plain:
    """Numbers and texts, and what JSON writes like them: enumerations of texts, tuples of such."""
    return value


def _exactly(kind: type) -> Callable[[Plain], object]:
    def read(data: Plain) -> object:
        # ``True`` would pass for 1 under isinstance.
        if type(data) is not kind:
            raise TypeError(f"{data!r} is no {kind.__name__}")
        return data

    return read


def _list(item: object) -> _Codec:
    inner = _codec(item)
    reader = inner.read

    def write(value: object) -> Plain:
        return list(map(inner.write, cast(tuple[object, ...], value)))

    def read(data: Plain) -> object:
        if not isinstance(data, list):
            raise TypeError(f"{data!r} is no list")
        return tuple(map(reader, data))

    return _Codec(_as_it_is if inner.write is _as_it_is else write, read)


def _named_tuple(kind: type) -> _Codec:
    inner = [_codec(hint) for hint in typing.get_type_hints(kind).values()]
    readers = [codec.read for codec in inner]

    def write(value: object) -> Plain:
        return [codec.write(one) for codec, one in zip(inner, cast(tuple[object, ...], value), strict=True)]

    def read(data: Plain) -> object:
        return kind(*[reader(one) for reader, one in zip(readers, cast(list[Plain], data), strict=True)])

    plain = all(codec.write is _as_it_is for codec in inner)
    return _Codec(_as_it_is if plain else write, read)


def _union(arms: tuple[object, ...]) -> _Codec:
    """``X | None``, or several dataclasses told apart by their name under the key ``is``."""
    kinds = [arm for arm in arms if arm is not type(None)]
    if len(kinds) == 1:
        inner = _codec(kinds[0])
        return _Codec(
            _as_it_is if inner.write is _as_it_is else lambda value: None if value is None else inner.write(value),
            lambda data: None if data is None else inner.read(data),
        )
    by_name = {cast(type, arm).__name__: _codec(arm) for arm in kinds}

    def write(value: object) -> Plain:
        name = type(value).__name__
        return {"is": name, **cast(dict[str, Plain], by_name[name].write(value))}

    def read(data: Plain) -> object:
        rest = dict(cast(dict[str, Plain], data))
        return by_name[str(rest.pop("is"))].read(rest)

    return _Codec(write, read)


def _fields(kind: type) -> _Codec:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    inner = {field.name: _codec(hints[field.name]) for field in fields}
    readers = {name: codec.read for name, codec in inner.items()}
    plan = [(field.name, inner[field.name].write, _left_out(field)) for field in fields]
    held_by = operator.attrgetter(*inner) if len(inner) > 1 else lambda value: (getattr(value, fields[0].name),)

    def write(value: object) -> Plain:
        record: dict[str, Plain] = {}
        for (name, writer, empty), held in zip(plan, held_by(value), strict=True):
            # ``_NEVER`` equals nothing; identity answers for most fields without a comparison.
            if held is not empty and held != empty:
                record[name] = held if writer is _as_it_is else writer(held)
        return record

    def read(data: Plain) -> object:
        if not isinstance(data, dict):
            raise TypeError(f"{data!r} is no record")
        if not data.keys() <= readers.keys():
            raise KeyError(f"unknown {sorted(data.keys() - readers.keys())}")
        return kind(**{name: readers[name](held) for name, held in data.items()})

    return _Codec(write, read)


_NEVER = object()


def _left_out(field: "dataclasses.Field[object]") -> object:
    """The value of a field that need not be written: its default, if that is empty."""
    default = field.default
    if default is dataclasses.MISSING or isinstance(default, Enum) or default:
        return _NEVER
    return default
