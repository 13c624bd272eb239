"""The names that a chart may use: what can happen to a customer, and what can be asked of them.

A test holds the triggers to those that the code fires; a chart that names another is refused before it is played.
"""

from trainer.customer.guards import GUARDS

GUARD_NAMES: tuple[str, ...] = tuple(sorted(GUARDS))
"""Every guard."""

TRIGGER_NAMES: tuple[str, ...] = (
    "agrees", "argue", "askForIt", "askMeeting", "cantTalk", "clarify", "complaintTaken", "cools", "goodbye", "heats",
    "introduced", "lastAnswer", "leavesContact", "letsRest", "metGate", "mutates", "objects", "passThrough",
    "patienceGone", "pitch", "pushes", "question", "quit", "reengaged", "refuses", "settled", "start", "timeFixed",
    "trialClose",
)  # fmt: skip
"""Every trigger; ``quit`` is the trainee's own, who ends the call from their side."""
