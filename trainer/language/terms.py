"""Authored terms made ready for looking up, so that a turn pays for its own words and hardly for terms it never meets.

Knows how a term is written, not what it stands for.
"""

from functools import lru_cache
from typing import NamedTuple

from trainer.language.heard import Topic
from trainer.language.lexicon import Lexicon, term_units

IDLE = 300
"""Strength of a term that can only mark a question."""


class Term(NamedTuple):
    """A term: for each of its words that count, the names under which the places of an utterance know it."""

    words: tuple[tuple[str, ...], ...]
    idle: bool
    """Whether it can only mark a question: words of no weight, or one weak word."""
    strength: int


class Plan(NamedTuple):
    """A topic with its terms made ready."""

    topic: Topic
    terms: tuple[Term, ...]
    asked_by: tuple[Term, ...]


@lru_cache(maxsize=256)
def plans(topics: tuple[Topic, ...], lexicon: Lexicon) -> tuple[Plan, ...]:
    """All topics made ready, in their order."""

    def ready(terms: tuple[str, ...]) -> tuple[Term, ...]:
        return tuple(made for term in terms if (made := _term(term, lexicon)) is not None)

    return tuple(Plan(topic, ready(topic.terms), ready(topic.asked_by)) for topic in topics)


@lru_cache(maxsize=16384)
def _term(term: str, lexicon: Lexicon) -> Term | None:
    whole = term_units(term, lexicon.lang)
    if not whole:
        return None
    units = tuple(unit for unit in whole if unit[0] not in lexicon.idle)
    if not units or (len(whole) == 1 and units[0][0] in lexicon.weak):
        return Term(tuple(_names(unit, lexicon) for unit in whole), True, IDLE)
    return Term(tuple(_names(unit, lexicon) for unit in units), False, min(900, 500 + 150 * len(units)))


def _names(unit: tuple[str, str], lexicon: Lexicon) -> tuple[str, ...]:
    key, base = unit
    number = lexicon.spoken.get(key, "") or (key.replace(",", ".") if key[0].isdigit() else "")
    return tuple(dict.fromkeys((*(("#" + number,) if number else ()), key, base)))
