"""Single cues that a lazy scorer could live on, and how well each explains a score or orders two answers.

A cue counts characters or words; it knows no rule. They are the baselines of RUBRIC 4.5, never part of a score.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trainer.call.single_answer import Answer
from trainer.review.figures import share, spearman

_WORD = re.compile(r"[^\W_]+")
_POLITE = {
    "en": ("thank", "please", "sorry", "apolog", "appreciat", "kind", "pleas", "welcome", "sir", "madam"),
    "bg": ("благодар", "моля", "извин", "съжал", "любезн", "приятно", "радвам", "господин", "госпож", "мерси"),
}
_WARM = {
    "en": ("understand", "feel", "hear", "see", "know", "realis", "realiz", "sense", "fair", "frustrat", "worr"),
    "bg": ("разбир", "чувств", "усеща", "знам", "виждам", "ясно", "прав", "логично", "нормално", "притесн"),
}
_BEGINNING = 4
"""Words count as the same when their first letters are: inflection without a lexicon."""


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.casefold()) if len(word) >= _BEGINNING}


def length(answer: Answer) -> int:
    """Words of the answer."""
    return len(_WORD.findall(answer.answer))


def question_marks(answer: Answer) -> int:
    """Question marks in the answer."""
    return answer.answer.count("?")


def politeness(answer: Answer) -> int:
    """Polite words in the answer."""
    return _beginning(answer, _POLITE)


def empathy_words(answer: Answer) -> int:
    """Words of feeling and understanding in the answer."""
    return _beginning(answer, _WARM)


def overlap(answer: Answer) -> int:
    """Longer words that the answer shares with the customer's line."""
    return len(_stems(answer.answer) & _stems(answer.customer))


def product_words(answer: Answer) -> int:
    """Longer words that the answer shares with the facts."""
    return len(_stems(answer.answer) & _stems(" ".join(answer.facts)))


def _beginning(answer: Answer, beginnings: Mapping[str, tuple[str, ...]]) -> int:
    return sum(word.startswith(beginnings[answer.lang]) for word in _WORD.findall(answer.answer.casefold()))


CUES: dict[str, Callable[[Answer], int]] = {
    "length": length,
    "question_marks": question_marks,
    "politeness": politeness,
    "empathy_words": empathy_words,
    "overlap": overlap,
    "product_words": product_words,
}


@dataclass(frozen=True, slots=True)
class CueFigures:
    """Rank correlations of a cue, in thousandths: with the scorer's scores and with the labels' own."""

    cue: str
    scorer: int | None
    people: int | None

    @property
    def apart(self) -> int | None:
        """How much better the cue explains the scorer than the labels."""
        return None if self.scorer is None or self.people is None else self.scorer - self.people


def cue_figures(answers: Sequence[Answer], scores: Sequence[int], labels: Sequence[int]) -> tuple[CueFigures, ...]:
    """Each cue against both series, over the same answers."""
    found = []
    for name, cue in CUES.items():
        values = [cue(answer) for answer in answers]
        found.append(CueFigures(name, spearman(values, scores), spearman(values, labels)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """How often something puts the better of two answers above the worse, in thousandths; a tie of a cue is half."""

    name: str
    n: int
    right: int | None


def ordered_by_cues(pairs: Sequence[tuple[Answer, Answer]]) -> tuple[OrderFigures, ...]:
    """Each cue as a judge of (better, worse), in whichever direction serves it best."""
    found = []
    for name, cue in CUES.items():
        twice = sum((cue(better) > cue(worse)) * 2 + (cue(better) == cue(worse)) for better, worse in pairs)
        best = max(twice, 2 * len(pairs) - twice)
        found.append(OrderFigures(name, len(pairs), share(best, 2 * len(pairs))))
    return tuple(found)
