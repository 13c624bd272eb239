"""Whether negation and numbers let a clause speak of a topic that a backend finds near; likeness sees neither.

A doubtful clause is no touch: it earns nothing and costs nothing.
"""

from trainer.acts import SlotKind
from trainer.language.heard import Topic
from trainer.language.reading import Clause, Reading
from trainer.language.tokens import tokenize

_TRAPPED = 450
"""Likeness from which a clause speaks of a trap: unrelated lines come up to 405, and a wrong accusation costs most."""


def agrees(reading: Reading, clause: Clause, topic: Topic, likeness: int) -> bool:
    """Whether a clause that lies ``likeness`` thousandths near a topic may be taken to speak of it."""
    if topic.slot.kind is SlotKind.NOT_TRUE:
        return likeness >= _TRAPPED  # the polarity of traps is judged where claims are told from candour
    words = tokenize(topic.gloss, reading.lexicon.lang, reading.lexicon.spoken)
    theirs = any(token.key in reading.lexicon.negators for token in words)
    numbers = {token.number for token in words if token.number}
    told = {token.number for token in reading.tokens[clause.first : clause.last + 1] if token.number}
    # Present or absent, not counted: Bulgarian denies twice ("никой не").
    denied = reading.negations(clause.first, clause.last) > 0
    return denied == theirs and (not numbers or told <= numbers)
