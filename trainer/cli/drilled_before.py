"""Kept rounds of drills as the values that choosing and counting work on."""

from datetime import datetime

from trainer.acts import RuleName
from trainer.coaching.cells import Cell
from trainer.coaching.drills import Done
from trainer.coaching.spacing import Review
from trainer.store.drill_reviews import DrillReview


def done_from(one: DrillReview) -> Done:
    """A round as it was kept."""
    cell = Cell(one.kind, one.type, RuleName(one.rule))
    at = datetime.fromisoformat(one.at)
    return Done(Review(at, cell, one.levels(), one.target), one.scenario, one.objection)
