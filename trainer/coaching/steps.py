"""The next step of a course: the first that is not done, and who picks up this time.

Done means the step's bar reached so many times. Knows no store; what was played is handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.content.course import Course


@dataclass(frozen=True, slots=True)
class Tried:
    """One finished first attempt in practice."""

    scenario: str
    persona: str
    score: int | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a course asks for now."""

    number: int
    """1 for the first step."""
    of: int
    scenario: str
    persona: str
    """Whoever of the step has been met least."""
    bar: int
    cleared: int
    times: int


def next_step(course: Course, tried: Sequence[Tried]) -> NextStep | None:
    """The next step; ``None`` if every step is done."""
    for number, step in enumerate(course.steps, 1):
        here = [one for one in tried if one.scenario == step.scenario and one.persona in step.personas]
        cleared = sum(one.score is not None and one.score >= step.bar for one in here)
        if cleared >= step.times:
            continue
        met = [one.persona for one in here]
        persona = min(step.personas, key=lambda name: (met.count(name), step.personas.index(name)))
        return NextStep(number, len(course.steps), step.scenario, persona, step.bar, cleared, step.times)
    return None
