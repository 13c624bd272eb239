"""Words one or two keystrokes away from a word of a closed list.

Only corrects towards the list it was given; the caller keeps negations, numbers and known words away from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Nearby:
    """An index of words by what is left of them when one letter is missing."""

    index: dict[str, str]
    """Words apart by blanks: half the memory of tuples, and read back at once."""


def _shorter(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))} | {word}


def nearby(words: Iterable[str]) -> Nearby:
    """The index of these words; their order settles ties."""
    index: dict[str, list[str]] = {}
    for word in words:
        for key in sorted(_shorter(word)):
            index.setdefault(key, []).append(word)
    return Nearby({key: " ".join(found) for key, found in index.items()})


def distance(one: str, two: str, most: int) -> int:
    """Damerau-Levenshtein distance (adjacent swaps count one); ``most + 1`` where it is more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for at, char in enumerate(one, 1):
        older, before, row = before, row, [at]
        for there, other in enumerate(two, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (char != other))
            if at > 1 and there > 1 and char == two[there - 2] and one[at - 2] == other:
                cost = min(cost, older[there - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def corrected(word: str, near: Nearby) -> str:
    """The nearest listed word, or the word itself: one step for 4-7 letters, two for 8 and more, same first letter."""
    size = len(word)
    if size < 4:
        return word
    most = 1 if size < 8 else 2
    best, found = most + 1, word
    for key in sorted(_shorter(word)):
        for candidate in near.index.get(key, "").split():
            if candidate[0] != word[0] or (size < 6 and len(candidate) != size):
                continue
            steps = distance(word, candidate, most)
            if steps < best:
                best, found = steps, candidate
    return found
