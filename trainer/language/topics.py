"""Which topics of the conversation an utterance touches, and which of the customer's own words it takes up.

Touching is not claiming: polarity and frames are judged by whoever asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from trainer.acts import SlotKind
from trainer.language.agreeing import agrees
from trainer.language.heard import Heard, Topic
from trainer.language.lexicon import Lexicon, words_of
from trainer.language.meaning import Meaning, nearest
from trainer.language.reading import Reading
from trainer.language.terms import IDLE, GlossWord, Plan, Term, plans, reached

_WINDOW = 7
_PREFIX = 4
ENOUGH = 400
"""Strength from which a touch fills a slot."""
_ASKED = 350


class Touch(NamedTuple):
    """A topic touched by words ``first`` to ``last`` (inclusive)."""

    topic: Topic
    strength: int
    first: int
    last: int
    by_question: bool = False
    """Touched only by the words of a question that would reach it."""
    by_gloss: bool = False
    """Touched by words of its gloss, not by a term an author wrote for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each stem, beginning and number of an utterance stands."""

    at: dict[str, tuple[int, ...]]
    concepts: dict[str, tuple[int, ...]]

    @staticmethod
    def of(reading: Reading) -> "Places":
        """The places of one utterance's words."""
        found: dict[str, list[int]] = {}
        concepts: dict[str, list[int]] = {}
        for at, token in enumerate(reading.tokens):
            names = {token.key, token.stem} if token.stem else set()
            if token.number:
                names.add("#" + token.number)
            if token.stem:
                names.update(token.key[:size] for size in range(_PREFIX, len(token.key)))
            for name in sorted(names):
                found.setdefault(name, []).append(at)
            for concept in reading.lexicon.concepts.get(token.stem, ()):
                concepts.setdefault(concept, []).append(at)
        return Places(
            {name: tuple(places) for name, places in found.items()},
            {name: tuple(places) for name, places in concepts.items()},
        )


def _word_places(names: tuple[str, ...], at: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    if len(names) == 1:
        return at.get(names[0], ())
    found = [place for name in names for place in at.get(name, ())]
    return tuple(sorted(set(found))) if found else ()


def _together(groups: Sequence[tuple[int, ...]], reading: Reading) -> list[tuple[int, int]]:
    """In each sentence the first place where one word of every group stands within reach."""
    found: dict[int, tuple[int, int]] = {}
    for anchor in groups[0]:
        sentence = reading.sentence_of(anchor)
        if sentence.first in found:
            continue
        chosen = [anchor]
        for group in groups[1:]:
            near = [at for at in group if sentence.first <= at <= sentence.last and abs(at - anchor) <= _WINDOW]
            if not near:
                break
            chosen.append(min(near, key=lambda at: (abs(at - anchor), at)))
        else:
            found[sentence.first] = min(chosen), max(chosen)
    return list(found.values())


def _unit_follows(reading: Reading, at: int) -> bool:
    """Whether a sign or word of measure stands by a number."""
    token = reading.tokens[at]
    if any(sign in token.before[-1:] + token.after[:1] for sign in "%€$£") or not token.key[-1].isdigit():
        return True
    following = reading.tokens[at + 1].key if at + 1 < len(reading.tokens) else ""
    return "{unit}" in reading.lexicon.classes.get(following, ())


class _Met(NamedTuple):
    """A term or gloss met in a sentence: how clearly, and where."""

    strength: int
    first: int
    last: int


def _term_met(term: Term, reading: Reading, places: Places) -> list[_Met]:
    """Where an authored term is met, once a sentence; a term of idle words can only mark a question."""
    groups: list[tuple[int, ...]] = []
    for names in term.words:
        group = _word_places(names, places.at)
        if not group:
            return []
        groups.append(group)
    spots = _together(groups, reading)
    if term.idle or len(groups) > 1:
        return [_Met(term.strength, *where) for where in spots]
    return [
        _Met(550 if not reading.tokens[first].number or _unit_follows(reading, first) else 250, first, last)
        for first, last in spots
    ]


def _gloss_met(words: tuple[GlossWord, ...], reading: Reading, places: Places) -> list[_Met]:
    """Sentences that share enough words or concepts with a gloss."""
    shared: dict[int, list[tuple[int, int]]] = {}
    for name, concepts in words:
        direct = places.at.get(name, ())
        related = tuple(at for concept in concepts for at in places.concepts.get(concept, ()))
        seen: set[int] = set()
        for at in direct or related:
            sentence = reading.sentence_of(at).first
            if sentence not in seen:
                seen.add(sentence)
                shared.setdefault(sentence, []).append((10 if direct else 6, at))
    found: list[_Met] = []
    for pairs in shared.values():
        total, spots = sum(weight for weight, _ in pairs), [at for _, at in pairs]
        if total >= 16 or (len(words) == 1 and total >= 10):
            strength = min(950, 20 * total + 400 * total // (10 * max(1, len(words))))
            found.append(_Met(strength, min(spots), max(spots)))
    return found


def touched(reading: Reading, heard: Heard) -> tuple[Touch, ...]:
    """Every topic the utterance touches by words, once a sentence, strongest first; ties in the order of the topics."""
    if not reading.tokens:
        return ()
    places = Places.of(reading)
    near = reached(plans(heard.topics, reading.lexicon), places.at, places.concepts)
    found = [touch for plan in near for touch in _touches(plan, reading, places)]
    return tuple(sorted(found, key=lambda touch: -touch.strength))


def _met_at_all(terms: tuple[Term, ...], places: Places) -> list[Term]:
    """Terms whose first word the utterance holds: a few of hundreds."""
    apart = places.at.keys().isdisjoint
    return [term for term in terms if not apart(term.words[0])]


def _touches(plan: Plan, reading: Reading, places: Places) -> list[Touch]:
    """Where one topic is touched, once a sentence."""
    by_sentence: dict[int, list[_Met]] = {}
    for term in _met_at_all(plan.terms, places):
        for met in _term_met(term, reading, places):
            by_sentence.setdefault(reading.sentence_of(met.first).first, []).append(met)
    glossed = {reading.sentence_of(met.first).first: met for met in _gloss_met(plan.gloss, reading, places)}
    asked: dict[int, _Met] = {}
    for term in _met_at_all(plan.asked_by, places):
        for met in _term_met(term, reading, places):
            at = reading.sentence_of(met.first).first
            if at not in asked or met.strength > asked[at].strength:
                asked[at] = met
    found: list[Touch] = []
    for at in sorted({*by_sentence, *glossed, *asked}):
        touch = _joined(plan.topic, by_sentence.get(at, []), glossed.get(at), asked.get(at))
        if touch is not None:
            found.append(touch)
    return found


def _joined(topic: Topic, terms: list[_Met], gloss: _Met | None, asked: _Met | None) -> Touch | None:
    """One touch of what was met in one sentence."""
    clear = [met for met in terms if met.strength >= _ASKED]
    if clear:
        best = max(clear, key=lambda met: met.strength)
        strength = min(1000, best.strength + 150 * (len(clear) - 1))
        if gloss is None or gloss.strength <= strength:
            return Touch(topic, strength, best.first, best.last)
    if gloss is not None:
        return Touch(topic, *gloss, False, True)
    marks = [met for met in terms if met.strength == IDLE] + ([asked] if asked is not None else [])
    if not marks:
        return None
    best = max(marks, key=lambda met: met.strength)
    return Touch(topic, max(ENOUGH, best.strength), best.first, best.last, True)


def meant(reading: Reading, heard: Heard, meaning: Meaning) -> tuple[Touch, ...]:
    """Topics that a clause speaks of in other words, as the backend sees it."""
    topics = [topic for topic in heard.topics if topic.gloss]
    clauses = [clause for clause in reading.clauses if len(clause) >= 3]
    if not topics or not clauses:
        return ()
    texts = [reading.text[slice(*reading.span(clause.first, clause.last))] for clause in clauses]
    rows = meaning.similarity(texts, [topic.gloss for topic in topics])
    found: list[Touch] = []
    for clause, row in zip(clauses, rows, strict=True):
        for kinds in (_CLAIMED, _HIDDEN):
            places = [at for at, topic in enumerate(topics) if topic.slot.kind in kinds]
            best = nearest([row[at] for at in places])
            if best is not None and agrees(reading, clause, topics[places[best[0]]], best[1]):
                strength = min(1000, 200 + best[1])
                found.append(Touch(topics[places[best[0]]], strength, clause.first, clause.last, by_gloss=True))
    return tuple(found)


_CLAIMED = (SlotKind.FACT, SlotKind.NOT_TRUE)
_HIDDEN = (SlotKind.NEED, SlotKind.CONCERN, SlotKind.DETAIL)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The customer's own words, as far as a trainee may take them up."""

    stems: frozenset[str]
    """Stems of the last turn that carry meaning."""
    earlier: frozenset[str]
    """The same of earlier turns."""
    concepts: frozenset[str]
    """Concepts of the last turn."""
    grams: frozenset[tuple[str, ...]]
    """Runs of four words of the customer's turns."""
    numbers: frozenset[str]
    negative: bool
    """Whether the last turn holds a negation."""

    def shares(self, reading: Reading, first: int, last: int) -> tuple[int, ...]:
        """Words of a stretch that take up a word of the customer's last turn, or an earlier one."""
        both = self.stems | self.earlier
        return tuple(at for at in reading.content(first, last) if reading.tokens[at].stem in both)

    def echoes(self, reading: Reading, first: int, last: int) -> tuple[int, ...]:
        """Words of a stretch that name what the customer spoke of by another word."""
        known = reading.lexicon.concepts
        return tuple(
            at
            for at in reading.content(first, last)
            if reading.tokens[at].stem not in self.stems
            and any(name in self.concepts for name in known.get(reading.tokens[at].stem, ()))
        )


@lru_cache(maxsize=1024)
def _taken_in(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], frozenset[str]]:
    """Stems of a customer's turn that carry meaning, and its numbers."""
    tokens = words_of(text, lexicon)
    idle = lexicon.idle
    return (
        tuple(token.stem for token in tokens if token.stem and token.stem not in idle and token.key not in idle),
        frozenset(token.number for token in tokens if token.number),
    )


def grams(keys: Sequence[str], size: int = 4) -> tuple[tuple[str, ...], ...]:
    """All runs of ``size`` words."""
    return tuple(tuple(keys[at : at + size]) for at in range(len(keys) - size + 1))


@lru_cache(maxsize=16)
def said_by(customer: str, before: tuple[str, ...], lexicon: Lexicon) -> Said:
    """What the customer said, ready for comparing."""
    last, _ = _taken_in(customer, lexicon)
    tokens = words_of(customer, lexicon)
    earlier = [base for turn in before[-6:] for base in _taken_in(turn, lexicon)[0]]
    numbers = {number for turn in (*before, customer) for number in _taken_in(turn, lexicon)[1]}
    return Said(
        stems=frozenset(last),
        earlier=frozenset(earlier),
        concepts=frozenset(name for base in last for name in lexicon.concepts.get(base, ())),
        grams=frozenset(grams([token.key for token in tokens])),
        numbers=frozenset(numbers),
        negative=any(token.key in lexicon.negators for token in tokens),
    )
