"""Texts changed so that a careful reader would judge them the same, or in a known way differently (RUBRIC 4.5).

Pure text to text; nothing here knows a score. ``None`` means that the change has no place in this text.
"""

import re

from trainer.review.phrases import OF

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r".+?(?:[.!?…]+(?=\s|$)|$)", re.S)
_PUNCTUATION = re.compile(r"(?<!\d)[.,;:!?…](?!\d)|(?<=\d)[.,;:!?…](?=\s|$)|[–—\"„“”«»()]")
_TYPO_EVERY = 6
_TYPO_LEAST = 6
_NEGATIONS = {"not", "never", "nothing", "nobody", "without", "никога", "никой", "нищо", "нямаме", "няма", "недейте"}
_TO_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "u", "ь": "i", "ю": "yu", "я": "ya",
}  # fmt: skip
_DENIED = re.compile(r"\b(not|no|never|nothing|nobody|without|не|няма\w*|никога|никой|нищо|без)\b|n['’]t\b", re.I)
_VERBS = {
    "en": re.compile(r"\b(is|are|was|were|can|will|would|has|have|does|do|did|should|could)\b(?! not|n't|’t)", re.I),
    "bg": re.compile(
        r"\b(е|са|има|имаме|имате|може|можем|можете|плащаме|даваме|идва|идваме|правим|работи|пазим)\b", re.I
    ),
}


def sentences(text: str) -> list[str]:
    """The text cut after full stops, question and exclamation marks; joined again by blanks it is the text."""
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def after(text: str, more: str) -> str:
    """The text, ended properly, and another sentence."""
    ended = text.rstrip()
    return f"{ended} {more}" if ended.endswith((".", "!", "?", "…", ":")) else f"{ended}. {more}"


def bare(text: str) -> str | None:
    """Without punctuation; what stands between digits stays, and so do apostrophes."""
    return _different(text, re.sub(r"\s+", " ", _PUNCTUATION.sub(" ", text)).strip())


def spaced(text: str) -> str | None:
    """Every blank doubled."""
    return _different(text, text.replace(" ", "  "))


def emoji(text: str) -> str:
    """With a smile at its end."""
    return f"{text.rstrip()} 🙂"


def lower(text: str) -> str | None:
    """In small letters."""
    return _different(text, text.lower())


def upper(text: str) -> str | None:
    """In capitals."""
    return _different(text, text.upper())


def mistyped(text: str) -> str | None:
    """Two inner letters of every sixth word swapped; short words, negations and names are left as they are."""
    found = list(_WORD.finditer(text))
    letters = list(text)
    due = _TYPO_EVERY
    for at, word in enumerate(found, 1):
        if at < due or not _may_mistype(word[0]):
            continue
        middle = word.start() + len(word[0]) // 2
        letters[middle - 1], letters[middle] = letters[middle], letters[middle - 1]
        due = at + _TYPO_EVERY
    return _different(text, "".join(letters))


def _may_mistype(word: str) -> bool:
    middle = len(word) // 2
    plain = word.islower() and len(word) >= _TYPO_LEAST and word not in _NEGATIONS
    return plain and word[middle - 1] != word[middle] and "'" not in word and "’" not in word


def without_apostrophes(text: str) -> str | None:
    """English as typed in a hurry: dont, youre."""
    return _different(text, re.sub(r"(?<=\w)['’](?=\w)", "", text))


def without_hard_letters(text: str) -> str | None:
    """Bulgarian without ъ and й."""
    return _different(text, text.translate(str.maketrans("ъйЪЙ", "аиАИ")))


def in_latin(text: str) -> str | None:
    """Bulgarian in Latin letters, as in a text message."""
    out = "".join(_latin(letter) for letter in text)
    return _different(text, out)


def _latin(letter: str) -> str:
    small = _TO_LATIN.get(letter.lower())
    return letter if small is None else small.capitalize() if letter.isupper() else small


def with_synonym(text: str, lang: str) -> str | None:
    """One common word for another, the first that is found."""
    for one, other in OF[lang].synonyms:
        for old, new in ((one, other), (other, one)):
            changed = re.sub(rf"\b{re.escape(old)}\b", new, text, count=1)
            if len(old) > 1 and changed != text:
                return changed
    return None


def small_you(text: str) -> str | None:
    """The polite Вие, Вас, Ви and Ваш in small letters."""
    return _different(text, re.sub(r"\bВ(ие|ас|и|аш\w*)\b", r"в\1", text))


def short_article(text: str) -> str | None:
    """Bulgarian masculine nouns with the short article for the full: договорът, договора."""
    return _different(text, re.sub(r"(?<=\w{3})(ът|ят)\b", lambda it: "а" if it[0] == "ът" else "я", text))


def doubled(text: str) -> str:
    """The last sentence said twice."""
    return after(text, sentences(text)[-1]) if text.strip() else text


def swapped(text: str, first: int) -> str | None:
    """Two neighbouring sentences in the other order."""
    parts = sentences(text)
    if first + 1 >= len(parts) or not all(part.endswith((".", "!", "?")) for part in parts[first : first + 2]):
        return None
    return " ".join([*parts[:first], parts[first + 1], parts[first], *parts[first + 2 :]])


def and_to_but(text: str, lang: str) -> str | None:
    """The first "and" as "but"."""
    one, other = OF[lang].joined
    return _different(text, re.sub(rf"(?<=\s){one}(?=\s)", other, text, count=1))


def negated(text: str, start: int, end: int, lang: str) -> str | None:
    """The first plain verb between two offsets denied; ``None`` if something there is denied already."""
    verb = _VERBS[lang].search(text, start, end)
    if verb is None or _DENIED.search(text, start, end):
        return None
    if lang == "en":
        return f"{text[: verb.end()]} not{text[verb.end() :]}"
    no = {"има": "няма", "имаме": "нямаме", "имате": "нямате"}.get(verb[0].lower(), f"не {verb[0]}")
    return text[: verb.start()] + no + text[verb.end() :]


def capitalised(text: str) -> str:
    """The text as a sentence of its own."""
    shown = text.strip()
    shown = shown[:1].upper() + shown[1:]
    return shown if shown.endswith((".", "!", "?")) else f"{shown}."


def names_in(texts: tuple[str, ...]) -> list[str]:
    """Names: words that stand capitalised inside sentences and never in small letters."""
    whole = " ".join(texts)
    small = {word for word in _WORD.findall(whole) if word.islower()}
    inside = re.findall(r"(?<=[\w,;] )([^\W\d_][^\W\d_]{3,})", whole)
    found = [word for word in inside if word[0].isupper() and word[1:].islower() and word.lower() not in small]
    return list(dict.fromkeys(word for word in found if word.lower() not in _POLITE))


_POLITE = {"вие", "ваш", "вашия", "вашата", "вашето", "вашите", "ваша", "ваше", "ваши", "вашият"}


def renamed(text: str, old: str, new: str) -> str:
    """A name replaced wherever it stands."""
    return re.sub(rf"\b{re.escape(old)}\b", new, text)


def strangers(text: str, texts: tuple[str, ...]) -> bool:
    """Whether a text shares at most one longer word with the others: it was said in another situation."""
    return len(_beginnings(text) & _beginnings(" ".join(texts))) <= 1


def _beginnings(text: str) -> set[str]:
    return {word[:5].lower() for word in _WORD.findall(text) if len(word) >= 5}


def _different(text: str, changed: str) -> str | None:
    return None if changed == text else changed
