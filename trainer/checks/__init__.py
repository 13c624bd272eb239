"""What is wrong with content beyond its shape. Pure: values in, findings out; files and lines are for the shell."""

from trainer.checks.chart import Offered, check_chart
from trainer.checks.course import check_course
from trainer.checks.finding import Finding
from trainer.checks.fit import check_fit
from trainer.checks.persona import check_persona
from trainer.checks.problem import Excerpt, Problem, excerpt, tell
from trainer.checks.rubric import check_rubric
from trainer.checks.scenario import check_scenario
from trainer.checks.twins import check_persona_twins, check_twins

__all__ = [
    "Excerpt",
    "Finding",
    "Offered",
    "Problem",
    "check_chart",
    "check_course",
    "check_fit",
    "check_persona",
    "check_persona_twins",
    "check_rubric",
    "check_scenario",
    "check_twins",
    "excerpt",
    "tell",
]
