"""Authored terms made ready for looking up, so that a turn pays for its own words and hardly for terms it never meets.

Knows how a term is written, not what it stands for.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from trainer.language.heard import Topic
from trainer.language.lexicon import Lexicon, term_units
from trainer.language.tokens import tokenize

IDLE = 300
"""Strength of a term that can only mark a question."""


class Term(NamedTuple):
    """A term: for each of its words that count, the names under which the places of an utterance know it."""

    words: tuple[tuple[str, ...], ...]
    idle: bool
    """Whether it can only mark a question: words of no weight, or one weak word."""
    strength: int


GlossWord = tuple[str, tuple[str, ...]]
"""A word of a gloss that carries its meaning: the name under which places know it, and its concepts."""


class Plan(NamedTuple):
    """A topic with its terms made ready."""

    topic: Topic
    terms: tuple[Term, ...]
    asked_by: tuple[Term, ...]
    gloss: tuple[GlossWord, ...]


class Plans(NamedTuple):
    """All topics made ready, and which of them a name or concept can lead to."""

    all: tuple[Plan, ...]
    by_name: dict[str, tuple[int, ...]]
    by_concept: dict[str, tuple[int, ...]]


@lru_cache(maxsize=256)
def plans(topics: tuple[Topic, ...], lexicon: Lexicon) -> Plans:
    """All topics made ready, in their order."""

    def ready(terms: tuple[str, ...]) -> tuple[Term, ...]:
        return tuple(made for term in terms if (made := _term(term, lexicon)) is not None)

    made = tuple(
        Plan(topic, ready(topic.terms), ready(topic.asked_by), _gloss_words(topic.gloss, lexicon)) for topic in topics
    )
    names: dict[str, list[int]] = {}
    concepts: dict[str, list[int]] = {}
    for at, plan in enumerate(made):
        for name in (*(name for term in (*plan.terms, *plan.asked_by) for name in term.words[0]), *dict(plan.gloss)):
            names.setdefault(name, []).append(at)
        for concept in (concept for _, related in plan.gloss for concept in related):
            concepts.setdefault(concept, []).append(at)
    return Plans(made, _frozen(names), _frozen(concepts))


def _frozen(index: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(dict.fromkeys(places)) for name, places in index.items()}


def reached(made: Plans, names: Mapping[str, object], concepts: Mapping[str, object]) -> list[Plan]:
    """The topics that an utterance of these names and concepts may touch, in their order: a few of all."""
    found = {at for name in names for at in made.by_name.get(name, ())}
    found.update(at for concept in concepts for at in made.by_concept.get(concept, ()))
    return [made.all[at] for at in sorted(found)]


@lru_cache(maxsize=4096)
def _gloss_words(gloss: str, lexicon: Lexicon) -> tuple[GlossWord, ...]:
    """Words of a gloss that carry its meaning, each stem once."""
    found: dict[str, GlossWord] = {}
    for token in tokenize(gloss, lexicon.lang, lexicon.spoken):
        if not token.stem or token.stem in lexicon.idle or token.key in lexicon.idle:
            continue
        name = "#" + token.number if token.number else token.stem
        found.setdefault(token.stem, (name, lexicon.concepts.get(token.stem, ())))
    return tuple(found.values())


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
