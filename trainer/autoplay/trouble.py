"""What a seller does when the talk is in trouble: a no, no time, rudeness; and how they leave (RUBRIC 3.3)."""

from trainer.autoplay.habits import Habits
from trainer.autoplay.seen import Say, Seen
from trainer.content.persona import Kind
from trainer.transcript import Refusal

REMOVAL = "R3"


def refused(seen: Seen, habits: Habits) -> Say:
    """After a no: one light question on the first soft one, then thanks and goodbye."""
    if seen.standing.refusal is Refusal.FIRM or seen.standing.removal_asked:
        return leave(seen, habits)
    if not habits.leaves or not seen.chance(habits.leaves, "leaves"):
        return Say("push", ("push",))
    if seen.did("light"):
        return leave(seen, habits)
    return Say("light", ("step_back", "light"))


def leave(seen: Seen, habits: Habits) -> Say:
    """A goodbye: thanks and sorry, with what was asked for done first."""
    if not seen.chance(habits.leaves, "manners"):
        return Say("leave", ("leave.bare",))
    listed = any(each.catalogue == REMOVAL for each in seen.scenario.objections) and seen.scenario.channel == "phone"
    removal = seen.standing.removal_asked or (listed and seen.standing.objection is not None and _row(seen) == REMOVAL)
    return Say("leave", ("removal", "leave.full") if removal else ("leave.full",))


def no_time(seen: Seen, habits: Habits) -> Say:
    """To someone who cannot talk: two times, the topic in a few words, and let go."""
    if seen.did("later") >= 2:
        return leave(seen, habits)
    if not seen.chance(habits.leaves, "lets go"):
        return Say("later", ("push.minute" if seen.chance(40, "minute") else "later.vague",))
    return Say("later", ("later",))


def attacked(seen: Seen, habits: Habits) -> Say:
    """To anger: name what happened, one step, the choice; after repeated abuse one limit, then goodbye."""
    if seen.standing.insults >= 2 and seen.did("calm"):
        return leave(seen, habits) if seen.did("limit") else Say("limit", ("limit",))
    open_ = seen.objection
    if seen.did("calm") >= 2 and (open_ is None or not open_.grievance):
        return leave(seen, habits) if seen.did("later") else Say("later", ("later.calm",))
    if open_ is None or not seen.chance(habits.listens, "names it"):
        return Say("calm", ("calm.plain",) if not seen.chance(habits.listens, "calm") else ("calm", "step"))
    mine = ("own", f"heard.{open_.catalogue}") if open_.grievance else (f"heard.{open_.catalogue}",)
    return Say("calm", (*mine, "fix" if open_.grievance else "step"), open_.id)


def at_the_gate(seen: Seen, habits: Habits) -> Say:
    """To whoever guards the door: who, why, and an easy choice."""
    if not seen.did("gate"):
        return Say("gate", ("greet.short", "gate"))
    if seen.did("gate") == 1:
        return Say("gate", ("gate.why",))
    return Say("later", ("later",)) if seen.did("gate") >= 3 else Say("gate", ("gate.choice",))


def is_gate(seen: Seen) -> bool:
    """Whether this is somebody who guards another's time."""
    return seen.persona.kind is Kind.GATEKEEPER


def _row(seen: Seen) -> str:
    open_ = seen.objection
    return "" if open_ is None else open_.catalogue
