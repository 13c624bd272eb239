"""Sellers who try: one plan, made with more or less skill (RUBRIC 3 and 4.1)."""

from collections.abc import Callable
from dataclasses import replace

from trainer.autoplay.doubts import objection
from trainer.autoplay.habits import Habits
from trainer.autoplay.seen import Say, Seen
from trainer.autoplay.talk import greeting, talk
from trainer.autoplay.trouble import at_the_gate, attacked, is_gate, no_time, refused
from trainer.transcript import Situation


def seller(seen: Seen, habits: Habits) -> Say:
    """What a seller of this skill does next."""
    say = _next(seen, habits)
    if not seen.done and say.move not in ("greet", "gate", "leave"):
        say = replace(say, parts=("greet.short", *say.parts))
    if habits.doubts and seen.chance(habits.doubts, "hedges"):
        say = replace(say, parts=("hedge", *say.parts))
    return say


def _next(seen: Seen, habits: Habits) -> Say:
    situation = seen.standing.situation
    in_trouble = _WHEN.get(situation) if situation else None
    if in_trouble is not None:
        return in_trouble(seen, habits)
    if is_gate(seen) and situation is Situation.OPENING:
        return at_the_gate(seen, habits)
    return talk(seen, habits) if seen.done else greeting(seen, habits)


_WHEN: dict[Situation, Callable[[Seen, Habits], Say]] = {
    Situation.REFUSAL: refused,
    Situation.CANT_TALK: no_time,
    Situation.RUDENESS: attacked,
    Situation.OBJECTION: objection,
}
