"""Words of an utterance with their places; sentence ends and commas are kept as marks between words.

Knows the shape of words and numbers, not their meaning.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.language.folding import Folded, fold
from trainer.language.stemming import stem

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:-?[^\W\d_]{1,3}(?![^\W_]))?|[^\W_]+(?:'(?=[^\W_])[^\W_]+)*|[.!?…;:,\n\"()%€$£–-]"
)
_RUN = re.compile(r"(.)\1{2,}")
_ENDS = frozenset(".!?…;:\n–")


@dataclass(frozen=True, slots=True)
class Token:
    """One word."""

    key: str
    """Folded, without apostrophes: what cues are matched against."""
    stem: str
    """What topics and the customer's words are matched against; empty for a contraction."""
    start: int
    """Offset in the recorded text."""
    end: int
    number: str = ""
    """A number in digits with a point for decimals, else empty."""
    before: str = ""
    """Marks that stand between the previous word and this one."""
    after: str = ""
    """Marks that stand between this word and the next one."""


def squeezed(word: str) -> str:
    """The word with letters repeated three times or more reduced to one."""
    return _RUN.sub(r"\1", word) if len(word) > 2 else word


def number_of(word: str, spoken: dict[str, str]) -> str:
    """The number a word stands for, in digits; empty if none."""
    if not word[:1].isdigit():
        return spoken.get(word, "")
    digits = re.match(r"\d+(?:[.,]\d+)*", word)
    if digits is None or ":" in word:
        return ""
    value = digits[0].replace(",", ".")
    head, _, tail = value.rpartition(".")
    if head and len(tail) == 3:
        return value.replace(".", "")
    if head and not tail.strip("0"):
        return head.replace(".", "")
    return value


def tokenize(text: str, lang: str, spoken: dict[str, str]) -> tuple[Token, ...]:
    """Words of a recorded text, in order."""
    return tokens_of(fold(text), lang, spoken)


def tokens_of(folded: Folded, lang: str, spoken: dict[str, str]) -> tuple[Token, ...]:
    """Words of a folded text, in order, with offsets in the recorded one."""
    found: list[tuple[str, int, int]] = []
    marks: list[str] = [""]
    for match in _WORD.finditer(folded.text):
        piece = match[0]
        if not piece[0].isalnum():
            if piece == "-" and folded.text[match.start() - 1 : match.start()] not in ("", " ", "-"):
                continue
            marks[-1] += "–" if piece == "-" else piece
            continue
        start, end = folded.recorded(match.start(), match.end())
        found.append((piece, start, end))
        marks.append("")
    tokens: list[Token] = []
    for at, (piece, start, end) in enumerate(found):
        key, base = _shape(piece, lang)
        tokens.append(Token(key, base, start, end, number_of(key, spoken), marks[at], marks[at + 1]))
    return tuple(tokens)


@lru_cache(maxsize=32768)
def _shape(piece: str, lang: str) -> tuple[str, str]:
    """Key and stem of a word as folded."""
    key = piece if piece[0].isdigit() else squeezed(piece.replace("'", ""))
    if "'" in piece and lang == "en" and not piece.endswith("'s"):
        return key, ""
    base = squeezed(piece[:-2]) if piece.endswith("'s") and len(piece) > 4 else key
    return key, base if base[0].isdigit() else stem(base, lang)


def ends_sentence(marks: str) -> bool:
    """Whether these marks end a clause for good."""
    return any(mark in _ENDS for mark in marks)
