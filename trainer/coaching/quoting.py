"""A few words of the customer's exactly as said, worth repeating to them: whole, of weight, and no insult or order.

Ranked by what they carry; which one is taken is decided elsewhere.
"""

import re
from collections.abc import Sequence

from trainer.coaching.pieces import Pieces

SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_WORD = re.compile(r"[\w'’%€-]+")
_DASH = re.compile(r"\s[–—-]\s|[–—]")
_CALLED = re.compile(r",\s*(?:though|then|anyway|lady|sir|mate|колега|госпожо|господине|де|бе)$", re.I)
_SUBJECTS = frozenset(
    ("it", "he", "she", "we", "i", "they", "you", "your", "not", "all", "any", "too", "every", "more", "much", "no",
     "не", "няма", "много", "вие", "то", "те", "той", "тя", "вече", "аз", "ние", "още", "само", "без", "до")
)  # fmt: skip
_ORDERS = frozenset(
    (
        "go",
        "wait",
        "look",
        "listen",
        "stop",
        "don't",
        "come",
        "tell",
        "give",
        "be",
        "please",
        "guess",
        "let",
        "send",
        "hang",
    )
)
_NO = ("no", "yes", "yeah", "не", "да")
_LONGEST = 8
_LONG = 6
_LONGEST_QUESTION = 10
_DEGREES = ("far", "much", "many", "long", "little", "few", "as", "толкова", "далеч")
"""After these an opening word belongs to what follows: ``so far``."""
_MOST_WEIGHT = 3
_NEAR = 2
"""How far below the best a quote may stand and still be taken."""


def quotes(text: str, clauses: Sequence[Sequence[str]], pieces: Pieces, *, glad: bool) -> tuple[str, ...]:
    """The stretches worth quoting, those that carry most first; ``clauses`` are the words of the turn's clauses.

    With ``glad`` it is what pleases them that is looked for, else what troubles them.
    """
    found = [*_sentences(text, pieces), *(" ".join(words) for words in clauses if _quotable(words, pieces))]
    ranked = sorted(
        (-worth(quote, text, pieces, glad=glad), at, quote) for at, quote in enumerate(dict.fromkeys(found))
    )
    if ranked:
        return tuple(quote for weight, _, quote in ranked if weight <= min(0, ranked[0][0] + _NEAR))
    whole = _without_fillers(text, pieces)
    return (whole,) if 1 <= len(words_of(whole)) <= 3 and "?" not in text else ()


def worth(quote: str, text: str, pieces: Pieces, *, glad: bool) -> int:
    """How much a stretch carries: words of weight, a stand taken, themselves; less if it speaks of the listener."""
    low = [word.casefold().replace("’", "'") for word in words_of(quote)]
    weight = 2 * min(_MOST_WEIGHT, sum(weighty(word, pieces) and not word.isdigit() for word in low))
    weight += 3 * bool(pieces.lists["stance"].intersection(low)) * (-2 if glad else 1)
    weight -= 6 * bool(pieces.lists["addresses"].intersection(low))
    weight += 5 * bool(pieces.lists["pleased"].intersection(low)) * (1 if glad else -1)
    weight -= 4 * (quote + "?" in text) + 2 * (text.find(quote) > 0 and _breaks_off(text, quote))
    weight -= 3 * (all(word in pieces.lists["numbers"] or any(map(str.isdigit, word)) for word in low))
    weight += 3 * (low[0] in pieces.lists["own"])
    return weight - (len(low) > _LONG) - 2 * (len(low) < 3)


def _breaks_off(text: str, quote: str) -> bool:
    """Whether a stretch is no whole sentence."""
    before = text[: text.find(quote)].rstrip()
    return bool(before) and before[-1] not in ".!?…"


def _sentences(text: str, pieces: Pieces) -> list[str]:
    """Sentences short enough to be quoted whole; bare names, orders and sounds are none."""
    found = []
    for sentence in SENTENCE.findall(text):
        said = _without_fillers(sentence, pieces)
        words = words_of(said)
        plain = not set(said) & set('„“”"«»()') and not _DASH.search(said)
        if (
            2 <= len(words) <= _LONGEST
            and not _named(words)
            and not _orders(words[0])
            and plain
            and _carries(words, pieces)
        ):
            found.append(said)
    return found


def _named(words: Sequence[str]) -> bool:
    """Whether a stretch is somebody's name."""
    return all(word[:1].isupper() or word.casefold() in ("just", "or", "само", "или") for word in words)


def _orders(word: str) -> bool:
    """Whether a stretch that begins so tells the listener to do something."""
    low = word.casefold()
    return low.replace("’", "'").split("'")[0] in _ORDERS or low in _ORDERS or low.endswith(("йте", "ете"))


def _carries(words: Sequence[str], pieces: Pieces) -> bool:
    stands = any(word.casefold() in pieces.lists["stance"] for word in words)
    return any(weighty(word, pieces) for word in words) or (stands and len(words) > 2)


def _without_fillers(sentence: str, pieces: Pieces) -> str:
    """The sentence from its first word that says something."""
    said = _trimmed(sentence)
    while (first := _WORD.match(said)) and _only_opens(first[0], said[first.end() :], pieces):
        said = said[first.end() :].lstrip(" .!?…,;:–—-")
    return said


def _only_opens(word: str, rest: str, pieces: Pieces) -> bool:
    """Whether a first word says nothing itself."""
    low, following = word.casefold(), words_of(rest)[:1]
    if following and following[0].casefold() in _DEGREES and not rest.startswith(","):
        return False
    return low in pieces.lists["fillers"] or (low in _NO and rest.startswith(","))


def asked(text: str, pieces: Pieces) -> str:
    """The last question of a turn, if it is short enough to be repeated whole; empty if there is none."""
    said = [sentence for sentence in SENTENCE.findall(text) if sentence.rstrip().endswith("?")]
    question = _without_fillers(said[-1], pieces) if said else ""
    plain = not set(question) & set('„“”"«»()') and not _DASH.search(question)
    low = [word.casefold() for word in words_of(question)]
    # "And now you want to sell me this?" asks nothing.
    asks = bool(low) and (low[0] in pieces.lists["asking"] or "ли" in low)
    return question if plain and asks and 2 <= len(low) <= _LONGEST_QUESTION else ""


def _trimmed(text: str) -> str:
    return _CALLED.sub("", text.strip(" .!?…,;:\n–—-"))


def words_of(text: str) -> list[str]:
    """The words, with apostrophes, signs of percent and of money."""
    return [word for word in _WORD.findall(text) if word.strip("-'’")]


def bare(part: str, pieces: Pieces) -> list[str]:
    """The words of a clause without what only opens it."""
    words = words_of(part)
    while words and words[0].casefold() in pieces.lists["fillers"] and words[1:2] and words[1] not in _DEGREES:
        words = words[1:]
    return words


def weighty(word: str, pieces: Pieces) -> bool:
    """Whether a word stands for something of theirs."""
    low = word.casefold()
    light = ("stops", "weak_things", "fillers", "not_turned")
    return len(low) > 3 and not any(low in pieces.lists[name] for name in light)


def _quotable(words: Sequence[str], pieces: Pieces) -> bool:
    low = [word.casefold() for word in words]
    if not 2 <= len(words) <= _LONGEST:
        return False
    opens = low[0].split("'")[0].split("’")[0]
    breaks = opens in (pieces.lists["stops"] | pieces.lists["not_turned"]) - _SUBJECTS
    if breaks or _orders(words[0]) or _named(words):
        return False
    return _carries(words, pieces) and ends_whole(words, pieces)


def ends_whole(words: Sequence[str], pieces: Pieces) -> bool:
    """Whether a stretch does not break off on a word that wants another."""
    low = words[-1].casefold()
    return low not in pieces.lists["stops"] - {"it", "her", "him"} or low in ("now", "again", "out", "сега", "още")
