"""Selling without aim: piles of features, and claims that rest on no fact; and what a sentence is tied to."""

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.reading import Sentence
from trainer.language.scene import Scene
from trainer.language.topics import Touch

_DUMP = 3
_SUPERLATIVES = 2
_LIST = 3
_NO_PITCH = (
    "purpose",
    "callback",
    "goodbye",
    "fix_action",
    "own_mistake",
    "reflect",
    "removal",
    "boundary",
    "consent",
    "own_name",
    "candour",
)


def ties_of(scene: Scene, sentence: Sentence) -> tuple[Touch, ...]:
    """Needs and concerns spoken of in a sentence, or in the one before it that takes up the customer."""
    kinds = (SlotKind.NEED, SlotKind.CONCERN)
    own = tuple(t for t in scene.touching(kinds, sentence.first, sentence.last) if not t.by_question)
    sentences = scene.reading.sentences
    at = sentences.index(sentence)
    if at and not own:
        before = sentences[at - 1]
        if scene.reading.of("tie", before.first, before.last) or scene.reading.of("reflect", before.first, before.last):
            own = tuple(t for t in scene.touching(kinds, before.first, before.last) if not t.by_question)
    return own


def dump(scene: Scene, claims: list[Act]) -> list[Act]:
    """A pile of features with no need among them."""
    reading = scene.reading
    if any(act.name is ActName.BENEFIT for act in claims):
        return []
    facts = {slot for act in claims for slot in act.slots if slot.kind is SlotKind.FACT}
    ties = {slot for act in claims for slot in act.slots if slot.kind in (SlotKind.NEED, SlotKind.CONCERN)}
    superlatives = [h for h in reading.hits.get("superlative", ()) if not reading.denied(h.first)]
    if len(facts) >= _DUMP and not ties:
        where = (0, len(reading.tokens) - 1)
        return [scene.act(ActName.FEATURE_DUMP, where, sorted(facts), 600)]
    if len(superlatives) >= _SUPERLATIVES and not ties:
        return [scene.act(ActName.FEATURE_DUMP, (superlatives[0].first, superlatives[-1].last), [], 550)]
    for sentence in reading.sentences:
        commas = _listed(scene, sentence)
        listed = commas >= _LIST or (commas >= 2 and reading.of("list_and", sentence.first, sentence.last))
        claim = reading.of("own_side", sentence.first, sentence.last) or reading.of(
            "wares", sentence.first, sentence.last
        )
        theirs = scene.asks(sentence.first) or len(reading.of("their_side", sentence.first, sentence.last)) >= 2
        if listed and claim and not theirs and not ties_of(scene, sentence):
            return [scene.act(ActName.FEATURE_DUMP, (sentence.first, sentence.last), [], 500)]
    return []


def _listed(scene: Scene, sentence: Sentence) -> int:
    """Commas between short items of a list; a comma before a clause counts for nothing."""
    reading = scene.reading
    commas = [at for at in range(sentence.first, sentence.last) if "," in reading.tokens[at].after]
    ends = [*commas, sentence.last][1:]
    return sum(
        end - at <= 5 and not reading.of("clause_open", at + 1, at + 1) for at, end in zip(commas, ends, strict=True)
    )


def pitch(scene: Scene, taken: list[Act]) -> list[Act]:
    """Selling on without a fact: claims for the own side that fill no slot, or an argument to a concern."""
    reading = scene.reading
    for clause in scene.statements():
        span = reading.span(clause.first, clause.last)
        if any(act.span.start <= span.start < act.span.end for act in taken):
            continue
        pitched = reading.of("pitch", clause.first, clause.last)
        claim = reading.has("own_side", clause) and (reading.has("help", clause) or reading.has("wares", clause))
        if not (pitched or claim or reading.has("comfort", clause) or reading.has("rebut", clause)):
            continue
        if any(reading.has(f, clause) for f in _NO_PITCH):
            continue
        ties: list[Slot] = [
            t.topic.slot for t in scene.touching((SlotKind.NEED, SlotKind.CONCERN), clause.first, clause.last)
        ]
        name = ActName.ADVANTAGE if ties and claim else ActName.PITCH
        return [scene.act(name, (clause.first, clause.last), ties, 400)]
    return []
