"""What a trainee is told: verdicts, reasons, hints, the debrief, as data and as sentences of one language."""

from trainer.coaching.debrief import Comment, Debrief, EpisodeStory, debrief
from trainer.coaching.hint import hint_for
from trainer.coaching.verdict import one_line
from trainer.coaching.why import why_lines

__all__ = ["Comment", "Debrief", "EpisodeStory", "debrief", "hint_for", "one_line", "why_lines"]
