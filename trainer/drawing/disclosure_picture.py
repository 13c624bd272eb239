"""The disclosure map drawn: which words reach what is hidden, what trust it takes, and which facts meet it.

Three columns, read from left to right; where calls are given, a shade and a number say in how many it was told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.content.scenario import Fact, Scenario
from trainer.content.words import Words
from trainer.drawing.hidden import Hidden, hidden
from trainer.drawing.lettering import lines_of
from trainer.drawing.picture import Box, Picture, Shape, Text, Wire
from trainer.drawing.tones import colour_of, shade
from trainer.drawing.traffic import Traffic

_MARGIN, _HEAD, _PAD, _LINE, _BETWEEN = 24, 92, 8, 14, 12
_ASKED, _TOLD, _FACT = (24, 340), (430, 420), (960, 380)
"""Where each column begins and how wide it is."""
_SMALL = 11


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A card's title and lines, broken to its width."""

    title: tuple[str, ...]
    lines: tuple[str, ...]
    last: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return 16 * len(self.title) + _LINE * (len(self.lines) + len(self.last)) + 2 * _PAD


@dataclass(frozen=True, slots=True)
class _Row:
    """One hidden thing with its place."""

    one: Hidden
    above: tuple[str, ...]
    """The objection over it, where it is the first under that."""
    y: int
    height: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def disclosure_picture(scenario: Scenario, words: Words, seen: Traffic) -> Picture:
    """The map of a scenario; coloured by the calls, if there are any."""
    rows = tuple(_rows(scenario, words))
    places = _places(scenario.facts, rows[-1].y + rows[-1].height)
    lands = {fact.id: places[fact.id] + _fact(fact).height // 2 for fact in scenario.facts}
    wires: list[Shape] = []
    cards: list[Shape] = []
    for place, row in enumerate(rows):
        cards += _row(row, seen)
        wires.append(Wire((sum(_ASKED), row.middle), (_TOLD[0], row.middle), (30, -30)))
        wires += [
            Wire((sum(_TOLD), row.middle), (_FACT[0], lands[fact]), (60, -60), colour_of(place),
                 name=f"{row.one.title} › {fact}")
            for fact in row.one.facts
            if fact in lands
        ]  # fmt: skip
    for fact in scenario.facts:
        cards += _card(_fact(fact), _FACT, places[fact.id], _fact(fact).height, "#ffffff")
    end = max(rows[-1].y + rows[-1].height, *(places[fact.id] + _fact(fact).height for fact in scenario.facts))
    title = words.say("graph.hidden", title=scenario.title)
    return Picture(sum(_FACT) + _MARGIN, end + _MARGIN, (*_head(scenario, words), *wires, *cards), title)


def _rows(scenario: Scenario, words: Words) -> Iterator[_Row]:
    y, under = _HEAD, ""
    for one in hidden(scenario, words):
        above = lines_of(one.under, 12, sum(_TOLD) - _MARGIN, 2) if one.under and one.under != under else ()
        under = one.under
        y += 18 * len(above)
        height = max(_asked(one).height, _told(one).height)
        yield _Row(one, above, y, height)
        y += height + _BETWEEN


def _row(row: _Row, seen: Traffic) -> Iterator[Shape]:
    for place, line in enumerate(row.above):
        yield Text(_MARGIN, row.y - 6 - 18 * (len(row.above) - place - 1), line, 12, bold=True)
    percent = seen.share(seen.told.get(row.one.slot, 0))
    yield from _card(_asked(row.one), _ASKED, row.y, row.height, "#ffffff")
    yield from _card(_told(row.one), _TOLD, row.y, row.height, shade(percent))
    if seen.calls:
        yield Text(sum(_TOLD) - _PAD, row.y + 19, f"{percent} %", 12, end=True)


def _head(scenario: Scenario, words: Words) -> Iterator[Shape]:
    yield Text(_MARGIN, 30, words.say("graph.hidden", title=scenario.title), 17, bold=True)
    yield Text(_MARGIN, 52, words.say("graph.how_to_read_hidden"), 12)
    for column, key in ((_ASKED, "graph.asked"), (_TOLD, "graph.told"), (_FACT, "graph.facts")):
        yield Text(column[0], 80, words.say(key), 13, bold=True)


def _asked(one: Hidden) -> _Lettered:
    return _Lettered((), lines_of(one.asked, _SMALL, _ASKED[1] - 2 * _PAD, 4))


def _told(one: Hidden) -> _Lettered:
    room = _TOLD[1] - 2 * _PAD
    return _Lettered((one.title,), lines_of(one.gloss, _SMALL, room, 3), lines_of(one.takes, _SMALL, room, 2))


def _fact(fact: Fact) -> _Lettered:
    return _Lettered((fact.id,), lines_of(fact.text, _SMALL, _FACT[1] - 2 * _PAD, 3))


def _places(facts: Sequence[Fact], end: int) -> dict[str, int]:
    """Where each fact stands: spread over the height of the other columns, or close together if that is too low."""
    spare = end - _HEAD - sum(_fact(fact).height for fact in facts)
    between = max(_BETWEEN, spare // max(1, len(facts) - 1))
    places: dict[str, int] = {}
    y = _HEAD
    for fact in facts:
        places[fact.id] = y
        y += _fact(fact).height + between
    return places


def _card(card: _Lettered, column: tuple[int, int], y: int, height: int, fill: str) -> Iterator[Shape]:
    x, width = column
    yield Box(x, y, width, height, fill)
    y += _PAD
    for line in card.title:
        yield Text(x + _PAD, y + 12, line, 12, bold=True)
        y += 16
    for line in card.lines:
        yield Text(x + _PAD, y + 11, line, _SMALL)
        y += _LINE
    for line in card.last:
        yield Text(x + _PAD, y + 11, line, _SMALL, faint=True)
        y += _LINE
