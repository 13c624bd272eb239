"""One thing wrong in a content file: where it stands, a stable code, and the values its sentence needs.

Knows no language: the sentences stand in ``trainer/words/<lang>/problems.yaml`` and are filled by ``what`` and ``fix``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.content.words import Words


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem; ordered by file, line and column so that lists of them read like the file."""

    path: str
    """The file as the reader knows it."""
    line: int
    """From 1; 0 when the file as a whole is meant."""
    column: int
    """From 1, in characters; 0 when the file as a whole is meant."""
    code: str
    """Stable name such as ``S010``; the list stands in ``trainer/checks/codes.py``."""
    variant: str = ""
    """Which wording of the code fits (``guess`` where a near name can be offered)."""
    slots: tuple[tuple[str, str], ...] = ()
    """Values for the sentence's slots, by name."""

    def where(self) -> str:
        """``file:line:col``, as editors jump to it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    def what(self, words: Words) -> str:
        """What is wrong, in one sentence."""
        return self._say(words, "what")

    def fix(self, words: Words) -> str:
        """How to mend it, in one sentence."""
        return self._say(words, "fix")

    def _say(self, words: Words, part: str) -> str:
        special = f"problem.{self.code}.{self.variant}.{part}"
        key = special if self.variant and words.has(special) else f"problem.{self.code}.{part}"
        return words.say(key, **dict(self.slots))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The source line a problem stands in, and where to point."""

    line: str
    caret: int
    """Characters of ``line`` before the place."""


def tell(problem: Problem, words: Words) -> str:
    """One line for a person and for an editor: ``file:line:col: CODE what fix``."""
    return f"{problem.where()}: {problem.code} {problem.what(words)} {problem.fix(words)}".rstrip()


def excerpt(problem: Problem, source: str, width: int = 100) -> Excerpt | None:
    """The line of ``source`` that the problem points at, cut to ``width`` characters around the place.

    ``None`` if the problem means the whole file or the line does not exist. Tabs become single spaces, so that
    the caret stands below its character.
    """
    lines = source.split("\n")
    if not 1 <= problem.line <= len(lines):
        return None
    line = lines[problem.line - 1].rstrip("\r").replace("\t", " ")
    at = min(max(problem.column - 1, 0), len(line))
    start = max(0, at - width * 2 // 3) if len(line) > width else 0
    return Excerpt(line[start : start + width], at - start)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of the files."""
    return tuple(sorted(set(problems)))
