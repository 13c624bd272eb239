"""What the customer still means to do: a stack, top last (agenda-based user simulation, Schatzmann 2007).

Choosing is separate from popping: ``due`` changes nothing.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Aim(StrEnum):
    """Kinds of things on the stack."""

    GREET = "greet"
    OBJECT = "object"
    ASK = "ask"
    DECIDE = "decide"
    BYE = "bye"


class Item(NamedTuple):
    """One thing the customer means to do; ``key`` is the id of an objection or question."""

    aim: Aim
    key: str = ""


Agenda = tuple[Item, ...]


def begin(objections: tuple[str, ...], questions: tuple[str, ...]) -> Agenda:
    """The stack at the start of a call: first to be voiced on top."""
    return (
        Item(Aim.BYE),
        Item(Aim.DECIDE),
        *(Item(Aim.OBJECT, key) for key in reversed(objections)),
        *(Item(Aim.ASK, key) for key in reversed(questions)),
        Item(Aim.GREET),
    )


def due(agenda: Agenda, legal: Callable[[Item], bool]) -> Item | None:
    """The topmost item that is legal now."""
    return next((item for item in reversed(agenda) if legal(item)), None)


def without(agenda: Agenda, item: Item) -> Agenda:
    """The stack with one item done."""
    return tuple(each for each in agenda if each != item)


def again(agenda: Agenda, item: Item) -> Agenda:
    """The stack with an item back on top."""
    return (*without(agenda, item), item)


def pending(agenda: Agenda, aim: Aim) -> tuple[str, ...]:
    """Keys of one kind still on the stack, next first."""
    return tuple(item.key for item in reversed(agenda) if item.aim is aim)
