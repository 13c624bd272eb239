"""RUBRIC 4.3 through the real ear: the answers as printed there, on the shipped payroll scenario.

Tolerance 3, as the rubric gives it. Targets are those of the worked examples (3 on every rule).
"""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.equipped import ear
from tests.scoring.calls import HIDDEN, STANDARD, TOLD, call, they_say
from trainer.acts import VerdictKind
from trainer.content.scenario import Scenario, Targets
from trainer.language import heard_in_call, heard_single, understand
from trainer.marking import context_of, context_single, mark
from trainer.scoring import score, score_single
from trainer.transcript import Timing, TraineeTurn, Transcript

ROOT = Path(__file__).parents[2]


def read(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


EAR = ear("en")
SHIPPED = Scenario.model_validate(read("scenarios/en/payroll-cold-call.yaml"))
ALL_THREE = Targets(listen=3, empathize=3, clarify=3, argue=3)
SCENARIO = SHIPPED.model_copy(
    update={"objections": tuple(one.model_copy(update={"targets": ALL_THREE}) for one in SHIPPED.objections)}
)
SAYS = "We tried an outside payroll firm and people were paid late."
REVEALS = "I was the one who had to stand in front of thirty people and explain it."

FAKE = "I understand, but we are never late. There's an app, e-payslips and ten years' experience."
EARLY = "That's a good reason to be careful. The first month runs alongside yours, so no salary depends on us."
SPECIFIC = "Late salaries are the worst kind of late. Was it their sums or the transfer?"
BENEFIT = (
    "You said the worst was having no answer for thirty people. You'd have one specialist and a deputy by name, and "
    "1% a day from us if we're late, in the contract. Foreign staff we don't take. Would that have been enough?"
)
GENERIC = "What exactly happened?"
FLATTERED = FAKE + " I listen, I empathise, thank you so much, your opinion is very important to us"

ROWS = [
    ("fake empathy and a false claim", [FAKE], (1, 0, 0, 0), 8),
    ("argued before asking", [EARLY], (2, 2, 0, 2), 50),
    ("listens, feels, asks", [SPECIFIC], (3, 3, 3, None), 100),
    ("and argues after the reveal", [SPECIFIC, BENEFIT], (3, 3, 3, 4), 100),
    ("a generic question", [GENERIC], (2, 1, 2, None), 56),
    ("politeness buys nothing", [FLATTERED], (1, 0, 0, 0), 8),
]


def played(answers, scenario=SCENARIO, ear=EAR):
    """The call in which these answers meet the objection, the concern coming out after the first."""
    transcript: Transcript = call(they_say(HIDDEN, SAYS))
    for number, answer in enumerate(answers):
        if number:
            transcript = call(*transcript.turns, they_say(TOLD, REVEALS))
        understanding = understand(answer, heard_in_call(scenario, None, transcript), ear)
        marked = mark(understanding, context_of(scenario, None, transcript, Timing()))
        transcript = call(*transcript.turns, TraineeTurn(0, answer, marked=marked))
    return replace(transcript, scenario=scenario.id)


def levels_of(answers):
    episode = score(played(answers), STANDARD, SCENARIO).episodes[0]
    return tuple(v.level if v.kind is VerdictKind.LEVEL else None for v in episode.verdicts), episode.score


@pytest.mark.parametrize(("answers", "levels", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_worked_example(answers, levels, wanted):
    found, total = levels_of(answers)
    assert abs(total - wanted) <= 3, (found, total)


def test_a_single_answer_as_the_command_marks_it():
    heard = heard_single("It's too expensive.", ["It costs 39 euro."], ["It never breaks."], [], False, EAR)
    context = context_single(heard)
    marked = mark(understand("Compared with what?", heard, EAR), context)
    single = score_single(marked, context, STANDARD)
    assert (single.score, single.rank // 100, single.caps) == (72, 72, ())
