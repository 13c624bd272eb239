"""What an utterance may refer to: the customer's words, and the topics this conversation knows.

A topic is anything a slot can be filled with. Building one needs content and transcript only, so the same
understanding serves a live call, an imported one and a single answer in a file.
"""

from dataclasses import dataclass

from trainer.acts import Slot


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be spoken of."""

    slot: Slot
    gloss: str
    """The thing in a few words or a sentence; a semantic backend compares with this."""
    terms: tuple[str, ...] = ()
    """Words and phrases that may stand for it."""
    asked_by: tuple[str, ...] = ()
    """Words of a question that would reach it."""
    said: bool = False
    """Whether the customer has told it; only then can a benefit be tied to it."""
    met_by: tuple[str, ...] = ()
    """Fact ids that answer it (concerns and needs)."""
    open: bool = False
    """Whether it belongs to the objection that is open now."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything the trainee's words may refer to."""

    customer: str = ""
    """The customer's last turn as far as it was heard."""
    before: tuple[str, ...] = ()
    """Earlier customer turns, oldest first."""
    trainee: tuple[str, ...] = ()
    """Earlier trainee turns, oldest first."""
    topics: tuple[Topic, ...] = ()
    customer_names: tuple[str, ...] = ()
    company: str = ""
    product: str = ""
    mid_turn: bool = False
    """Whether the customer has not finished speaking."""
    question_waits: bool = False
    """Whether the customer asked something of their own that is still open."""
