"""Which of a turn's marks tells most, and the quoted words that belong to it.

Faults come before marks, praise before criticism only where the level earned it. Knows no layout.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from trainer.acts import Fault, Mark, MarkedTurn, Span, VerdictKind
from trainer.content.words import Words
from trainer.scoring.scorecard import Diagnostics

GOOD = 3
"""The level from which a mark is praise (RUBRIC 3)."""
_LONGEST_QUOTE = 90
_NO_WORDS = re.compile(r":? ?[“„][”“]")


def quote(text: str, spans: Iterable[Span]) -> str:
    """The words of the first span, shortened at a word if they are long; empty if there is none."""
    span = next(iter(spans), None)
    if span is None:
        return ""
    words = " ".join(text[span.start : span.end].split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def levelled(marked: MarkedTurn) -> tuple[Mark, ...]:
    """The marks that are levels."""
    return tuple(mark for mark in marked.marks if mark.verdict is VerdictKind.LEVEL)


def best(marked: MarkedTurn) -> Mark | None:
    """The highest mark that words of this turn earned, if it is worth praise."""
    ranked = sorted(
        (mark for mark in levelled(marked) if mark.evidence), key=lambda mark: (-mark.level, -mark.strength)
    )
    return ranked[0] if ranked and ranked[0].level >= GOOD else None


def worst(marked: MarkedTurn) -> Mark | None:
    """The lowest mark, if it is below what is asked."""
    ranked = sorted(levelled(marked), key=lambda mark: (mark.level, mark.strength))
    return ranked[0] if ranked and ranked[0].level < GOOD else None


def sentence(words: Words, key: str, text: str, spans: Iterable[Span]) -> str:
    """A reason as one sentence with the trainee's words in it, or without the place for them where none show it.

    The key itself if the language lacks it.
    """
    if not words.has(key):
        return key
    quoted = quote(text, spans)
    said = words.say(key, quote=quoted)
    return said if quoted else _NO_WORDS.sub("", said)


def fault_sentence(words: Words, fault: Fault, text: str) -> str:
    """What one serious fault was, with the words that did it."""
    return sentence(words, fault.reason, text, (fault.span,))


class Answered(Protocol):
    """A line of the trainee's as far as it matters here."""

    @property
    def taken(self) -> str:
        """Message key of how it was taken; empty where nobody recorded it."""

    @property
    def answer(self) -> str:
        """What the customer said to it; empty where they said nothing more."""


def answered(line: Answered, words: Words) -> str:
    """How a line was taken and what it was answered with, as far as either is known."""
    said = words.say("debrief.quoted", text=line.answer) if line.answer else ""
    return " – ".join(part for part in (words.say(line.taken) if line.taken else "", said) if part)


def counted(seen: Diagnostics, words: Words) -> str:
    """What stands beside a score and never in it: turns, questions, shares of the talk."""
    return words.say(
        "debrief.counts.line",
        turns=seen.turns,
        questions=seen.questions,
        reflections=seen.reflections,
        talk=seen.talk_percent,
        longest=seen.longest_turn,
        revealed=seen.revealed,
        concerns=seen.concerns,
    )
