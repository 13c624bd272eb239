"""Cue phrases compiled into one automaton, and the walk that finds them all in one pass over the words.

The first two words of all cues are one trie, so that the cost grows with the length of the text and hardly with the
number of cues. Knows nothing of what a cue means.

A cue is written as words. ``late*`` any word that starts so;
``*ing`` any word of five letters or more with these last three; ``~pay`` any form of the word; ``{you}`` any word of a
class; ``{num}`` a number; ``(a|b c)`` alternatives; ``[a]`` may be missing; ``..`` up to three words between,
``...`` up to seven. Groups may hold groups.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

_GAPS = {"..": 3, "...": 7}
_PIECE = re.compile(r"\.{2,3}|[()\[\]|]|\{[a-z_]+\}|[^\s()\[\]|{}]+")
_LONGEST_PREFIX = 12
_FAMILY = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")


Automaton = list[Any]
"""Compiled cues as JSON values: places in a list, each as its families and its ways; a way is a gap and, by symbol,
the numbers of the places it leads to. The last place is the start. Kept flat so that one can be read back at once."""


class Hit(NamedTuple):
    """A cue found in an utterance: words ``first`` to ``last`` inclusive."""

    family: str
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Node:
    """A place in the automaton; filled while compiling, only read afterwards."""

    edges: dict[int, dict[str, list["Node"]]] = field(default_factory=dict)
    """Gap to symbol to the places it leads to."""
    families: list[str] = field(default_factory=list)

    def to(self, gap: int, symbol: str) -> list["Node"]:
        """Places reached by a symbol within a gap of so many words, to be read or added to."""
        return self.edges.setdefault(gap, {}).setdefault(symbol, [])

    def ends(self, family: str) -> None:
        """A cue of the family ends here."""
        if family not in self.families:
            self.families.append(family)


@dataclass(slots=True, eq=False)
class _Place:
    """One word of one cue while it is compiled."""

    symbol: str
    after: list[tuple[int, "_Place"]] = field(default_factory=list)
    final: bool = False


_Ends = list[tuple[int, _Place]]


class _Written:
    """A cue being read from left to right."""

    def __init__(self, cue: str, symbols: Callable[[str], Sequence[str]]) -> None:
        self.cue = cue
        self.pieces = _PIECE.findall(cue)
        self.at = 0
        self.symbols = symbols

    def choices(self) -> tuple[bool, list[_Place], _Ends]:
        """Alternatives up to a closing bracket: whether they may be empty, how they begin, how they end."""
        empty, firsts, lasts = self.row()
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            other = self.row()
            empty, firsts, lasts = empty or other[0], firsts + other[1], lasts + other[2]
        return empty, firsts, lasts

    def row(self) -> tuple[bool, list[_Place], _Ends]:
        """Words and groups one after the other."""
        empty, firsts, lasts = True, list[_Place](), _Ends()
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")", "]"):
            piece = self.pieces[self.at]
            self.at += 1
            if piece in _GAPS:
                lasts = [(gap + _GAPS[piece], place) for gap, place in lasts]
                continue
            part = self._group(piece) if piece in ("(", "[") else self._word(piece)
            for gap, place in lasts:
                place.after.extend((gap, first) for first in part[1])
            firsts = firsts + part[1] if empty else firsts
            lasts = lasts + part[2] if part[0] else part[2]
            empty = empty and part[0]
        return empty, firsts, lasts

    def _group(self, opened: str) -> tuple[bool, list[_Place], _Ends]:
        inner = self.choices()
        closed = self.pieces[self.at] if self.at < len(self.pieces) else ""
        if closed != {"(": ")", "[": "]"}[opened]:
            raise ValueError(f"bracket not closed in cue: {self.cue}")
        self.at += 1
        return inner[0] or opened == "[", inner[1], inner[2]

    def _word(self, piece: str) -> tuple[bool, list[_Place], _Ends]:
        places = [_Place(symbol) for symbol in self.symbols(piece)]
        for place, following in pairwise(places):
            place.after.append((0, following))
        return (False, places[:1], [(0, places[-1])]) if places else (True, [], [])


def plant(root: Node, family: str, cue: str, symbols: Callable[[str], Sequence[str]]) -> None:
    """Adds a written cue; ``symbols`` turns one written word into the symbols it stands for.

    Raises ValueError if brackets do not match, if the cue could be empty or the family's name is odd.
    """
    written = _Written(cue, symbols)
    empty, firsts, lasts = written.choices()
    if written.at < len(written.pieces) or empty or not _FAMILY.match(family):
        raise ValueError(f"cue of {family!r} cannot be used: {cue}")
    for _, place in lasts:
        place.final = True
    made: dict[int, Node] = {}
    for first in firsts:
        near = _shared(root, 0, first.symbol)
        if first.final:
            near.ends(family)
        for gap, second in first.after:
            beyond = _shared(near, gap, second.symbol)
            if second.final:
                beyond.ends(family)
            for wide, third in second.after:
                beyond.to(wide, third.symbol).append(_private(third, family, made))


def _shared(node: Node, gap: int, symbol: str) -> Node:
    places = node.to(gap, symbol)
    if not places:
        places.append(Node())
    return places[0]


def _private(place: _Place, family: str, made: dict[int, Node]) -> Node:
    """The automaton from a word of one cue on."""
    known = made.get(id(place))
    if known is not None:
        return known
    node = made[id(place)] = Node()
    if place.final:
        node.ends(family)
    for gap, following in place.after:
        node.to(gap, following.symbol).append(_private(following, family, made))
    return node


def symbols_of(key: str, stem: str, number: bool, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All symbols by which a cue may name this word."""
    found = [key]
    if stem:
        found.append("~" + stem)
    found.extend(classes.get(key, ()))
    if number:
        found.append("{num}")
    if len(key) > 4:
        found.append("*" + key[-3:])
    found.extend(key[:size] + "*" for size in range(3, min(len(key), _LONGEST_PREFIX) + 1))
    return tuple(found)


def pressed(root: Node) -> Automaton:
    """The finished automaton. Places from which the same cues of the same families go on are one place."""
    flat: Automaton = []
    by_shape: dict[str, int] = {}
    done: dict[int, int] = {}

    def number(node: Node) -> int:
        known = done.get(id(node))
        if known is None:
            ways = [
                [gap, {symbol: sorted({number(one) for one in led}) for symbol, led in by_symbol.items()}]
                for gap, by_symbol in node.edges.items()
            ]
            shape = repr((node.families, ways))
            if shape not in by_shape:
                by_shape[shape] = len(flat)
                flat.append([node.families, ways])
            known = done[id(node)] = by_shape[shape]
        return known

    number(root)
    return flat


def _longest(places: Automaton, at: int, words: Sequence[tuple[str, ...]], limit: int) -> dict[str, int]:
    """Families of the cues that begin at a word, with the word after the last one of their longest."""
    longest: dict[str, int] = {}
    waiting: list[tuple[int, int]] = [(len(places) - 1, at)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        number, at = waiting.pop()
        for gap, by_symbol in places[number][1]:
            for there in range(at, min(at + gap + 1, limit)):
                for symbol in words[there]:
                    for place in by_symbol.get(symbol, ()):
                        if (place, there) in seen:
                            continue
                        seen.add((place, there))
                        families, ways = places[place]
                        for family in families:
                            if there >= longest.get(family, 0):
                                longest[family] = there + 1
                        if ways:
                            waiting.append((place, there + 1))
    return longest


def find(places: Automaton, words: Sequence[tuple[str, ...]], stops: Sequence[int]) -> tuple[Hit, ...]:
    """Every cue in the text, the longest of a family at one place only.

    ``words`` are the symbols of each word, ``stops[i]`` the first word that a cue starting at ``i`` may not reach.
    """
    hits: list[Hit] = []
    opening = [by_symbol.keys() for _, by_symbol in places[-1][1]]
    for start in range(len(words)):
        if all(symbols.isdisjoint(words[start]) for symbols in opening):
            continue
        longest = _longest(places, start, words, stops[start])
        hits.extend(Hit(family, start, longest[family] - 1) for family in sorted(longest))
    return tuple(hits)
