"""Words of a customer's that may stand in the trainee's mouth: quoted, named, or turned to "you".

Only what is safe is turned; a stretch that the rules of the language do not wholly cover is left out rather than
guessed at (no part of speech is known here, only closed lists and endings).
"""

import re
from dataclasses import dataclass

from trainer.coaching.pieces import Pieces

_CLAUSE = re.compile(r"[.!?…;:\n,„“”\"«»()\[\]]+|\s[–—-]\s|[–—]")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_FIRST = 2
_WORD = re.compile(r"[\w'’%€-]+")
_SUBJECTS = frozenset(
    ("it", "he", "she", "we", "i", "they", "you", "your", "not", "all", "any", "too", "every", "more", "much",
     "не", "няма", "много", "вие", "то", "те", "той", "тя", "вече", "аз", "ние", "още", "само")
)  # fmt: skip
_SECOND_VERB = frozenset(("and", "who", "that", "или", "да", "и", "се", "си"))
_ORDERS = frozenset(
    ("go", "wait", "look", "listen", "stop", "don't", "come", "tell", "give", "be", "please", "guess", "let")
)
_LONGEST_QUOTE = 6
_LONGEST_CLAUSE = 9
_LONGEST_THING = 3


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a customer's words offer, in the order they were said."""

    quotes: tuple[str, ...]
    """Up to six words exactly as said."""
    things: tuple[str, ...]
    """Things named, with their article or number: ``the third month``."""
    clauses: tuple[str, ...]
    """What they said of themselves, to be said to them: ``you have a supplier``."""


def theirs(text: str, pieces: Pieces) -> Theirs:
    """What may be taken from one turn of the customer's."""
    clauses = _clauses(text, pieces)
    asks = {tuple(_words(part)) for part in re.findall(r"[^.!?…]+\?", text)}
    quotes = [*_short_sentences(text, pieces), *(" ".join(words) for words in clauses if _quotable(words, pieces))]
    named = [thing for words in clauses for thing in _things(words, pieces)]
    turned = [_turned(words, pieces) for words in clauses if tuple(words) not in asks]
    return Theirs(
        quotes=tuple(dict.fromkeys(quotes)),
        things=tuple(dict.fromkeys(named)),
        clauses=tuple(dict.fromkeys(clause for clause in turned if clause)),
    )


def _clauses(text: str, pieces: Pieces) -> tuple[list[str], ...]:
    """Clauses of the first sentences, where an objection stands; of the whole turn if those hold nothing."""
    opening = "".join(_SENTENCE.findall(text)[:_FIRST])
    for stretch in (opening, text):
        found = tuple(words for part in _CLAUSE.split(stretch) if (words := _bare(part, pieces)))
        if any(_weighty(word, pieces) for words in found for word in words):
            return found
    return ()


def _short_sentences(text: str, pieces: Pieces) -> list[str]:
    """Sentences short enough to be quoted whole; bare names and orders are none."""
    found = []
    for sentence in _SENTENCE.findall(text):
        words = _words(sentence)
        named = all(word[:1].isupper() for word in words)
        orders = bool(words) and (words[0].casefold() in _ORDERS or words[0].casefold().endswith(("йте", "ете")))
        if 2 <= len(words) <= _LONGEST_QUOTE + 1 and not named and not orders and not set(sentence) & set('„“”"«»–—'):
            found.append(sentence.strip(" .!?…,;:\n"))
    return found


def turned_gloss(gloss: str, pieces: Pieces) -> str:
    """A gloss about the customer said to the customer: ``has a dog`` becomes ``you have a dog``; empty if unsure."""
    pairs = pieces.pairs["second_person"]
    words = gloss.split()
    at = 1 if words and words[0] in ("не", "се") else 0
    if len(words) <= at or words[at] not in pairs or len(words) > _LONGEST_CLAUSE + 3:
        return ""
    if "," in gloss or _SECOND_VERB & set(words):  # a second verb would have to be turned too
        return ""
    said = [*words[:at], pairs[words[at]], *words[at + 1 :]]
    if pieces.lang == "en":
        said = ["your" if word in ("their", "his", "her") else word for word in said]
    return " ".join(said)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.strip("-'’")]


def _bare(part: str, pieces: Pieces) -> list[str]:
    words = _words(part)
    while words and words[0].casefold() in pieces.lists["fillers"]:
        words = words[1:]
    return words


def _weighty(word: str, pieces: Pieces) -> bool:
    low = word.casefold()
    return (
        len(low) > 3
        and low not in pieces.lists["stops"]
        and low not in pieces.lists["weak_things"]
        and low not in pieces.lists["fillers"]
        and low not in pieces.lists["not_turned"]
    )


def _quotable(words: list[str], pieces: Pieces) -> bool:
    low = [word.casefold() for word in words]
    fits = 2 <= len(words) <= _LONGEST_QUOTE
    opens = low[0].split("'")[0].split("’")[0]
    breaks = opens in (pieces.lists["stops"] | pieces.lists["not_turned"]) - _SUBJECTS or opens.endswith(("йте", "ете"))
    return fits and not breaks and any(_weighty(word, pieces) for word in words) and _ends_whole(words, pieces)


def _ends_whole(words: list[str], pieces: Pieces) -> bool:
    """Whether a stretch does not break off on a word that wants another."""
    low = words[-1].casefold()
    return low not in pieces.lists["stops"] - {"it", "her", "him"} or low in ("now", "again", "out", "сега", "още")


def _things(words: list[str], pieces: Pieces) -> list[str]:
    """Short runs after an article or a preposition that a closed word or the end of the clause closes."""
    found = []
    for at, word in enumerate(words[:-1]):
        if word.casefold() not in pieces.lists["determiners"]:
            continue
        rest = words[at + 1 :]
        length = next(
            (n for n, one in enumerate(rest) if one.casefold() in pieces.lists["stops"] - {"ми", "ни"}), len(rest)
        )
        run = _up_to_article(rest[:length], pieces)
        if not 1 <= len(run) <= _LONGEST_THING or not _closed(run, rest, pieces):
            continue
        if any(one.casefold() in pieces.lists["determiners"] for one in run):
            continue
        if word.casefold() in pieces.pairs["possessives"] or _definite(run, pieces):
            found.append(_with_article(word, run, pieces))
    return found


def _closed(run: list[str], rest: list[str], pieces: Pieces) -> bool:
    last = run[-1] if run[-1].casefold() not in ("ми", "ни") else run[-2] if len(run) > 1 else ""
    if not last or not _weighty(last, pieces) or last.casefold().endswith(("ly", "ing", "ed", "'s", "’s")):
        return False
    return not any(one.casefold() in pieces.lists["not_turned"] for one in run)


def _up_to_article(run: list[str], pieces: Pieces) -> list[str]:
    """The run as far as its first word with the article, and whose it is; the run itself without such endings."""
    endings = tuple(pieces.lists["articles"])
    at = next((n for n, one in enumerate(run) if endings and one.casefold().endswith(endings)), None)
    if at is None:
        return run
    owner = run[at + 1 : at + 2] if run[at + 1 : at + 2] and run[at + 1].casefold() in ("ми", "ни") else []
    return [*run[: at + 1], *owner]


def _definite(run: list[str], pieces: Pieces) -> bool:
    """Whether a run names something known to both: where the article is an ending, by the ending."""
    endings = tuple(pieces.lists["articles"])
    return not endings or any(one.casefold().endswith(endings) for one in run)


def _with_article(word: str, run: list[str], pieces: Pieces) -> str:
    said = [pieces.pairs["possessives"].get(one.casefold(), one) for one in run]
    if pieces.lang == "en":
        return " ".join([pieces.pairs["possessives"].get(word.casefold(), word.casefold()), *said])
    own = pieces.pairs["possessives"].get(word.casefold())
    return " ".join([own, *said] if own else said)


def _turned(words: list[str], pieces: Pieces) -> str:
    low = [word.casefold().replace("’", "'") for word in words]
    if not 3 <= len(words) <= _LONGEST_CLAUSE or not _ends_whole(words, pieces):
        return ""
    if any(word in pieces.lists["not_turned"] for word in low):
        return ""
    return _turned_english(words, low, pieces) if pieces.lang == "en" else _turned_bulgarian(words, low, pieces)


def _turned_english(words: list[str], low: list[str], pieces: Pieces) -> str:
    """A clause that begins with I or we (or its verb), every first person in it turned; else nothing."""
    pairs = pieces.pairs["turns"]
    if low[0] not in ("i", "we", "i'm", "i've", "we're", "we've", "i'd", "we'd"):
        return ""
    text = " ".join(pairs.get(word, original) for word, original in zip(low, words, strict=True))
    return text.replace("you was ", "you were ").replace("you wasn't ", "you weren't ")


def _turned_bulgarian(words: list[str], low: list[str], pieces: Pieces) -> str:
    """A clause with exactly one verb of the first person that the table or a regular past ending covers."""
    pairs = pieces.pairs["turns"]
    said: list[str] = []
    verbs = 0
    for at, (word, original) in enumerate(zip(low, words, strict=True)):
        past = _past(word, pieces)
        if past:
            said.append(f"сте {past}")
            verbs += 1
        elif word in ("аз", "ние"):
            continue
        elif word in pairs:
            said.append(pairs[word])
            verbs += pairs[word].endswith("те") and len(word) > 2
        elif word.endswith(("х", "хме", "ха")) and len(word) > 4 and at < 3:
            return ""
        else:
            said.append(original.casefold() if at == 0 else original)
    if verbs != 1 or not _first_person_leads(low, pieces):
        return ""
    return " ".join(said)


def _first_person_leads(low: list[str], pieces: Pieces) -> bool:
    """Whether the verb of the first person is the first word, or stands right after „не“, „вече“ or the like."""
    lead = [word for word in low if word not in ("не", "вече", "много", "само", "още", "аз", "ние", "просто")]
    return bool(lead) and (bool(_past(lead[0], pieces)) or pieces.pairs["turns"].get(lead[0], "").endswith("те"))


def _past(word: str, pieces: Pieces) -> str:
    """„пробвахме“ as „пробвали“: regular endings only."""
    if word in pieces.lists["not_past"] or len(word) < 6:
        return ""
    for ending, participle in pieces.pairs["past"].items():
        if word.endswith(ending):
            return word.removesuffix(ending) + participle
    return ""
