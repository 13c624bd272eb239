"""Words of a customer's that may stand in the trainee's mouth: quoted, named, or turned to "you".

Only what is safe is turned; a stretch that the rules of the language do not wholly cover is left out rather than
guessed at (no part of speech is known here, only closed lists and endings).
"""

import re
from dataclasses import dataclass

from trainer.coaching.pieces import Pieces
from trainer.coaching.quoting import SENTENCE, bare, ends_whole, quotes, weighty, words_of

_CLAUSE = re.compile(r"[.!?…;:\n,„“”\"«»()\[\]]+|\s[–—-]\s|[–—]")
_FIRST = 2
_SECOND_VERB = frozenset(("and", "who", "that", "или", "да", "и", "се", "си"))
_LONGEST_CLAUSE = 9
_LONGEST_THING = 3


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a customer's words offer, in the order they were said."""

    quotes: tuple[str, ...]
    """Up to eight words exactly as said, those that carry most first."""
    things: tuple[str, ...]
    """Things named, with their article or number: ``the third month``."""
    clauses: tuple[str, ...]
    """What they said of themselves, to be said to them: ``you have a supplier``."""


def theirs(text: str, pieces: Pieces, *, glad: bool = False) -> Theirs:
    """What may be taken from one turn of the customer's; with ``glad`` quotes are of what pleases them."""
    clauses = _clauses(text, pieces)
    asks = {tuple(words_of(part)) for part in re.findall(r"[^.!?…]+\?", text)}
    named = [thing for words in clauses for thing in _things(words, pieces)]
    turned = [_turned(words, pieces) for words in clauses if tuple(words) not in asks]
    return Theirs(
        quotes=quotes(text, clauses, pieces, glad=glad),
        things=tuple(dict.fromkeys(named)),
        clauses=tuple(dict.fromkeys(clause for clause in turned if clause)),
    )


def _clauses(text: str, pieces: Pieces) -> tuple[list[str], ...]:
    """Clauses of the first sentences, where an objection stands; of the whole turn if those hold nothing."""
    opening = "".join(SENTENCE.findall(text)[:_FIRST])
    for stretch in (opening, text):
        found = tuple(words for part in _CLAUSE.split(stretch) if (words := bare(part, pieces)))
        if any(weighty(word, pieces) for words in found for word in words):
            return found
    return ()


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
        if _known_to_both(word, run, pieces):
            found.append(_with_article(word, run, pieces))
    return found


def _closed(run: list[str], rest: list[str], pieces: Pieces) -> bool:
    last = run[-1] if run[-1].casefold() not in ("ми", "ни") else run[-2] if len(run) > 1 else ""
    if not last or not weighty(last, pieces) or last.casefold().endswith(("ly", "ing", "ed", "'s", "’s")):
        return False
    verbs = any(one.casefold().replace("’", "'").endswith(("n't", "'re", "'ll", "'ve", "'d")) for one in run)
    return not verbs and not any(one.casefold() in pieces.lists["not_turned"] for one in run)


def _up_to_article(run: list[str], pieces: Pieces) -> list[str]:
    """The run as far as its first word with the article, and whose it is; the run itself without such endings."""
    endings = tuple(pieces.lists["articles"])
    at = next((n for n, one in enumerate(run) if endings and one.casefold().endswith(endings)), None)
    if at is None:
        return run
    owner = run[at + 1 : at + 2] if run[at + 1 : at + 2] and run[at + 1].casefold() in ("ми", "ни") else []
    return [*run[: at + 1], *owner]


def _known_to_both(word: str, run: list[str], pieces: Pieces) -> bool:
    """Whether a run names something of theirs."""
    owned = word.casefold() in pieces.pairs["possessives"]
    return owned or (len(run) > 1 and run[-1].casefold() in ("ми", "ни"))


def _with_article(word: str, run: list[str], pieces: Pieces) -> str:
    said = [pieces.pairs["possessives"].get(one.casefold(), one) for one in run]
    if pieces.lang == "en":
        return " ".join([pieces.pairs["possessives"].get(word.casefold(), word.casefold()), *said])
    own = pieces.pairs["possessives"].get(word.casefold())
    return " ".join([own, *said] if own else said)


def _turned(words: list[str], pieces: Pieces) -> str:
    low = [word.casefold().replace("’", "'") for word in words]
    if not 3 <= len(words) <= _LONGEST_CLAUSE or not ends_whole(words, pieces):
        return ""
    if any(word in pieces.lists["not_turned"] for word in low):
        return ""
    return _turned_english(words, low, pieces) if pieces.lang == "en" else _turned_bulgarian(words, low, pieces)


def _turned_english(words: list[str], low: list[str], pieces: Pieces) -> str:
    """A clause that begins with I or we (or its verb), every first person in it turned; else nothing."""
    pairs = pieces.pairs["turns"]
    if low[0] not in ("i", "we", "i've", "we've", "i'd", "we'd") or low[1] in ("am", "are", "was", "were"):
        return ""  # what they say they are, nobody else should tell them
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
    if verbs != 1 or not _first_person_leads(low, pieces) or {"съм", "сме", "бях", "бяхме"} & set(low):
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
