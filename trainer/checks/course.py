"""Whether the steps of a course can be played: every scenario is there, and its personas are met in it."""

from collections.abc import Mapping

from trainer.checks.finding import Finding, finding, unknown
from trainer.content.course import Course
from trainer.content.scenario import Scenario


def check_course(course: Course, scenarios: Mapping[str, Scenario | None]) -> tuple[Finding, ...]:
    """Findings of a course among the scenarios of its language, by id (``None``: there, and not readable)."""
    found = []
    for place, step in enumerate(course.steps):
        at = ("steps", place)
        if step.scenario not in scenarios:
            found.append(unknown((*at, "scenario"), "S037", step.scenario, scenarios))
            continue
        scenario = scenarios[step.scenario]
        for number, name in enumerate(step.personas):
            if name in step.personas[:number]:
                found.append(finding((*at, "personas", number), "S032", name=name))
            elif scenario is not None and name not in scenario.personas:
                found.append(unknown((*at, "personas", number), "S037", name, scenario.personas))
    return tuple(found)
