"""Turns and the transcript: who said what, when, and what it was understood as.

Timing is data from the shell; nothing here reads a clock. Texts are kept as recorded.
"""

from dataclasses import dataclass

from trainer.acts import MarkedTurn
from trainer.transcript.outcome import Outcome
from trainer.transcript.standing import Standing


@dataclass(frozen=True, slots=True)
class Timing:
    """When a trainee's turn came, as far as the shell knows."""

    live: bool = False
    """Whether the customer spoke at a speaking pace; if not, interruption is not applicable."""
    heard: int | None = None
    """Characters of the customer's turn spoken when the trainee pressed Enter; ``None`` means all of it."""
    first_key_ms: int | None = None
    """From the end of the customer's turn (negative: before it) to the first key."""
    enter_ms: int | None = None
    """From the end of the customer's turn to Enter; for the record and diagnostics, never scored."""


@dataclass(frozen=True, slots=True)
class TraineeTurn:
    """What the trainee typed, and what it was marked as."""

    seq: int
    text: str
    timing: Timing = Timing()
    marked: MarkedTurn | None = None
    hints: int = 0
    """Hints asked for before this line; each costs points of the call's score."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a customer's turn spoken in one breath; a dash or dots may hold before the next."""

    text: str
    pause: bool = False
    """Whether the customer pauses after it before going on."""


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """What the customer said, whole and as far as it was heard."""

    seq: int
    parts: tuple[Part, ...]
    acts: tuple[str, ...] = ()
    """Names of the customer's acts (``CustomerAct``), in order."""
    line_ids: tuple[str, ...] = ()
    """Which authored lines were used, so that none is heard twice."""
    standing: Standing = Standing()
    outcome: Outcome | None = None
    """Set on the turn that ends the call."""
    cut_at: int | None = None
    """Characters that were heard before the trainee cut in; ``None`` means all."""

    @property
    def text(self) -> str:
        """The whole turn as it would have been said."""
        return " ".join(part.text for part in self.parts)

    @property
    def heard(self) -> str:
        """What reached the trainee."""
        return self.text if self.cut_at is None else self.text[: self.cut_at]


Turn = TraineeTurn | CustomerTurn


@dataclass(frozen=True, slots=True)
class Transcript:
    """An ordered conversation and what it was played on."""

    lang: str
    scenario: str = ""
    persona: str = ""
    seed: int = 0
    turns: tuple[Turn, ...] = ()
    outcome: Outcome | None = None
    best_outcome: Outcome | None = None
    """The best outcome this seed allowed; ``None`` where nobody knows."""

    def customer_turns(self) -> tuple[CustomerTurn, ...]:
        """The customer's turns in order."""
        return tuple(turn for turn in self.turns if isinstance(turn, CustomerTurn))

    def trainee_turns(self) -> tuple[TraineeTurn, ...]:
        """The trainee's turns in order."""
        return tuple(turn for turn in self.turns if isinstance(turn, TraineeTurn))

    def before(self, seq: int) -> tuple[Turn, ...]:
        """Turns that came before one."""
        return tuple(turn for turn in self.turns if turn.seq < seq)
