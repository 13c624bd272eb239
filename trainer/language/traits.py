"""What can be seen of each stretch of an utterance that does one thing: its words, cues and ties to the talk.

A trait is a short text. Traits are what senses were taught on, so their names and edges may only change together
with the weights (``training/``). Nothing here decides what an act is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trainer.acts import Act, SlotKind, Span
from trainer.language.heard import Topic
from trainer.language.lexicon import Lexicon
from trainer.language.reading import Reading
from trainer.language.scene import Scene
from trainer.language.tokens import tokenize

_LENGTHS = (2, 4, 7, 11, 16, 24)
_SHARES = (0, 20, 40, 70)
_COVERS = (0, 25, 45, 70)
_CLARITY = (350, 450, 600)
_TIES = (
    (SlotKind.FACT, "fact"),
    (SlotKind.NOT_TRUE, "untrue"),
    (SlotKind.NEED, "need"),
    (SlotKind.CONCERN, "concern"),
)
_LISTED = (SlotKind.DETAIL, SlotKind.FIELD, SlotKind.CONDITION, SlotKind.QUESTION)
"""What only a scenario lists: a sense taught on single answers has never met it, so it is no trait."""
_ANYWHERE = (SlotKind.FACT, SlotKind.NOT_TRUE, SlotKind.TIME, SlotKind.NAME, SlotKind.OBJECTION)
_ACROSS = ("cue:", "act:", "ask", "contrast")
"""Traits of a stretch that its neighbours see too."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` that do one thing, and what can be seen of them."""

    first: int
    last: int
    own: tuple[str, ...]
    """Traits of the words themselves, which differ from language to language."""
    shared: tuple[str, ...]
    """Traits that mean the same in every language."""

    @property
    def traits(self) -> Iterator[str]:
        """All of them."""
        yield from self.own
        yield from self.shared


def stretches(scene: Scene, acts: Sequence[Act]) -> tuple[Stretch, ...]:
    """The utterance cut at sentences, contrasts and questions, with the traits of each part.

    ``acts`` are what the cues alone show.
    """
    reading = scene.reading
    edges = _edges(scene)
    seen = [_seen(scene, acts, first, last) for first, last in edges]
    found = []
    for at, (first, last) in enumerate(edges):
        around = [*_place(at, len(edges)), *_beside(seen[at - 1] if at else (), "before ")]
        around += _beside(seen[at + 1] if at + 1 < len(edges) else (), "after ")
        found.append(Stretch(first, last, _words(reading, first, last), tuple(dict.fromkeys([*seen[at], *around]))))
    return tuple(found)


def _edges(scene: Scene) -> list[tuple[int, int]]:
    asked = {question.first for question in scene.asked}
    starts: list[int] = []
    sentence = -1
    for clause in scene.reading.clauses:
        if clause.sentence != sentence or clause.contrast or clause.first in asked:
            starts.append(clause.first)
        sentence = clause.sentence
    ends = [start - 1 for start in starts[1:]] + [len(scene.reading.tokens) - 1]
    return list(zip(starts, ends, strict=True))


def _words(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """Words, stems, pairs and threes of words, and how the stretch begins."""
    tokens = reading.tokens[first : last + 1]
    keys = [token.key for token in tokens]
    found = [f"^ {keys[0]}", "^^ " + " ".join(keys[:2])]
    for at, token in enumerate(tokens):
        key = "#" if token.number else token.key
        following = keys[at + 1] if at + 1 < len(keys) else "$"
        found.append(f"w {key}")
        if token.stem and token.stem != token.key:
            found.append(f"s {token.stem}")
        found.append(f"b {key} {following}")
        if at + 2 < len(keys):
            found.append(f"t {key} {following} {keys[at + 2]}")
    return tuple(dict.fromkeys(found))


def _place(at: int, size: int) -> list[str]:
    return ["first"] * (at == 0) + ["last"] * (at == size - 1) + ["only"] * (size == 1)


def _beside(traits: Sequence[str], where: str) -> list[str]:
    return [where + trait for trait in traits if trait.startswith(_ACROSS)]


def _seen(scene: Scene, acts: Sequence[Act], first: int, last: int) -> tuple[str, ...]:
    reading = scene.reading
    span = reading.span(first, last)
    families = {family for family, hits in reading.hits.items() if any(first <= hit.first <= last for hit in hits)}
    found = [f"cue:{family}" for family in sorted(families)]
    found += _heard(acts, span)
    found += _form(scene, first, last)
    found += _taken_up(scene, first, last)
    found += _tied(scene, first, last)
    found += [
        f"touch:{touch.topic.slot.kind}:{int(touch.by_question)}:{_step(touch.strength, _CLARITY)}"
        for touch in scene.touches
        if first <= touch.first <= last and _known(touch.topic)
    ]
    return tuple(dict.fromkeys(found))


def _known(topic: Topic) -> bool:
    """Whether a topic is one that any conversation has: the sheet, what was told, what lies under this objection."""
    if topic.slot.kind is SlotKind.NEED:
        return topic.said
    if topic.slot.kind is SlotKind.CONCERN:
        return topic.open
    return topic.slot.kind not in _LISTED


def _heard(acts: Sequence[Act], span: Span) -> list[str]:
    """What cues alone make of the stretch, and with which slots."""
    here = [act for act in acts if act.span.start < span.end and act.span.end > span.start]
    named = sorted({act.name.value for act in here})
    kinds = {(act.name, slot.kind) for act in here for slot in act.slots if slot.kind in _ANYWHERE}
    filled = sorted(f"slot:{name.value}:{kind.value}" for name, kind in kinds)
    return [f"act:{name}" for name in named] + filled


def _form(scene: Scene, first: int, last: int) -> list[str]:
    reading = scene.reading
    tokens = reading.tokens[first : last + 1]
    asked = [question for question in scene.asked if first <= question.first <= last]
    found = ["ask", f"ask:{asked[0].form}", f"ask:{asked[0].cue}", f"asks:{min(3, len(asked))}"] if asked else ["tells"]
    found.append("mark" if any("?" in token.after for token in tokens) else "no mark")
    if any("!" in token.after for token in tokens):
        found.append("!")
    if reading.clause_of(first).contrast:
        found.append("contrast")
    if scene.objecting:
        found.append("objecting")
    if "?" in scene.heard.customer:
        found.append("they ask")
    if any(topic.said and topic.open for topic in scene.heard.topics):
        found.append("worry told")
    return [*found, f"denies:{min(2, reading.negations(first, last))}", f"long:{_step(last - first + 1, _LENGTHS)}"]


def _taken_up(scene: Scene, first: int, last: int) -> list[str]:
    """How much of the customer's own words stands in the stretch."""
    stems = {scene.reading.tokens[at].stem for at in scene.reading.content(first, last)}
    last_turn = len(stems & carried(scene.heard.customer, scene.reading.lexicon)[0])
    return [
        f"theirs:{min(3, last_turn)}",
        f"theirs share:{_step(100 * last_turn // max(1, len(stems)), _SHARES)}",
        f"earlier:{min(2, len(stems & scene.said.earlier))}",
        "copied" if scene.copied(first, last) else "own words",
    ]


def _tied(scene: Scene, first: int, last: int) -> list[str]:
    """How near the stretch comes to one topic of each kind, and whose its numbers are."""
    reading = scene.reading
    stems = {reading.tokens[at].stem for at in reading.content(first, last)}
    numbers = {token.number for token in reading.tokens[first : last + 1] if token.number}
    theirs = carried(scene.heard.customer, reading.lexicon)[1]
    found, known = [], {"theirs": theirs}
    for kind, name in _TIES:
        glosses = [
            carried(topic.gloss, reading.lexicon)
            for topic in scene.heard.topics
            if topic.slot.kind is kind and topic.gloss and _known(topic)
        ]
        shared = [(len(stems & words), len(words)) for words, _ in glosses]
        found.append(f"{name}:{min(3, max((count for count, _ in shared), default=0))}")
        covered = max((100 * count // max(2, size) for count, size in shared), default=0)
        found.append(f"{name} share:{_step(covered, _COVERS)}")
        known[name] = frozenset(number for _, given in glosses for number in given)
    if numbers:
        found.append("number")
        found += [
            f"number {'of' if numbers & known[name] else 'not of'} {name}" for name in ("theirs", "fact", "untrue")
        ]
        if not numbers & (theirs | known["fact"]):
            found.append("number of nobody")
    return found


@lru_cache(maxsize=4096)
def carried(text: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of a text that carry meaning, and its numbers."""
    tokens = tokenize(text, lexicon.lang, lexicon.spoken)
    idle = lexicon.idle
    carried = (token.stem for token in tokens if token.stem and token.stem not in idle and token.key not in idle)
    return frozenset(carried), frozenset(token.number for token in tokens if token.number)


def _step(value: int, edges: Sequence[int]) -> int:
    """Which step of a scale a value stands on: 0 up to the first edge."""
    return next((at for at, edge in enumerate(edges) if value <= edge), len(edges))
