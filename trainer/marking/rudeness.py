"""RUDENESS: calm, own error or grievance named, one step; a limit only after repeated abuse (RUBRIC 3.3)."""

from trainer.acts import Act, ActName, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import SELLING, Finding, of

A = ActName

REPEATED = 2
"""Abusive turns after which one polite limit is right."""
STEPS = (A.FIX_ACTION, A.CONFIRM_REMOVAL, A.CALLBACK_OFFER, A.ADMIT_UNKNOWN)
FREEDOMS = (A.AUTONOMY, A.POLITE_EXIT)


def rudeness(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How well this turn stands an attack, 0-4."""
    struck_back = of(acts, A.INSULT, A.DISMISS)
    if struck_back:
        return Finding(0, "strikes_back", struck_back)
    if of(acts, A.PRESSURE, A.PUSH_FIRM):
        return Finding(0, "pushes", of(acts, A.PRESSURE, A.PUSH_FIRM))
    found = _faced(acts, context)
    repeated = of(acts, A.Q_REPEAT)
    if repeated:
        found = found.at_most(2, "repeat", repeated)
    return found.at_most(1, "stuffing", found.acts) if understanding.stuffing else found


def _faced(acts: tuple[Act, ...], context: Context) -> Finding:
    if of(acts, A.BOUNDARY):
        return _limit(of(acts, A.BOUNDARY), acts, context)
    named = of(acts, A.EMPATHY_SPECIFIC, A.LISTEN_SPECIFIC, A.OWN_MISTAKE)
    steps = of(acts, *STEPS)
    selling = of(acts, *SELLING)
    if selling:
        return Finding(1, "reads_on", selling)
    if named and steps:
        free = of(acts, *FREEDOMS)
        return Finding(4, "step_and_choice", named + steps + free) if free else Finding(3, "step", named + steps)
    return Finding(2, "half", named + steps) if named or steps else _generic(acts)


def _limit(limit: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    if context.insults < REPEATED:
        return Finding(1, "limit_too_soon", limit, "limit_too_soon")
    onward = of(acts, *STEPS, *FREEDOMS)
    return Finding(4, "limit", limit + onward) if onward else Finding(3, "limit_only", limit, "limit_only")


def _generic(acts: tuple[Act, ...]) -> Finding:
    if of(acts, A.APOLOGY_LONG):
        return Finding(1, "grovels", of(acts, A.APOLOGY_LONG))
    polite = of(acts, A.ACK_PLAIN, A.APOLOGY_BRIEF, A.AUTONOMY, A.POLITE_EXIT, A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC)
    return Finding(2, "polite", polite) if polite else Finding(1, "ignores")
