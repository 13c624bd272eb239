"""The fourteen robots by name: four who try, ten who each make one mistake all the time (RUBRIC 5.8, 7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.autoplay.habits import AVERAGE, COMPETENT, HESITANT, IDEAL, Habits
from trainer.autoplay.seen import Say, Seen
from trainer.autoplay.sellers import seller
from trainer.transcript import Situation

Policy = Callable[[Seen], Say]


@dataclass(frozen=True, slots=True)
class Robot:
    """A scripted trainee."""

    name: str
    policy: Policy
    keeps_length: bool = True
    """Whether its sentences stay below the limit of words."""
    brief: bool = False
    """Whether it also keeps to the words that this very person has patience for."""


def _skilled(habits: Habits) -> Policy:
    return lambda seen: seller(seen, habits)


def _script(move: str, greets: bool = True, refused: str | None = None) -> Policy:
    """One who says the same kind of thing whatever happens, after a greeting or without."""

    def policy(seen: Seen) -> Say:
        if greets and not seen.done:
            return Say("greet", ("greet.short", move))
        if refused and seen.standing.situation in (Situation.REFUSAL, Situation.CANT_TALK):
            return Say(move, (refused,))
        return Say(move, (move,))

    return policy


def _talks_over(seen: Seen) -> Say:
    facts = " ".join(fact.text for fact in seen.scenario.facts)
    parts = ("overtalk",) if seen.done else ("greet.short", "overtalk")
    return Say("overtalk", parts, slots=(("facts", facts),))


def _interrogates(seen: Seen) -> Say:
    scenario = seen.scenario
    reached = [each.asked_by for each in scenario.needs]
    reached += [each.asked_by for each in scenario.details]
    reached += [each.asked_by for each in scenario.fields]
    reached.append(scenario.unsellable.asked_by)
    start = len(seen.done) * 3
    asked = [reached[(start + step) % len(reached)][0] for step in range(3)]
    slots = tuple((f"asked_{word}", phrase) for word, phrase in zip(("one", "two", "three"), asked, strict=True))
    return Say("interrogate", ("interrogate",) if seen.done else ("greet.short", "interrogate"), slots=slots)


def _parrots(seen: Seen) -> Say:
    return Say("parrot", ("parrot",)) if seen.heard and seen.done else Say("greet", ("greet.short",))


ROBOTS: Mapping[str, Robot] = {
    robot.name: robot
    for robot in (
        Robot("ideal", _skilled(IDEAL), brief=True),
        Robot("competent", _skilled(COMPETENT)),
        Robot("average", _skilled(AVERAGE)),
        Robot("hesitant", _skilled(HESITANT)),
        Robot("silent", _script("silent", greets=False)),
        Robot("rude", _script("rude", refused="rude.refused")),
        Robot("pushy", _script("pushy", refused="pushy.refused")),
        Robot("over_talker", _talks_over, keeps_length=False),
        Robot("apology_loop", _script("apologise")),
        Robot("keyword_stuffer", _script("stuff")),
        Robot("parrot", _parrots),
        Robot("interrogator", _interrogates),
        Robot("off_topic", _script("off_topic")),
        Robot("other_language", _script("foreign", greets=False)),
    )
}
"""In the order in which reports show them."""
