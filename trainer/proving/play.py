"""A play: a conversation written down as a test, and how its lines are read.

::

    # What it proves, in a sentence.
    scenario: payroll-cold-call
    persona: interested-planner
    seed: 3
    lang: en

    < greet                      the customer's turn does this act ...
    < ~good morning              ... and these words are in it (any case)
    <! object ~no time           and neither of these
    > Good morning, ...          what the trainee types; a bare > waits
    >@12 Let me just -           typed when 12 characters of the customer's turn had been spoken
    ? clarify 3-4                the level (or not_applicable ...) that the line above earned
    ? G5                         the serious fault it ran into; ?! G5 for one it did not
    ? trust up                   what it did to the customer: trust, interest, patience, irritation; up, down, same
    ? state objection_revealed   where the customer stands after it
    = sale                       how the call ended, or open

Only reads; playing it is for ``playing.py``.
"""

import re
from dataclasses import dataclass

HEADER = ("scenario", "persona", "seed", "lang")
_WORDS = re.compile(r"~(.*)$")
_CUT = re.compile(r">@(\d{1,4})(?: (.*))?$")


class PlayBroken(ValueError):
    """A line of a play that cannot be read: its number (0: the header as a whole), a message key, its slots."""

    def __init__(self, line: int, key: str, **slots: object) -> None:
        super().__init__(line, key)
        self.line = line
        self.key = key
        self.slots = slots


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the trainee's."""

    line: int
    text: str
    cut_at: int | None = None
    """Characters of the customer's turn that had been spoken; ``None`` means all."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that must be so by now."""

    line: int
    sign: str
    """``<``, ``?`` or ``=``; with ``!`` after it if it must not be so."""
    words: tuple[str, ...]
    """Acts, a rule with its levels, a gate, a feeling with its way, an outcome."""
    phrase: str = ""
    """Words that must (not) be in the customer's turn."""

    @property
    def forbidden(self) -> bool:
        """Whether it must not be so."""
        return self.sign.endswith("!")


@dataclass(frozen=True, slots=True)
class Play:
    """A whole play."""

    scenario: str
    persona: str
    seed: int
    lang: str
    steps: tuple[Said | Expected, ...]


def read_play(text: str) -> Play:
    """The play that a text holds. Raises PlayBroken for the first line that is none."""
    header: dict[str, str] = {}
    steps: list[Said | Expected] = []
    for number, line in enumerate(text.split("\n"), 1):
        row = line.rstrip()
        if not row or row.startswith("#"):
            continue
        if row[0] in "<>?=":
            steps.append(_step(number, row))
            continue
        key, colon, value = row.partition(":")
        if not colon or key not in HEADER or steps:
            raise PlayBroken(number, "play.no_line", row=row[:60])
        if key in header:
            raise PlayBroken(number, "play.twice", name=key)
        header[key] = value.strip()
    return _whole(header, steps)


def _whole(header: dict[str, str], steps: list[Said | Expected]) -> Play:
    for key in HEADER:
        if not header.get(key):
            raise PlayBroken(0, "play.missing", name=key)
    if not re.fullmatch(r"\d{1,9}", header["seed"]):
        raise PlayBroken(0, "play.seed", given=header["seed"])
    if not any(isinstance(step, Expected) for step in steps):
        raise PlayBroken(0, "play.expects_nothing")
    return Play(header["scenario"], header["persona"], int(header["seed"]), header["lang"], tuple(steps))


def _step(number: int, row: str) -> Said | Expected:
    if row[0] == ">":
        return _said(number, row)
    sign = row[:2] if row[1:2] == "!" else row[0]
    rest = row[len(sign) :].strip()
    phrase = ""
    if sign[0] == "<":
        found = _WORDS.search(rest)
        phrase = found[1].strip() if found else ""
        rest = rest[: found.start()].strip() if found else rest
    words = tuple(rest.split())
    if not words and not phrase:
        raise PlayBroken(number, "play.empty", sign=sign)
    if sign[0] == "=" and len(words) != 1:
        raise PlayBroken(number, "play.one_outcome")
    if sign[0] == "?" and len(words) > 2:
        raise PlayBroken(number, "play.no_line", row=row[:60])
    return Expected(number, sign, words, phrase)


def _said(number: int, row: str) -> Said:
    cut = _CUT.match(row)
    if cut:
        return Said(number, cut[2] or "", int(cut[1]))
    if row[1:2] not in ("", " "):
        raise PlayBroken(number, "play.no_line", row=row[:60])
    return Said(number, row[2:])
