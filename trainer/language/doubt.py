"""Words not meant for the customer, words of another language, and no words at all.

Sentences addressed to a grader, and sentences said twice, are blanked before anything is heard in them, so they can
neither help nor hurt.
"""

import re

from trainer.acts import Doubt
from trainer.language.lexicon import Lexicon
from trainer.language.reading import Reading
from trainer.language.topics import grams

_CODE = re.compile(r"[{}<>\[\]\\|]|==|=>|::|\bdef |\bimport |\breturn\b|</|;\s*$|\bSELECT\b|\bfunction\b", re.MULTILINE)
_FEW = 2
_SOME = 5
_UNKNOWN_SHARE = 30
_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE)


def blanked(reading: Reading) -> str:
    """The recorded text, same length, with sentences to a grader and repeated sentences turned to spaces."""
    text = reading.text
    seen: set[tuple[str, ...]] = set()
    for sentence in reading.sentences:
        keys = tuple(token.key for token in reading.tokens[sentence.first : sentence.last + 1])
        grader = reading.of("grader", sentence.first, sentence.last)
        if grader or (len(keys) >= 3 and keys in seen):
            start, end = reading.span(sentence.first, sentence.last)
            text = text[:start] + " " * (end - start) + text[end:]
        seen.add(keys)
    return text


def _alphabet(text: str) -> tuple[int, int, int]:
    """Letters in all, Cyrillic ones, Latin ones."""
    return len(_LETTERS.findall(text)), len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))


def _familiar(reading: Reading, familiar: frozenset[str]) -> int:
    """Words out of a hundred that the language or this conversation knows."""
    lexicon = reading.lexicon
    known = sum(
        token.key in lexicon.known
        or token.stem in lexicon.known_stems
        or token.key in lexicon.idle
        or token.key in familiar
        or token.stem in familiar
        or bool(token.number)
        for token in reading.tokens
    )
    return 100 * known // max(1, len(reading.tokens))


def _nonsense(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the words are no words: hardly a vowel, or one key held down."""
    vowels = "аъоуеиюяaeiouy"
    odd = sum(
        token.end - token.start > 3
        and token.key.isalpha()
        and token.key not in lexicon.known
        and (not any(v in token.key for v in vowels) or len(set(token.key)) <= 2)
        for token in reading.tokens
    )
    return 0 < len(reading.tokens) <= 2 * odd


def doubt_of(reading: Reading, whole: Reading, familiar: frozenset[str]) -> Doubt | None:
    """Why the utterance cannot be understood, if so; ``whole`` is the reading before sentences were blanked."""
    if not whole.tokens:
        return Doubt.GARBLED if _LETTERS.search(whole.text) or whole.text.strip() else Doubt.EMPTY
    graded = len(reading.tokens) < _FEW and len(whole.tokens) > len(reading.tokens) and bool(whole.hits.get("grader"))
    signs = len(_CODE.findall(reading.text))
    if graded or (signs >= 4 and 12 * signs > len(reading.tokens)):
        return Doubt.NOT_ADDRESSED
    return _foreign(reading, familiar)


def _foreign(reading: Reading, familiar: frozenset[str]) -> Doubt | None:
    """Whether these are words of another language, or none."""
    letters, cyrillic, latin = _alphabet(reading.text)
    if letters and not any(token.key.isalpha() for token in reading.tokens):
        return Doubt.GARBLED
    lang = reading.lexicon.lang
    other = cyrillic if lang == "en" else 0
    if letters and (2 * other > letters or 2 * (letters - cyrillic - latin) > letters):
        return Doubt.OTHER_LANGUAGE
    share = _familiar(reading, familiar)
    if _nonsense(reading, reading.lexicon) and share < 50:
        return Doubt.GARBLED
    if lang == "bg" and 2 * cyrillic > letters:
        return Doubt.OTHER_LANGUAGE if re.search("[ыэё]", reading.text, re.IGNORECASE) else None
    if len(reading.tokens) >= _SOME and share < _UNKNOWN_SHARE:
        return Doubt.OTHER_LANGUAGE
    return None


def parroted(reading: Reading, customer: Reading) -> int:
    """Share of the utterance's runs of four words (thousandths) that are the customer's."""
    own = grams([token.key for token in reading.tokens])
    theirs = set(grams([token.key for token in customer.tokens]))
    if not own:
        keys = tuple(token.key for token in reading.tokens)
        whole = tuple(token.key for token in customer.tokens)
        return 1000 if len(keys) >= 2 and any(whole[at : at + len(keys)] == keys for at in range(len(whole))) else 0
    return 1000 * sum(run in theirs for run in own) // len(own)
