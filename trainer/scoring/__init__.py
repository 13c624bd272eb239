"""Scoring: a marked transcript and a rubric give a scorecard; a marked answer gives a single score."""

from trainer.scoring.scorecard import CapHit, Diagnostics, Episode, Evidence, Scorecard, Stage, Verdict
from trainer.scoring.session import score
from trainer.scoring.single import SingleScore, as_record, case_mark, score_single

__all__ = [
    "CapHit", "Diagnostics", "Episode", "Evidence", "Scorecard", "SingleScore", "Stage", "Verdict", "as_record",
    "case_mark", "score", "score_single",
]  # fmt: skip
