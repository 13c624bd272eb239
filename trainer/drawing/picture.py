"""A picture as a list of plain shapes in whole pixels, and how pictures are put below each other.

Knows no file format and no content; whoever draws decides what a shape means.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int
    fill: str = "#ffffff"
    line: str = "#333333"
    dashed: bool = False
    round: int = 4


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, its baseline at ``y``."""

    x: int
    y: int
    text: str
    size: int = 11
    bold: bool = False
    faint: bool = False
    end: bool = False
    """Whether ``x`` is where the text ends."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A curve from one point to another with an arrow's head."""

    start: tuple[int, int]
    end: tuple[int, int]
    bend: tuple[int, int]
    """How far it runs straight on before it turns, at either end; negative runs to the left."""
    colour: str = "#555555"
    width: int = 1
    dashed: bool = False
    name: str = ""
    """Read aloud, and shown to who points at it."""


Shape = Box | Text | Wire


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order in which they are drawn, first at the back."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str = ""


def moved(shape: Shape, down: int) -> Shape:
    """A shape so many pixels further down."""
    if isinstance(shape, Wire):
        (left, top), (right, bottom) = shape.start, shape.end
        return replace(shape, start=(left, top + down), end=(right, bottom + down))
    return replace(shape, y=shape.y + down)


def stacked(pictures: Sequence[Picture]) -> Picture:
    """Pictures below each other as one."""
    shapes: list[Shape] = []
    down = 0
    for one in pictures:
        shapes += [moved(shape, down) for shape in one.shapes]
        down += one.height
    title = " · ".join(one.title for one in pictures if one.title)
    return Picture(max((one.width for one in pictures), default=0), down, tuple(shapes), title)
