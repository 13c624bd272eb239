"""Something wrong at a place inside an authored value, before anybody knows which line of which file that is."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
SLOTS = ("name", "trainee", "company", "product", "time", "rival")
"""What a customer's line may hold in braces."""

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem by the path of keys and positions that leads to it; codes as in ``codes.py``."""

    at: Path
    code: str
    variant: str = ""
    slots: tuple[tuple[str, str], ...] = ()


def finding(at: Path, code: str, variant: str = "", **slots: object) -> Finding:
    """A finding with its slots in order."""
    return Finding(at, code, variant, tuple(sorted((name, str(value)) for name, value in slots.items())))


def unknown(at: Path, code: str, name: str, known: Iterable[str], **slots: object) -> Finding:
    """A name that nothing bears, with the nearest name that something does."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return finding(at, code, "guess" if near else "", name=name, guess=near[0] if near else "", **slots)


def bad_slots(at: Path, say: str) -> list[Finding]:
    """Braces in a line that would be spoken as they stand."""
    return [
        unknown(at, "S033", name, SLOTS, slots=", ".join(f"{{{slot}}}" for slot in SLOTS))
        for name in _BRACES.findall(say)
        if name not in SLOTS
    ]


def folded(text: str) -> str:
    """The text as it sounds: without case, punctuation and double spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
