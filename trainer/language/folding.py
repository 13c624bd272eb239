"""Text as it is matched, with every character's place in the text as it was recorded.

Folds what people and keyboards do to the same words: composed and decomposed letters, case, curly quotes,
dashes, invisible characters, emoji. Knows no language and no words.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = dict.fromkeys("‘’‚‛ʼ`´′＇", "'") | dict.fromkeys("“”„‟«»″＂‹›", '"')
_DASHES = dict.fromkeys("‐‑‒−﹣－", "-") | dict.fromkeys("–—―", "–")
_SIGNS = _QUOTES | _DASHES | {"…": "…", "•": ";", "\n": "\n", "\r": "\n", "\t": " "}
_KEPT_JOINERS = frozenset("'\"-–….,!?;:%€$£+/()=*#&@\n ")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text and, for each of its characters, where the recorded character starts and ends."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def recorded(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the recorded text of ``text[start:end]``; an empty stretch is empty there too."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def _one(cluster: str) -> str:
    """A character with its combining marks, folded; invisible ones vanish, pictures become a space."""
    if cluster in _SIGNS:
        return _SIGNS[cluster]
    composed = unicodedata.normalize("NFC", cluster)
    if composed == "…":
        return composed
    out: list[str] = []
    for char in unicodedata.normalize("NFC", unicodedata.normalize("NFKC", composed).casefold()):
        if char in _SIGNS:
            out.append(_SIGNS[char])
        elif char.isalnum() or char in _KEPT_JOINERS:
            out.append(char)
        elif unicodedata.category(char) in ("Cf", "Mn", "Me", "Cc", "Cn", "Cs"):
            continue
        else:
            out.append(" ")
    return "".join(out)


def _cluster_end(text: str, start: int) -> int:
    """End of the character at ``start`` with the marks that combine with it."""
    end = start + 1
    while end < len(text) and ord(text[end]) > 0x2FF:
        if (
            unicodedata.combining(text[end])
            or 0x1160 <= ord(text[end]) <= 0x11FF
            or unicodedata.category(text[end]) in ("Mn", "Me", "Mc")
        ):
            end += 1
        else:
            break
    return end


_LETTERS = (*range(0x20, 0x250), *range(0x400, 0x483), *range(0x48A, 0x530), *map(ord, _SIGNS))
_ALONE = {code: _one(chr(code)) for code in _LETTERS if len(_one(chr(code))) == 1}
"""Characters that never combine with one before them and fold to exactly one: nearly all that is ever typed."""


def fold(text: str) -> Folded:
    """The text folded for matching; never raises, whatever characters stand in it."""
    if _ALONE.keys() >= set(map(ord, text)):
        return Folded(text.translate(_ALONE), range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(text)
    while at < size:
        end = _cluster_end(text, at)
        for char in _one(text[at:end]):
            out.append(char)
            starts.append(at)
            ends.append(end)
        at = end
    return Folded("".join(out), tuple(starts), tuple(ends))
