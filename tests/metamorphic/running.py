"""The suite over a handful of records, without a process of its own."""

import json
from pathlib import Path

from trainer.call.single_answer import answer_from
from trainer.cli.agreement_trials import trials_of
from trainer.cli.marking_lines import Desk
from trainer.cli.scoring_many import Scorers
from trainer.review.metamorphic import Based
from trainer.review.trials import Outcome

FIXTURES = Path(__file__).parent / "fixtures.jsonl"


def records():
    return [json.loads(line) for line in FIXTURES.read_text(encoding="utf-8").splitlines()]


def outcomes_of(given, scorers: Scorers) -> list[Outcome]:
    answers = [answer_from(one) for one in given]
    scored = scorers.score(answers)
    based = [Based(str(one["id"]), *two) for one, two in zip(given, zip(answers, scored, strict=True), strict=True)]
    found = trials_of(based, [(str(one["pair"]), str(one["id"])) for one in given if one.get("pair")])
    after = scorers.score([trial.answer for trial in found])
    return [Outcome(trial, one) for trial, one in zip(found, after, strict=True)]


def alone() -> Scorers:
    return Scorers(Desk(None), None)
