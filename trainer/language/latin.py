"""Bulgarian typed in Latin letters, written out in Cyrillic, every letter keeping its place in the recorded text."""

import re

from trainer.language.folding import Folded, fold
from trainer.language.lexicon import Lexicon
from trainer.language.loose import loose

_WORD = re.compile(r"[0-9]*[a-z][a-z0-9']*")
_SHARE = 60
_GROUPS = {
    "sht": "щ",
    "6t": "щ",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "ts": "ц",
    "tz": "ц",
    "yu": "ю",
    "iu": "ю",
    "ju": "ю",
    "ya": "я",
    "ia": "я",
    "ja": "я",
    "yo": "ьо",
    "kh": "х",
    "4": "ч",
    "6": "ш",
    "q": "я",
    "w": "в",
    "v": "в",
    "x": "х",
    "h": "х",
    "c": "ц",
    "j": "ж",
    "y": "ъ",
    "a": "а",
    "b": "б",
    "d": "д",
    "e": "е",
    "f": "ф",
    "g": "г",
    "i": "и",
    "k": "к",
    "l": "л",
    "m": "м",
    "n": "н",
    "o": "о",
    "p": "п",
    "r": "р",
    "s": "с",
    "t": "т",
    "u": "у",
    "z": "з",
}
_VOWELS = "аеиоуъюя"


def cyrillic(word: str) -> str:
    """The likeliest Cyrillic spelling of one Latin-typed word."""
    out = ""
    at = 0
    while at < len(word):
        for size in (3, 2, 1):
            group = word[at : at + size]
            if group in _GROUPS and not (size > 1 and group in ("ia", "ja", "iu") and at == 0 and len(word) == 2):
                letter = _GROUPS[group]
                if group == "y":
                    before = out[-1:] in _VOWELS and out != ""
                    letter = "й" if before or at == 0 or at == len(word) - 1 else "ъ"
                elif (group == "j" and out[-1:] in _VOWELS and out and at == len(word) - 1) or (
                    group == "i" and out[-1:] in "аеоу" and out and at == len(word) - 1
                ):
                    letter = "й"
                out += letter
                at += size
                break
        else:
            out += word[at]
            at += 1
    return out


def _settled(word: str, lexicon: Lexicon, familiar: frozenset[str]) -> tuple[str, bool]:
    """The word in Cyrillic, and whether it is a Bulgarian word as far as anybody here knows."""
    plain = cyrillic(word)
    stem = lexicon.stem(plain)
    if (
        plain in lexicon.known
        or plain in familiar
        or stem in lexicon.known_stems
        or stem in familiar
        or plain in lexicon.idle
    ):
        return plain, True
    better = lexicon.loose.get(loose(plain))
    return (better, True) if better else (plain, False)


def spelled(text: str, lexicon: Lexicon, familiar: frozenset[str]) -> Folded:
    """The folded text; in Bulgarian, Latin-typed words come out in Cyrillic if at least 60% of them are Bulgarian."""
    folded = fold(text)
    if lexicon.lang != "bg":
        return folded
    words = list(_WORD.finditer(folded.text))
    if not words:
        return folded
    made = [_settled(match[0].replace("'", ""), lexicon, familiar) for match in words]
    weight = sum(len(match[0]) for match in words)
    sure = sum(len(match[0]) for match, (_, known) in zip(words, made, strict=True) if known)
    if 100 * sure < _SHARE * weight:
        return folded
    return _rewritten(folded, words, [word for word, _ in made])


def _rewritten(folded: Folded, words: list[re.Match[str]], made: list[str]) -> Folded:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match, word in zip(words, made, strict=True):
        out.append(folded.text[done : match.start()])
        starts.extend(folded.starts[done : match.start()])
        ends.extend(folded.ends[done : match.start()])
        size = match.end() - match.start()
        for at in range(len(word)):
            starts.append(folded.starts[match.start() + min(size - 1, at * size // len(word))])
            ends.append(folded.ends[match.start() + min(size - 1, ((at + 1) * size - 1) // len(word))])
        out.append(word)
        done = match.end()
    out.append(folded.text[done:])
    starts.extend(folded.starts[done:])
    ends.extend(folded.ends[done:])
    return Folded("".join(out), tuple(starts), tuple(ends))
