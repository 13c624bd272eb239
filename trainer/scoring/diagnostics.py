"""Counts beside the score: turns, questions, talk ratio. Never part of it (RUBRIC 4.4)."""

from collections.abc import Sequence

from trainer.acts import ActName
from trainer.content.words import same_words
from trainer.marking.evidence import count_questions, of
from trainer.scoring.arithmetic import FULL, half_up
from trainer.scoring.scorecard import Diagnostics, Episode
from trainer.scoring.stretches import Heard
from trainer.transcript import Transcript


def diagnostics_of(transcript: Transcript, heard: Sequence[Heard], episodes: Sequence[Episode]) -> Diagnostics:
    """The counts of one call."""
    typed = transcript.trainee_turns()
    own = [_words(turn.text) for turn in typed]
    theirs = sum(_words(turn.heard) for turn in transcript.customer_turns())
    total = sum(own) + theirs
    hidden = [one for one in episodes if one.concern is not None and one.revealed is not None]
    return Diagnostics(
        turns=len(typed),
        questions=sum(count_questions(turn.marked.acts) for turn in heard),
        reflections=sum(len(_reflections(turn)) for turn in heard),
        talk_percent=half_up(FULL * sum(own), total) if total else 0,
        longest_turn=max(own, default=0),
        revealed=sum(1 for one in hidden if one.revealed),
        concerns=len(hidden),
        hints=sum(turn.hints for turn in typed),
        interruptions_measured=any(turn.timing.live for turn in typed),
    )


def _reflections(turn: Heard) -> tuple[object, ...]:
    return of(turn.marked.acts, ActName.LISTEN_SPECIFIC, ActName.EMPATHY_SPECIFIC)


def _words(text: str) -> int:
    return len(same_words(text).split())
