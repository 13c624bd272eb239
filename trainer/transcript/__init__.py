"""What was said, in order, with the facts that scoring needs recorded on the turns."""

from trainer.transcript.outcome import Outcome
from trainer.transcript.standing import Refusal, Situation, Standing
from trainer.transcript.turns import CustomerTurn, Part, Timing, TraineeTurn, Transcript, Turn

__all__ = [
    "CustomerTurn",
    "Outcome",
    "Part",
    "Refusal",
    "Situation",
    "Standing",
    "Timing",
    "TraineeTurn",
    "Transcript",
    "Turn",
]
