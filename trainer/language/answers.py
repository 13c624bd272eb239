"""Answers to the customer's own questions: from the facts, "I don't know and will find out", or past it."""

from trainer.acts import Act, ActName, SlotKind
from trainer.language.scene import Scene

_FIRST_WORDS = 30


def _waits(scene: Scene) -> bool:
    """Whether a question of the customer's is open."""
    return scene.heard.question_waits


def _unknown(scene: Scene) -> list[Act]:
    reading = scene.reading
    hits = [hit for hit in reading.hits.get("admit_unknown", ()) if not scene.asks(hit.first)]
    if not hits:
        return []
    found_out = reading.of("find_out")
    if not found_out and not _waits(scene):
        return []
    sentence = reading.sentence_of(hits[0].first)
    last = max([sentence.last, *(reading.sentence_of(hit.first).last for hit in found_out)])
    return [scene.act(ActName.ADMIT_UNKNOWN, (hits[0].first, last), [], 650 if found_out else 350)]


def _answer(scene: Scene) -> list[Act]:
    """A direct answer in the first clause, resting on a fact or on what is asked about."""
    reading = scene.reading
    first = [clause for clause in reading.clauses[:2] if not scene.asks(clause.first)]
    if not first:
        return []
    end = min(first[-1].last, first[0].first + _FIRST_WORDS)
    facts = [t for t in scene.touching((SlotKind.FACT,), first[0].first, end) if not t.by_question]
    topics = scene.touching((SlotKind.QUESTION,), first[0].first, end)
    direct = reading.of("answer_direct", first[0].first, first[0].first + 2)
    if facts or topics or (direct and scene.said.shares(reading, first[0].first, end)):
        slots = [t.topic.slot for t in (*topics, *facts)]
        return [
            scene.act(
                ActName.ANSWER_QUESTION, (first[0].first, end), slots, 450 + 100 * bool(direct) + 100 * bool(facts)
            )
        ]
    return []


def answers(scene: Scene) -> list[Act]:
    """How the customer's open question is met, if one is open; not knowing is seen at any time."""
    unknown = _unknown(scene)
    if not _waits(scene):
        return unknown
    if unknown:
        return unknown
    answered = _answer(scene)
    if answered:
        return answered
    if not scene.reading.tokens:
        return []
    return [scene.act(ActName.DODGE_QUESTION, (0, len(scene.reading.tokens) - 1), [], 400)]
