"""What a backend for meaning may not decide: negation, numbers, and traps that are merely near."""

from collections.abc import Sequence

import pytest

from tests.language.ears import ear
from trainer.acts import Slot, SlotKind
from trainer.language import Heard, Topic
from trainer.language.reading import read
from trainer.language.topics import meant


class Everything:
    """A backend that finds all texts equally near."""

    name = "everything"

    def __init__(self, likeness: int) -> None:
        self._likeness = likeness

    def similarity(self, texts: Sequence[str], anchors: Sequence[str]) -> list[list[int]]:
        """The same likeness for all."""
        return [[self._likeness for _ in anchors] for _ in texts]


@pytest.mark.parametrize(
    ("lang", "kind", "gloss", "text", "likeness", "touches"),
    [
        ("en", SlotKind.FACT, "support around the clock", "Somebody picks up at night", 400, True),
        ("en", SlotKind.FACT, "support around the clock", "Nobody picks up at night", 400, False),
        ("en", SlotKind.FACT, "delivery within 24 hours", "It arrives in 72 of them", 400, False),
        ("en", SlotKind.NOT_TRUE, "guaranteed savings", "Somebody picks up at night", 400, False),
        ("en", SlotKind.NOT_TRUE, "guaranteed savings", "You will surely spend less", 500, True),
        ("bg", SlotKind.FACT, "поддръжка денонощно", "Някой вдига и през нощта", 400, True),
        ("bg", SlotKind.FACT, "поддръжка денонощно", "Никой вечер не вдига", 400, False),
    ],
)
def test_likeness_needs_agreeing_words(
    lang: str, kind: SlotKind, gloss: str, text: str, likeness: int, touches: bool
) -> None:
    slot = Slot(kind, "it")
    found = meant(read(text, ear(lang).lexicon), Heard(topics=(Topic(slot, gloss),)), Everything(likeness))
    assert [touch.topic.slot for touch in found] == ([slot] if touches else [])
