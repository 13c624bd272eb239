"""Text of a content file -> plain values, under limits, with every oddity of YAML refused or taken as written.

A small part of YAML 1.2: a plain scalar is a whole number, true, false, null, or the string that was typed, so
``no``, ``12:30``, ``010`` and ``2026-13-45`` stay strings. Works on the parser's events, which need no recursion,
so that limits hold before anything is built. Knows nothing of personas or scenarios.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from trainer.checks.problem import Problem
from trainer.files.regular import MOST_BYTES

MAX_BYTES = MOST_BYTES
MAX_DEPTH = 24
MAX_VALUES = 60_000
MAX_PROBLEMS = 100

# The C parser is about eight times faster; the pure one gives the same events where it was not built.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Control, bidirectional and invisible characters; tab, line feed and the joiner inside emoji may stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\ud800-\udfff]|[\U000e0000-\U000e007f]"
)


class Refused(Exception):
    """The file was given up at this problem; what follows it was not read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.where()}: {problem.code}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: a value (if there is one) and everything wrong with the way it is written."""

    value: object
    problems: tuple[Problem, ...]
    whole: bool = True
    """Whether all of the text was read; a value that is not whole is not worth checking further."""


def read_text(raw: bytes, path: str, most: int = MAX_BYTES) -> str:
    """The text of a file, NFC, line ends as ``\\n``. Raises Refused: too large, not UTF-8, unseen characters."""
    if len(raw) > most:
        raise Refused(Problem(path, 0, 0, "S002", slots=(("limit", str(most // 1024)),)))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise Refused(Problem(path, *_line_column(before, len(before)), "S001")) from None
    text = text.replace("\r\n", "\n")
    unseen = _UNSEEN.search(text)
    if unseen:
        raise Refused(_unseen_problem(path, unseen, *_line_column(text, unseen.start())))
    return unicodedata.normalize("NFC", text)


def _line_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _unseen_problem(path: str, found: re.Match[str], line: int, column: int) -> Problem:
    return Problem(path, line, column, "S018", slots=(("character", f"U+{ord(found[0]):04X}"),))


def read_yaml(text: str, path: str, most_values: int = MAX_VALUES) -> Reading:
    """The value of a text and all problems of its writing; a fatal one ends the reading and comes last."""
    builder = _Builder(path, most_values)
    try:
        for event in events(text, path):
            builder.take(event)
            if len(builder.problems) >= MAX_PROBLEMS:
                return Reading(None, tuple(builder.problems), whole=False)
    except Refused as refused:
        builder.problems.append(refused.problem)
        return Reading(None, tuple(builder.problems), whole=False)
    if not isinstance(builder.value, dict):
        return Reading(None, (*builder.problems, Problem(path, 1, 1, "S008")), whole=False)
    return Reading(builder.value, tuple(builder.problems))


def events(text: str, path: str) -> Iterator[yaml.Event]:
    """The parser's events. Raises Refused where the text is not YAML."""
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise Refused(_syntax_problem(text, path, (line, column), str(error.problem or error.context))) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Refused(Problem(path, 1, 1, "S005", slots=(("detail", type(error).__name__),))) from None


def place_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax_problem(text: str, path: str, at: tuple[int, int], detail: str) -> Problem:
    lines = text.split("\n")
    if at[0] >= len(lines):  # the parser counts a line after the last
        at = len(lines) - 1, len(lines[-1])
    line = lines[at[0]]
    if "nesting depth" in detail:  # the C parser's own limit, met while it looks ahead for a key
        return Problem(path, at[0] + 1, at[1] + 1, "S003", slots=(("limit", str(MAX_DEPTH)),))
    variant = ""
    if "\t" in line[: at[1] + 1]:
        variant = "tab"
    elif "mapping values are not allowed" in detail:
        variant = "colon"
    return Problem(path, at[0] + 1, at[1] + 1, "S005", variant, (("detail", detail),))


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being built."""

    holds: list[object] | dict[str, object]
    anchor: str | None
    first: int
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


_NOT_A_KEY = "\x00"  # stands for a key that was refused; no readable key holds it


class _Builder:
    """Takes events one by one; remembers the value, the anchors and the problems."""

    def __init__(self, path: str, most_values: int) -> None:
        self.path = path
        self.most_values = most_values
        self.value: object = None
        self.problems: list[Problem] = []
        self.documents = 0
        self.values = 0
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[object, int]] = {}

    def take(self, event: yaml.Event) -> None:
        """Add one event. Raises Refused when a limit is passed."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._open(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            frame = self.stack.pop()
            if frame.anchor:
                self.anchors[frame.anchor] = (frame.holds, self.values - frame.first)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Refused(self._at(event, "S008", "second"))

    def _at(self, event: yaml.Event, code: str, variant: str = "", **slots: str) -> Problem:
        return Problem(self.path, *place_of(event), code, variant, tuple(sorted(slots.items())))

    def _count(self, event: yaml.Event, more: int = 1) -> None:
        self.values += more
        if self.values > self.most_values:
            raise Refused(self._at(event, "S004", limit=str(self.most_values)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._count(event)
        self._tag(event)
        text: str = event.value
        unseen = _UNSEEN.search(text)
        if unseen:
            self.problems.append(_unseen_problem(self.path, unseen, *place_of(event)))
            text = _UNSEEN.sub("?", text)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.holds, dict) and frame.key is None:
            self._key(event, frame, text)
            return
        value = resolve(text) if event.implicit[0] and event.style in (None, "") else text
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._put(value)

    def _key(self, event: yaml.Event, frame: _Frame, key: str) -> None:
        if key in frame.lines:
            first = str(frame.lines[key])
            self.problems.append(self._at(event, "S007", name=key, first=first))
            key = _NOT_A_KEY
        frame.lines.setdefault(key, place_of(event)[0])
        frame.key = key

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._count(event)
        self._tag(event)
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(self._at(event, "S003", limit=str(MAX_DEPTH)))
        holds: list[object] | dict[str, object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._refuse_as_key(event)
        self._put(holds)
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.stack.append(_Frame(holds, event.anchor, self.values))

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = str(event.anchor)
        value, size = self.anchors.get(name, (None, -1))
        if size < 0:
            raise Refused(self._at(event, "S004", "alias", name=name))
        self._count(event, size + 1)
        self._refuse_as_key(event)
        self._put(value)

    def _refuse_as_key(self, event: yaml.Event) -> None:
        """A list, mapping or alias may not stand where a key is due: that ends the reading."""
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.holds, dict) and frame.key is None:
            raise Refused(self._at(event, "S009"))

    def _tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag:
            self.problems.append(self._at(event, "S006", name=tag.replace("tag:yaml.org,2002:", "!!")))

    def _put(self, value: object) -> None:
        if not self.stack:
            self.value = value
            return
        frame = self.stack[-1]
        if isinstance(frame.holds, list):
            frame.holds.append(value)
            return
        if frame.key is not None and frame.key != _NOT_A_KEY:
            frame.holds[frame.key] = value
        frame.key = None


def resolve(plain: str) -> str | int | bool | None:
    """The value of an unquoted scalar: true, false, null, a whole number, or the characters as typed."""
    if plain in _CONSTANTS:
        return _CONSTANTS[plain]
    return int(plain) if _WHOLE.fullmatch(plain) else plain
