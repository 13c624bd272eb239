"""EMPATHIZE: share the view, know the situation (RUBRIC 3.1).

"I understand" fills no slot and earns nothing; empathy after the argument has begun counts at most 2.
"""

from trainer.acts import Act, ActName, SlotKind, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ARGUING, Finding, about, before, first_start, of

A = ActName


def empathy(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Finding:
    """How far this turn shares the customer's view of their situation, 0-4."""
    insult = of(acts, A.INSULT)
    if insult:
        return Finding(0, "insult", insult)
    dismissed = of(acts, A.DISMISS)
    if dismissed:
        owned = of(acts, A.OWN_MISTAKE)
        later = owned and owned[-1].span.start > dismissed[-1].span.start
        return Finding(2, "dismissed_then_owned", owned) if later else Finding(0, "dismiss", dismissed)
    found = _credited(acts, context)
    found = _cancelled(found, understanding, acts)
    if of(acts, A.APOLOGY_LONG):
        found = found.at_most(1, "apology_long", of(acts, A.APOLOGY_LONG))
    if context.did_in_episode(*ARGUING):
        found = found.at_most(2, "late", found.acts)
    if understanding.stuffing:
        found = found.at_most(1, "stuffing", found.acts)
    return found


def _credited(acts: tuple[Act, ...], context: Context) -> Finding:
    argued_at = first_start(acts, *ARGUING)
    early = before(acts, argued_at)
    named = of(early, A.EMPATHY_SPECIFIC)
    owned = tuple(act for act in of(early, A.OWN_MISTAKE) if about(act))
    if named or owned:
        return _specific(named + owned, acts, context)
    late = of(acts, A.EMPATHY_SPECIFIC)
    if late:
        return Finding(2, "late", late, "late")
    acknowledged = tuple(act for act in of(early, A.ACK_PLAIN) if act.slots)
    gentle = acknowledged + of(acts, A.OWN_MISTAKE)
    if gentle:
        return Finding(2, "acknowledged", gentle)
    taken_up = _taken_up(early, acts)
    if taken_up:
        return Finding(2, "acknowledged", taken_up)
    formula = of(acts, A.EMPATHY_FAKE, A.APOLOGY_BRIEF, A.ACK_PLAIN)
    return Finding(1, "formula", formula) if formula else Finding(1, "none")


def _taken_up(early: tuple[Act, ...], acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Their matter put in own words, then served: a clean acknowledgement with nothing of the seller's hung on it.

    A restatement by itself is listening. It acknowledges where a question that builds on it, an owned limit, a benefit
    or a step goes with it, and nothing is pitched, pushed or asked for the answer's sake. A bare receipt adds nothing.
    """
    if of(acts, A.PITCH, A.PRESSURE, A.FALSE_CLAIM, A.FEATURE_DUMP, A.CLARIFY_LEADING, A.Q_STACK, A.MONOLOGUE, A.BASH):
        return ()
    served = of(acts, A.CLARIFY_SPECIFIC, A.CANDOUR, A.FIX_ACTION, A.BENEFIT, A.CONFIRM_REMOVAL, A.CALLBACK_OFFER)
    restated = of(early, A.LISTEN_SPECIFIC)
    return restated if served else ()


def _specific(shown: tuple[Act, ...], acts: tuple[Act, ...], context: Context) -> Finding:
    if not any(about(act) for act in shown):
        return Finding(2, "general", shown, "general")
    acted = of(acts, A.FIX_ACTION, A.AUTONOMY, A.CONFIRM_REMOVAL)
    named = (*shown, *of(acts, A.LISTEN_SPECIFIC))
    slots = {slot for act in named for slot in about(act) if context.touches(slot)}
    deep = len(slots) > 1 or any(slot.kind is SlotKind.CONCERN for slot in slots)
    if acted and deep:
        return Finding(4, "acts_on_it", shown + acted)
    return Finding(3, "situation", shown)


def _cancelled(found: Finding, understanding: Understanding, acts: tuple[Act, ...]) -> Finding:
    """The finding after a contrast that rebuts, or a formula that leads into a pitch, has taken it back."""
    fake = of(acts, A.EMPATHY_FAKE)
    if understanding.but_rebuts is not None:
        span = understanding.but_rebuts
        contrast = Act(A.EMPATHY_FAKE, span, strength=1000)
        if found.reason in ("situation", "acts_on_it"):
            return found.at_most(1, "but_rebuts", (*found.acts, contrast))
        return Finding(0, "but_rebuts", (*found.acts, contrast), "but_rebuts")
    if fake and found.level < 3:
        return Finding(0, "fake", fake, "fake") if of(acts, *ARGUING) else Finding(1, "formula", fake)
    return found
