"""REFUSAL: a polite end to a real no (RUBRIC 3.3).

A first reflex no allows one light question; a firm no allows none.
"""

from trainer.acts import Act, ActName, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ASKING, Finding, count_questions, of, sold
from trainer.transcript import Refusal

A = ActName

SHORT = 30
"""Words of a farewell that still lets go."""
COURTEOUS = 400
"""Strength from which a goodbye holds thanks or an apology; below it is a bare "okay, bye"."""


def refusal(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How well this turn takes a no, 0-4."""
    hostile = of(acts, A.INSULT, A.PRESSURE, A.PUSH_FIRM)
    if hostile:
        return Finding(0, "sells_on", hostile)
    selling = sold(acts) + of(acts, A.PUSH_SOFT)
    if selling:
        firm = context.refusal is Refusal.FIRM
        return Finding(0, "sells_on", selling) if firm else Finding(1, "one_last_thing", selling)
    if of(acts, *ASKING):
        return _asked(acts, context)
    if context.refusal is Refusal.FIRM and of(acts, A.CALLBACK_OFFER):
        return Finding(1, "hook", of(acts, A.CALLBACK_OFFER))
    return _let_go(understanding, acts, context)


def _asked(acts: tuple[Act, ...], context: Context) -> Finding:
    asked = of(acts, *ASKING)
    light = count_questions(acts) == 1 and not of(acts, A.CLARIFY_LEADING, A.Q_REPEAT)
    if context.refusal is Refusal.FIRM or context.refusal_questions or not light:
        return Finding(1, "survey", asked)
    if of(acts, A.AUTONOMY, A.POLITE_EXIT):
        return Finding(4, "light_and_free", asked + of(acts, A.AUTONOMY, A.POLITE_EXIT))
    return Finding(3, "light_question", asked, "light_question")


def _let_go(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    exits = of(acts, A.POLITE_EXIT)
    done = of(acts, A.CONFIRM_REMOVAL)
    if not exits and not done:
        yielding = of(acts, A.ACK_PLAIN, A.AUTONOMY, A.APOLOGY_BRIEF, A.CALLBACK_OFFER, A.LISTEN_SPECIFIC,
                      A.EMPATHY_SPECIFIC)  # fmt: skip
        return Finding(2, "bare_end", yielding) if yielding else Finding(1, "no_goodbye")
    if exits and not done and max(act.strength for act in exits) < COURTEOUS:
        return Finding(2, "bare_end", exits)
    if context.removal_asked and not done:
        return Finding(2, "request_open", exits, "request_open")
    if done and exits and understanding.words <= SHORT:
        return Finding(4, "request_met", exits + done)
    if exits and of(acts, A.AUTONOMY, A.OWN_MISTAKE, A.EMPATHY_SPECIFIC) and understanding.words <= SHORT:
        return Finding(4, "gracious", exits + of(acts, A.AUTONOMY, A.OWN_MISTAKE, A.EMPATHY_SPECIFIC))
    return Finding(3, "polite_exit", exits + done)
