"""How a customer feels, and what the trainee's acts do to it.

Trust, interest, patience and irritation in whole hundredths of a point (0-10000), rounded half up after each
multiplication. Source of every number: RUBRIC 5.4. Knows no words, no chart, no scenario.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trainer.acts import ActName
from trainer.content.persona import Traits

TOP = 10_000


@dataclass(frozen=True, slots=True)
class Affect:
    """A customer's feelings at one moment, each 0-10000 (hundredths of a point)."""

    trust: int
    interest: int
    patience: int
    irritation: int


class Effect(NamedTuple):
    """What one act does, in points: trust, interest, patience, irritation."""

    trust: int
    interest: int
    patience: int
    irritation: int


class Moved(NamedTuple):
    """What one act did to this customer, in hundredths, after the customer's multipliers."""

    act: str
    trust: int
    interest: int
    patience: int
    irritation: int

    @property
    def weight(self) -> int:
        """How strongly it moved them, for sorting."""
        return abs(self.trust) + abs(self.interest) + abs(self.patience) + abs(self.irritation)


A = ActName
EFFECTS: Mapping[ActName, Effect] = {
    A.GREET_FULL: Effect(4, 1, 0, -1),
    A.GREET_PARTIAL: Effect(0, 0, -1, 1),
    A.EVASIVE: Effect(-8, -2, -4, 6),
    A.ASK_NAME: Effect(2, 0, 0, 0),
    A.TIME_CHECK: Effect(2, 0, 3, -3),
    A.Q_RELEVANT: Effect(2, 3, -2, 0),
    A.Q_REPEAT: Effect(-3, -2, -6, 5),
    A.Q_STACK: Effect(-3, -2, -10, 8),
    A.CLARIFY_SPECIFIC: Effect(4, 2, -1, -4),
    A.CLARIFY_GENERIC: Effect(1, 0, -2, -1),
    A.CLARIFY_LEADING: Effect(-4, -1, -5, 7),
    A.LISTEN_SPECIFIC: Effect(6, 1, 3, -7),
    A.ACK_PLAIN: Effect(1, 0, 0, -2),
    A.ENCOURAGER: Effect(3, 0, 3, -3),
    A.EMPATHY_SPECIFIC: Effect(7, 1, 4, -10),
    A.EMPATHY_FAKE: Effect(-3, -1, -3, 5),
    A.DISMISS: Effect(-8, -3, -6, 12),
    A.APOLOGY_BRIEF: Effect(2, 0, 2, -6),
    A.APOLOGY_LONG: Effect(-1, 0, -4, 3),
    A.OWN_MISTAKE: Effect(5, 0, 3, -9),
    A.FIX_ACTION: Effect(7, 2, 4, -10),
    A.AUTONOMY: Effect(4, 1, 4, -6),
    A.BOUNDARY: Effect(1, 0, 0, -6),
    A.FEATURE: Effect(0, 1, -4, 2),
    A.FEATURE_DUMP: Effect(-2, -3, -10, 6),
    A.ADVANTAGE: Effect(0, 2, -4, 1),
    A.BENEFIT: Effect(4, 9, 1, -3),
    A.EVIDENCE: Effect(5, 3, 0, -2),
    A.CANDOUR: Effect(6, 2, 0, -3),
    A.FALSE_CLAIM: Effect(-15, -5, -6, 10),
    A.BASH: Effect(-7, -3, -4, 5),
    A.DISCOUNT_EARLY: Effect(-4, 2, 0, 1),
    A.PRESSURE: Effect(-8, -3, -10, 12),
    A.PUSH_SOFT: Effect(-6, -3, -10, 12),
    A.PUSH_FIRM: Effect(-15, -8, -25, 28),
    A.MONOLOGUE: Effect(-1, -2, -12, 5),
    A.INTERRUPT: Effect(-6, -2, -10, 12),
    A.INSULT: Effect(-20, -10, -20, 32),
    A.CALLBACK_OFFER: Effect(4, 1, 8, -6),
    A.STATE_PURPOSE: Effect(3, 0, 2, -2),
    A.ANSWER_QUESTION: Effect(4, 2, 1, -2),
    A.ADMIT_UNKNOWN: Effect(3, 0, 0, -1),
    A.DODGE_QUESTION: Effect(-6, -3, -6, 6),
    A.ASK_FIELD: Effect(0, 0, -3, 1),
    A.ASK_CONSENT: Effect(3, 0, 0, -2),
    A.CONFIRM_CONTACT: Effect(3, 0, 1, -2),
    A.CONFIRM_REMOVAL: Effect(5, 0, 3, -10),
    A.POLITE_EXIT: Effect(6, 0, 0, -12),
    A.CLOSE_READY: Effect(2, 3, 0, 0),
    A.CLOSE_EARLY: Effect(-4, -2, -8, 6),
    # Seen in the words alone and left as they are: a question that reached nothing, a pitch without a fact.
    A.QUESTION: Effect(0, 0, -2, 0),
    A.PITCH: Effect(0, 0, -4, 2),
    A.WAIT: Effect(1, 0, 1, -1),
}

UNKNOWN_AGAIN = Effect(-4, -3, -4, 3)
"""``admit_unknown`` for the second time in a call: "you don't know what you sell"."""
SAME_WORDS = Effect(-3, -2, -6, 5)
"""The very same text again: felt as a repeated question."""
SILENCE = Effect(0, -1, -6, 2)
"""Nothing said when it was the trainee's turn."""
NAME_AGAIN = Effect(0, 0, 0, 2)
"""The customer's name for the third time in one turn."""
BASELINE_STEP = 600
LOWER_BASELINE = (A.EMPATHY_SPECIFIC, A.OWN_MISTAKE, A.FIX_ACTION)


def divide(number: int, by: int) -> int:
    """The quotient rounded half up."""
    return (2 * number + by) // (2 * by)


def between(low: int, value: int, high: int) -> int:
    """The value, held inside its bounds."""
    return max(low, min(value, high))


def moved(name: str, effect: Effect, uses: int, traits: Traits) -> Moved:
    """What an act does to a customer with these traits who met it ``uses`` times before."""

    def felt(points: int, harm: bool) -> int:
        if harm:
            return divide(points * traits.losses * (100 + 15 * uses), 100)
        return divide(points * traits.gains * 2, 2 + uses)

    return Moved(
        name,
        felt(effect.trust, effect.trust < 0),
        felt(effect.interest, effect.interest < 0),
        felt(effect.patience, effect.patience < 0),
        felt(effect.irritation, effect.irritation > 0),
    )


def feel(before: Affect, all_moved: Sequence[Moved], traits: Traits, cost: int, baseline: int) -> Affect:
    """Feelings after a turn.

    ``cost`` is the patience the turn takes in hundredths, ``baseline`` the irritation they drift to (hundredths).
    """

    def rise(change: int, now: int) -> int:
        # From good to perfect is hard: the last sixty points come slower and slower.
        return divide(change * (TOP - now), 6000) if change > 0 and now > 4000 else change

    trust = between(-2000, sum(each.trust for each in all_moved), 1200)
    interest = between(-1500, sum(each.interest for each in all_moved), 1200)
    patience = between(-3000, sum(each.patience for each in all_moved), 1000)
    heat = between(-1500, sum(each.irritation for each in all_moved), 3000)
    if heat < 0:
        heat = divide(heat * traits.cooling, 100)
    irritation = before.irritation + heat
    if not any(each.irritation > 0 for each in all_moved):
        irritation += divide((baseline - irritation) * 20, 100)
    # Nobody cools by more than fifteen points in one turn, drift included, nor below what they always are.
    lowest = max(traits.floor * 100, before.irritation - 1500)
    irritation = between(min(lowest, before.irritation), irritation, TOP)
    return Affect(
        between(0, before.trust + rise(trust, before.trust), TOP),
        between(0, before.interest + rise(interest, before.interest), TOP),
        between(0, before.patience + rise(patience, before.patience) - cost, TOP),
        irritation,
    )
