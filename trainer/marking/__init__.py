"""Marking: one turn's understanding in its context gives marks, one file a rule."""

from trainer.marking.context import Context
from trainer.marking.place import context_of
from trainer.marking.preparation import Card, mark_preparation
from trainer.marking.single import context_single
from trainer.marking.turn import PLACES, mark

__all__ = ["PLACES", "Card", "Context", "context_of", "context_single", "mark", "mark_preparation"]
