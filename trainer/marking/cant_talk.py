"""CANNOT TALK NOW: find a convenient time and let go (RUBRIC 3.3)."""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ASKING, SELLING, Finding, of

A = ActName

BRIEF = 35
"""Words that still let somebody go who has no time."""
ASKED = 400
"""Strength from which an offer without a time asks for one; below it is "I'll try another day"."""


def cant_talk(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How well this turn lets go and finds a time, 0-4."""
    pitching = of(acts, *SELLING, A.INSULT)
    if pitching:
        return Finding(0, "pitches_on", pitching)
    pushing = of(acts, A.PUSH_SOFT, A.PUSH_FIRM)
    if pushing:
        return Finding(1, "just_a_second", pushing)
    offered = tuple(act for act in of(acts, A.CALLBACK_OFFER) if act.about(SlotKind.TIME))
    if offered:
        brief = understanding.words <= BRIEF
        return Finding(4, "slots", offered) if brief else Finding(3, "long_winded", offered, "long_winded")
    return _without_time(acts)


def _without_time(acts: tuple[Act, ...]) -> Finding:
    offered = of(acts, A.CALLBACK_OFFER)
    asked = tuple(act for act in offered if act.strength >= ASKED)
    when = asked + of(acts, *ASKING, A.TIME_CHECK)
    if when and (asked or _asks_when(acts)):
        return Finding(3, "asks_when", when)
    if of(acts, *ASKING):
        return Finding(1, "asks_on", of(acts, *ASKING))
    letting_go = offered + of(acts, A.POLITE_EXIT, A.ACK_PLAIN, A.AUTONOMY, A.APOLOGY_BRIEF, A.EMPATHY_SPECIFIC)
    return Finding(2, "no_time", letting_go) if letting_go else Finding(1, "stays")


def _asks_when(acts: tuple[Act, ...]) -> bool:
    timed = any(act.about(SlotKind.TIME) for act in of(acts, *ASKING))
    return timed or bool(of(acts, A.TIME_CHECK))
