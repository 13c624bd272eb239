"""One utterance in its conversation: what every recogniser of acts looks at.

Signs that others may rely on: ``CHECK`` on an act means a check question follows it, ``VIEW`` on an ``ack_plain``
means that the customer's view was granted as reasonable (more than a receipt), ``SAID`` that words of the customer
fill the slot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.acts import Act, ActName, Form, Slot, SlotKind
from trainer.language.asking import Asked
from trainer.language.heard import Heard
from trainer.language.reading import Clause, Reading, Sentence
from trainer.language.topics import ENOUGH, Said, Touch

SAID = Slot(SlotKind.DETAIL, "said")
CHECK = Slot(SlotKind.DETAIL, "check")
VIEW = Slot(SlotKind.OBJECTION, "view")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What was read, what it may refer to, and what it touches."""

    reading: Reading
    heard: Heard
    said: Said
    touches: tuple[Touch, ...]
    asked: tuple[Asked, ...]
    objecting: bool
    """Whether the customer has an objection open, as far as their words or the topics show."""
    kin: tuple[bool, ...]
    """For each clause, whether a backend hears the customer's last turn in it."""

    def act(
        self,
        name: ActName,
        where: tuple[int, int],
        slots: Iterable[Slot] = (),
        strength: int = 500,
        form: Form | None = None,
    ) -> Act:
        """An act over words ``where`` (first, last), each slot once."""
        unique = tuple(dict.fromkeys(slots))
        return Act(name, self.reading.span(*where), unique, form, max(0, min(1000, strength)))

    def touching(self, kinds: Sequence[SlotKind], first: int, last: int, least: int = ENOUGH) -> tuple[Touch, ...]:
        """Touches of these kinds that begin in a stretch of words."""
        return tuple(
            touch
            for touch in self.touches
            if touch.strength >= least and touch.topic.slot.kind in kinds and first <= touch.first <= last
        )

    def asks(self, at: int) -> bool:
        """Whether a word stands inside a question."""
        return any(asked.first <= at <= asked.last for asked in self.asked)

    def copied(self, first: int, last: int) -> bool:
        """Whether most of a stretch is the customer's own run of words."""
        keys = [token.key for token in self.reading.tokens[first : last + 1]]
        runs = [tuple(keys[at : at + 4]) for at in range(len(keys) - 3)]
        if not runs:
            return False
        return 10 * sum(run in self.said.grams for run in runs) >= 6 * len(runs)

    def fresh(self, first: int, last: int) -> tuple[int, ...]:
        """Words of a stretch that carry meaning and are not the customer's."""
        known = self.said.stems | self.said.earlier
        return tuple(at for at in self.reading.content(first, last) if self.reading.tokens[at].stem not in known)

    def statements(self) -> tuple[Clause, ...]:
        """Clauses that ask nothing."""
        return tuple(clause for clause in self.reading.clauses if not self.asks(clause.first))

    def near_sentence(self, at: int) -> Sentence:
        """The sentence a word stands in."""
        return self.reading.sentence_of(at)
