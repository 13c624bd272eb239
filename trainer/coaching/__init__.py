"""What a trainee is told: verdicts, reasons, hints, the debrief, as data and as sentences of one language."""

from trainer.coaching.better import Better, better
from trainer.coaching.debrief import Comment, Debrief, EpisodeStory, debrief, debrief_outside
from trainer.coaching.hint import hint_for
from trainer.coaching.material import Place
from trainer.coaching.pieces import Pieces, pieces_from
from trainer.coaching.places import place_of, wordings, wordings_outside
from trainer.coaching.verdict import one_line
from trainer.coaching.why import why_lines

__all__ = [
    "Better", "Comment", "Debrief", "EpisodeStory", "Pieces", "Place", "better", "debrief", "debrief_outside",
    "hint_for", "one_line", "pieces_from", "place_of", "why_lines", "wordings", "wordings_outside",
]  # fmt: skip
