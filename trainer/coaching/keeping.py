"""What of a trainee's own draft may stay: sentences that did good, up to where they began to do harm.

A claim about the product never stays as typed: nobody has checked it against the sheet.
"""

import re

from trainer.acts import ActName, MarkedTurn, RuleName, VerdictKind
from trainer.coaching.pieces import Pieces
from trainer.coaching.quoting import weighty, words_of
from trainer.coaching.telling import GOOD
from trainer.marking.evidence import ARGUING, CLOSING

A = ActName
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_GOOD = (
    A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC, A.CLARIFY_SPECIFIC, A.OWN_MISTAKE, A.GREET_FULL, A.GREET_PARTIAL,
    A.ASK_NAME, A.TIME_CHECK, A.AUTONOMY, A.Q_RELEVANT, A.CLARIFY_GENERIC,
)  # fmt: skip
_HARM = (
    *ARGUING, *CLOSING, A.PRESSURE, A.PUSH_SOFT, A.PUSH_FIRM, A.INSULT, A.DISMISS, A.EMPATHY_FAKE, A.CLARIFY_LEADING,
    A.CANDOUR, A.Q_REPEAT, A.APOLOGY_LONG, A.SMALL_TALK, A.EVASIVE, A.BOUNDARY,
)  # fmt: skip
_LONGEST = 22
_LETTERS = frozenset("aiавискоуяе–-&")
_NUMBER = re.compile(r"\d+")


def kept(marked: MarkedTurn, allowed: str, pieces: Pieces) -> str:
    """The part of the draft worth keeping, tidied; empty if there is none.

    ``allowed`` is everything the customer said: other figures are not repeated.
    """
    understanding = marked.understanding
    if _other_letters(understanding.text, understanding.lang):
        return ""
    parts = (_part(marked, match, pieces) for match in _SENTENCE.finditer(understanding.text))
    found = [part for part in parts if part]
    known = set(_NUMBER.findall(allowed))
    found = [part for part in found if set(_NUMBER.findall(part)) <= known and _theirs(part, allowed, pieces)]
    if not _asks_well(marked):
        found = [part for part in found if not part.endswith("?")]
    asked = next((at for at, part in enumerate(found) if part.endswith("?")), None)
    return " ".join(found[:1] if asked is None else found[max(0, asked - 1) : asked + 1])


def _part(marked: MarkedTurn, match: re.Match[str], pieces: Pieces) -> str:
    start, end = match.span()
    harm = [act.span.start for act in marked.of(*_HARM) if act.span.start < end and act.span.end > start]
    rebuts = marked.understanding.but_rebuts
    if rebuts is not None and rebuts.start < end and rebuts.end > start:
        harm.append(rebuts.start)
    stop = min(harm, default=end)
    text = marked.understanding.text
    good = [act for act in marked.of(*_GOOD) if act.span.start >= start and act.span.end <= stop]
    if not good or (harm and stop < max(act.span.end for act in good)):
        return ""
    return _tidied(text[start:stop], pieces, whole=stop == end)


def _tidied(text: str, pieces: Pieces, *, whole: bool) -> str:
    words = text.split()
    while words and words[-1].strip(",;:–-").casefold() in pieces.lists["boundary"] | {"and", "и", "а"}:
        words.pop()
    if not 2 <= len(words) <= _LONGEST:
        return ""
    if _vouches(words, pieces) or any(len(word) == 1 and word.casefold() not in _LETTERS for word in words):
        return ""
    out = " ".join(words).strip(" ,;:–-")
    out = out if whole and out[-1] in ".!?…" else out.rstrip(".!?…") + "."
    return out[:1].upper() + out[1:]


def _theirs(part: str, allowed: str, pieces: Pieces) -> bool:
    """Whether a statement is made of what the customer said; a question states nothing."""
    said = set(words_of(allowed.casefold()))
    weight = [word for word in words_of(part.casefold()) if weighty(word, pieces)]
    return part.endswith("?") or all(word in said for word in weight)


def _asks_well(marked: MarkedTurn) -> bool:
    """Whether the draft's question may stay: at an objection only one that narrows without leading."""
    mark = marked.mark(RuleName.CLARIFY)
    return mark is None or mark.verdict is not VerdictKind.LEVEL or mark.level >= GOOD


def _vouches(words: list[str], pieces: Pieces) -> bool:
    """Whether the words speak for the seller's side, which nobody has checked."""
    return any(word.strip(",.!?…;:").casefold() in pieces.lists["own_side"] for word in words)


def _other_letters(text: str, lang: str) -> bool:
    """Whether Bulgarian was typed in Latin letters: it cannot stand beside ours."""
    return lang == "bg" and len(re.findall("[a-z]", text, re.I)) > len(re.findall("[а-я]", text, re.I))
