"""Where the call stands after a customer's turn: the facts a scorer may rely on.

Scoring never asks the customer machine. Whoever made the transcript writes down here what a marker could
not see in the words; a transcript from outside leaves ``None`` where nobody knows.
"""

from dataclasses import dataclass
from enum import StrEnum

from trainer.acts import Slot


class Situation(StrEnum):
    """What kind of moment the trainee answers to; it decides which rules have a place (RUBRIC 3)."""

    OPENING = "opening"
    TALK = "talk"  # needs and presentation: no objection open, nobody refusing
    OBJECTION = "objection"
    REFUSAL = "refusal"
    CANT_TALK = "cant_talk"
    RUDENESS = "rudeness"
    CLOSE = "close"


class Refusal(StrEnum):
    """How clearly the customer has said no."""

    NONE = "none"
    SOFT = "soft"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Standing:
    """Facts about the call as it stands when the trainee is about to answer."""

    situation: Situation | None = None
    stance: str = ""
    """State of the chart, e.g. ``objection_raised``; empty when unknown."""
    objection: str | None = None
    """Id of the open objection."""
    concern: str | None = None
    """Id of the concern that really lies under it, told or not."""
    concern_known: bool | None = None
    """Whether the customer has told it, or it lies open."""
    disclosed: tuple[Slot, ...] = ()
    """What the customer told in this turn: needs, details, concerns, fields, conditions."""
    settled: tuple[str, ...] = ()
    """Objections that this turn declared settled."""
    question: str | None = None
    """Id of the customer's own question that waits for an answer ("?" where the id is unknown)."""
    refusal: Refusal = Refusal.NONE
    removal_asked: bool = False
    """The customer asked to be left alone or taken off a list."""
    heated: bool | None = None
    """A grievance is open or irritation is 50 or more."""
    mood: int | None = None
    """Irritation level: 0 calm, 1 curt, 2 hostile, 3 abusive."""
    insults: int = 0
    """How many abusive turns the customer has made so far."""
    purpose_told: bool = False
    genuine_yeses: int = 0
    ready_to_close: bool | None = None
    buying_signal: bool = False
    no_fit: bool = False
    """The customer has told why no honest sale exists."""
    needs_hidden: int | None = None
    """How many needs or concerns could still be brought to light."""
