"""How surely a seller does what the rules ask: chances in a hundred, one set for each degree of skill."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """Chances in a hundred."""

    prepared: int = 100
    """Asks what the sheet suggests and knows what usually lies under an objection."""
    listens: int = 100
    """Takes up what was just said before going on."""
    narrows: int = 100
    """Asks what lies under an objection before arguing."""
    links: int = 100
    """Ties a fact to what the customer said."""
    answers: int = 100
    """Answers the customer's own question directly."""
    closes: int = 100
    """Proposes clearly, and only when there is reason to."""
    leaves: int = 100
    """Lets go with thanks when it is a no."""
    questions: int = 3
    """How many questions about needs they ask at most."""
    reads_people: bool = True
    """Sees what kind of person it is and aims for what such a person gives."""
    doubts: int = 0
    """Begins with a hedge."""


IDEAL = Habits()
COMPETENT = Habits(
    prepared=75, listens=75, narrows=80, links=80, answers=90, closes=85, leaves=90, questions=3, reads_people=False
)
AVERAGE = Habits(
    prepared=45, listens=40, narrows=50, links=45, answers=75, closes=55, leaves=65, questions=2, reads_people=False
)
HESITANT = Habits(
    prepared=35, listens=45, narrows=45, links=30, answers=60, closes=15, leaves=90, questions=2, reads_people=False,
    doubts=70,
)  # fmt: skip
