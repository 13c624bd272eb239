"""The chart drawn for a wall or a desk: a card a state, groups in columns, the ways between them as curves.

What leads out of a state stands on its card in words, so that nobody has to follow a line to the end; where calls are
given, shade and thickness say how many of them went there, and numbers say the same again for a print without colour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.content.chart import Chart
from trainer.content.words import Words
from trainer.drawing.cards import Block, Card, blocks, ways
from trainer.drawing.lettering import lines_of, width_of
from trainer.drawing.picture import Box, Picture, Shape, Text, Wire
from trainer.drawing.tones import SHADES, colour_of, shade, stroke
from trainer.drawing.traffic import Traffic

WIDE, GAP, MARGIN, HEAD = 236, 84, 24, 74
"""Width of a card, room for the curves between two columns, the border, and the height of title and legend."""
DRAWN_FROM = 2
"""Whole percent of the calls from which on a way is drawn; rarer ones would hide the common ones."""
_LINE, _PAD, _BETWEEN, _TITLE = 14, 8, 10, 20
_SMALL = 11


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its place."""

    card: Card
    x: int
    y: int
    height: int
    column: int


def chart_picture(chart: Chart, title: str, words: Words, seen: Traffic) -> Picture:
    """The chart of a title; coloured by the calls, if there are any."""
    groups = blocks(chart, words)
    placed = {one.card.name: one for one in _placed(groups, words, seen)}
    width = max(one.x + WIDE for one in placed.values()) + MARGIN + GAP // 2
    height = max(one.y + one.height for one in placed.values()) + MARGIN + _PAD
    shapes: list[Shape] = [*_head(title, words, seen)]
    shapes += [_frame(block, placed) for block in groups if block.grouped]
    shapes += _wires(chart, placed, seen)
    for one in placed.values():
        shapes += _drawn(one, words, seen)
    return Picture(width, height, tuple(shapes), title)


def _placed(groups: Sequence[Block], words: Words, seen: Traffic) -> Iterator[Placed]:
    """Blocks in columns from left to right, as many in a column as the tallest block is high."""
    heights = {card.name: _height(card, words, seen) for block in groups for card in block.cards}
    owns = [sum(heights[card.name] + _BETWEEN for card in block.cards) for block in groups]
    column, y = 0, HEAD
    for block, own in zip(groups, owns, strict=True):
        if y > HEAD and y + own > HEAD + max(owns) + 2 * _PAD:
            column, y = column + 1, HEAD
        for card in block.cards:
            yield Placed(card, MARGIN + column * (WIDE + GAP), y, heights[card.name], column)
            y += heights[card.name] + _BETWEEN
        y += 2 * _BETWEEN


def _height(card: Card, words: Words, seen: Traffic) -> int:
    lines = len(_top(card, words, seen)) + len(_lines(card)) + len(_crowd(card, words))
    return _TITLE + lines * _LINE + _PAD + 2


def _top(card: Card, words: Words, seen: Traffic) -> list[Text]:
    """The line below the title, its place still to be given: how many calls were lost here, or that this is a group."""
    lost = seen.lost.get(card.name, 0)
    if lost:
        told = words.say("graph.lost", n=lost, percent=seen.share(lost))
        return [Text(0, 0, told, _SMALL, bold=True)]
    return [Text(0, 0, words.say("graph.anywhere_in"), _SMALL, faint=True)] if card.group and card.rows else []


def _lines(card: Card) -> list[tuple[str, bool]]:
    """The rows of a card, what must be true beside the way if there is room, else below it."""
    room = WIDE - 2 * _PAD
    found: list[tuple[str, bool]] = []
    for way, asks in card.rows:
        if asks and width_of(f"{way} {asks}", _SMALL) <= room:
            found.append((f"{way} {asks}", False))
            continue
        found += [(line, False) for line in lines_of(way, _SMALL, room)]
        found += [(line, True) for line in lines_of(asks, _SMALL, room - 12)] if asks else []
    return found


def _crowd(card: Card, words: Words) -> tuple[str, ...]:
    if not card.crowd:
        return ()
    return lines_of(words.say("graph.from_many", triggers=", ".join(card.crowd)), _SMALL, WIDE - 2 * _PAD)


def _head(title: str, words: Words, seen: Traffic) -> Iterator[Shape]:
    yield Text(MARGIN, 28, words.say("graph.chart", title=title), 17, bold=True)
    if not seen.calls:
        yield Text(MARGIN, 50, words.say("graph.how_to_read"), 12)
        return
    yield Text(MARGIN, 50, words.count("graph.calls", seen.calls), 12)
    x = MARGIN + width_of(words.count("graph.calls", seen.calls), 12) + 24
    for least, fill in SHADES:
        label = words.say("graph.none") if least == 0 else words.say("graph.at_least", percent=least)
        yield Box(x, 39, 16, 14, fill, dashed=least == 0)
        yield Text(x + 22, 50, label, 12)
        x += 22 + width_of(label, 12) + 18


def _frame(block: Block, placed: Mapping[str, Placed]) -> Box:
    first, last = placed[block.cards[0].name], placed[block.cards[-1].name]
    height = last.y + last.height - first.y + 2 * _PAD
    return Box(first.x - _PAD, first.y - _PAD, WIDE + 2 * _PAD, height, "#f4f4f4", "#999999", round=8)


def _drawn(one: Placed, words: Words, seen: Traffic) -> Iterator[Shape]:
    card = one.card
    through = seen.share(seen.states.get(card.name, 0))
    reached = not seen.calls or card.group or through > 0
    fill = "#ffffff" if card.group or not seen.calls else shade(through)
    yield Box(one.x, one.y, WIDE, one.height, fill, "#999999" if card.group else "#333333", dashed=not reached)
    if seen.lost.get(card.name):
        yield Box(one.x, one.y, 5, one.height, "#d55e00", "#d55e00", round=0)
    yield Text(one.x + _PAD, one.y + 17, card.title, 13, bold=True)
    if seen.calls and not card.group:
        yield Text(one.x + WIDE - _PAD, one.y + 17, f"{through} %", 12, end=True)
    y = one.y + _TITLE
    rows = [
        *_top(card, words, seen),
        *(Text(12 if faint else 0, 0, line, _SMALL, faint=faint) for line, faint in _lines(card)),
        *(Text(0, 0, line, _SMALL, faint=True) for line in _crowd(card, words)),
    ]
    for row in rows:
        y += _LINE
        yield replace(row, x=one.x + _PAD + row.x, y=y)


def _wires(chart: Chart, placed: Mapping[str, Placed], seen: Traffic) -> list[Shape]:
    """Ways as curves behind the cards; over given calls, those that were gone, and how often."""
    order = {name: place for place, name in enumerate(placed)}
    found: list[Shape] = []
    if seen.calls:
        gone = sorted(seen.moves.items(), key=lambda pair: (pair[1], pair[0]))
        for (source, dest), count in gone:
            if source in placed and dest in placed and seen.share(count) >= DRAWN_FROM:
                name = f"{source} › {dest}: {seen.share(count)} %"
                look = (colour_of(order[dest]), stroke(seen.share(count)))
                found.append(_wire(placed[source], placed[dest], name, look))
        return found
    for way in ways(chart):
        if way.source in placed and way.dest in placed:
            name = f"{way.source} › {way.dest}: {', '.join(way.triggers)}"
            found.append(_wire(placed[way.source], placed[way.dest], name, (colour_of(order[way.dest]), 1)))
    return found


def _wire(one: Placed, other: Placed, name: str, look: tuple[str, int]) -> Wire:
    """From the side of one card to the side of another; different sources arrive at different heights."""
    leaves = one.y + 8 + other.y // 7 % max(1, one.height - 16)
    lands = other.y + 6 + (one.y // 5 + 7 * one.column) % max(1, min(30, other.height - 12))
    colour, width = look
    if one.column == other.column:
        bend = 30 + abs(one.y - other.y) // 14
        return Wire((one.x + WIDE, leaves), (other.x + WIDE, lands), (bend, bend), colour, width, name=name)
    if one.column < other.column:
        return Wire((one.x + WIDE, leaves), (other.x, lands), (GAP // 2, -GAP), colour, width, name=name)
    return Wire((one.x, leaves), (other.x + WIDE, lands), (-GAP // 2, GAP), colour, width, name=name)
