"""What the prompt needs of a call. Whoever wires the shell hands in something that can do this."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.call import Exchange
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.transcript import CustomerTurn, Timing


@dataclass(frozen=True, slots=True)
class Manners:
    """How this call is held at the prompt."""

    words: Words
    words_a_minute: int = 170
    """Speaking pace; 0 prints turns whole."""
    hint_cost: int = 2
    """Points of the call's score that a hint takes."""
    exam: bool = False
    """No meter, no hints, no verdicts, no /why."""
    verdicts: bool = True
    """One line after each answer (practice only)."""

    @property
    def live(self) -> bool:
        """Whether the customer can be interrupted."""
        return self.words_a_minute > 0


class NotKept(Exception):
    """Something could not be stored; the message says why and what to do. Nothing was said to the customer."""


class Conversation(Protocol):
    """A call that keeps what it hears."""

    scenario: Scenario
    persona: Persona

    @property
    def last(self) -> CustomerTurn | None:
        """What the customer said last."""

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """All exchanges so far."""

    @property
    def over(self) -> bool:
        """Whether the call has ended."""

    def hear(self, text: str, timing: Timing, hints: int) -> Exchange:
        """The exchange that a line makes; returns when the line is kept for good."""

    def note(self, text: str) -> None:
        """Keep a note of the trainee's. Raises NotKept."""

    def notes(self) -> Sequence[str]:
        """The notes so far. Raises NotKept where the store cannot be read."""

    def hint(self) -> str:
        """A pointer for this moment, in the trainee's language, that never gives the line away."""

    def verdict(self, exchange: Exchange) -> str:
        """One line on an answer: the rule seen or missed, the words, how the customer took it."""

    def why(self, exchange: Exchange) -> Sequence[str]:
        """Why the customer reacted so, in a few lines."""
