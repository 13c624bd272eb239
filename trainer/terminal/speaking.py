"""A customer's turn as it is being spoken: how much of it has been said after so many seconds.

Time is handed in; this module neither reads a clock nor sleeps.
"""

from dataclasses import dataclass

from trainer.transcript import CustomerTurn

PAUSE_SECONDS = 1.6
"""How long a held pause lasts: long enough to be taken for the end, as people's pauses are."""
BREATH_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Moment:
    """From ``at`` seconds on, the first ``characters`` of the turn have been said."""

    at: float
    characters: int


@dataclass(frozen=True, slots=True)
class Speech:
    """A turn with its timetable, word by word."""

    turn: CustomerTurn
    moments: tuple[Moment, ...]

    @property
    def seconds(self) -> float:
        """How long the whole turn takes."""
        return self.moments[-1].at if self.moments else 0.0

    def said_after(self, seconds: float) -> int:
        """Characters spoken by then."""
        return max((moment.characters for moment in self.moments if moment.at <= seconds), default=0)


def timetable(turn: CustomerTurn, words_a_minute: int) -> Speech:
    """The turn spoken at a pace; 0 words a minute means all at once."""
    if words_a_minute <= 0:
        return Speech(turn, (Moment(0.0, len(turn.text)),))
    per_word = 60.0 / words_a_minute
    moments: list[Moment] = []
    at, spoken = 0.0, 0
    for number, part in enumerate(turn.parts):
        spoken += 1 if number else 0
        begin = spoken
        for end in _word_ends(part.text):
            at += per_word
            moments.append(Moment(round(at, 3), begin + end))
        spoken = begin + len(part.text)
        at += PAUSE_SECONDS if part.pause else BREATH_SECONDS
    if moments:
        moments[-1] = Moment(moments[-1].at, len(turn.text))
    return Speech(turn, tuple(moments))


def _word_ends(text: str) -> list[int]:
    ends = [at for at in range(1, len(text)) if text[at] == " " and text[at - 1] != " "]
    return [*ends, len(text)] if text else []
