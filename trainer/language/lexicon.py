"""A language's cue lexicon, compiled: cues in a trie, word classes, concepts, negators, words that say nothing.

Takes the parsed data; where it was read from is somebody else's business.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trainer.language.cues import Automaton, Node, plant, pressed, symbols_of
from trainer.language.loose import loose
from trainer.language.stemming import stem
from trainer.language.tokens import Token, squeezed, tokenize
from trainer.language.typos import Nearby, nearby


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything a language's data file says, ready for use; never changed after compiling."""

    lang: str
    spoken: dict[str, str]
    """Number words in digits."""
    classes: dict[str, tuple[str, ...]]
    """Word to the classes it is in, written ``{class}``."""
    negators: frozenset[str]
    idle: frozenset[str]
    """Stems that fill no slot: function words and words any sentence may hold."""
    weak: frozenset[str]
    """Words that as a term alone can only mark a question."""
    concepts: dict[str, tuple[str, ...]]
    """Stem to the concepts it stands for."""
    cues: Automaton
    known: frozenset[str]
    """Words that are certainly no typing errors."""
    known_stems: frozenset[str]
    near: Nearby
    clips: dict[str, str]
    """Spoken or chat spellings to standard ones."""
    loose: dict[str, str]
    """Known words under the spelling that Latin typing leaves of them."""

    def stem(self, word: str) -> str:
        """A word's stem in this language."""
        return stem(word, self.lang)

    def symbols(self, key: str, base: str, number: str) -> tuple[str, ...]:
        """The names by which cues know a word."""
        return symbols_of(key, base, bool(number), self.classes)


@lru_cache(maxsize=16384)
def cue_word(piece: str, lang: str) -> tuple[str, ...]:
    """One word of a written cue as symbols: folded as utterances are, signs kept."""
    if piece[0] == "{":
        return (piece,)
    if piece[0] == "~":
        return ("~" + stem(squeezed(piece[1:].casefold()), lang),)
    if piece[0] == "*":
        return (piece,)
    tail = "*" if piece.endswith("*") else ""
    keys = [token.key for token in tokenize(piece.rstrip("*"), lang, {})]
    return tuple(keys[:-1]) + tuple(key + tail for key in keys[-1:])


def listed(written: Any) -> tuple[str, ...]:
    """Words or cues written as one block, apart by ";" or line ends, or as a list."""
    if not isinstance(written, str):
        return tuple(str(item) for item in written)
    return tuple(cue.strip() for line in written.splitlines() for cue in line.split(";") if cue.strip())


def _classes(written: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in written.items():
        for word in words.split():
            found.setdefault(str(word).casefold().replace("'", ""), []).append("{" + name + "}")
    return {word: tuple(names) for word, names in found.items()}


def _concepts(written: Mapping[str, str], lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in written.items():
        for word in words.split():
            base = stem(str(word).casefold(), lang)
            if name not in found.setdefault(base, []):
                found[base].append(name)
    return {base: tuple(names) for base, names in found.items()}


def _plain(words: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(word).casefold().replace("'", "") for word in words)


def compile_lexicon(data: Mapping[str, Any], lang: str) -> Lexicon:
    """The lexicon of one language from its parsed data file.

    Raises ValueError if the data is of another language, KeyError if a part is missing.
    """
    if data["lang"] != lang:
        raise ValueError(f"this lexicon is written for {data['lang']!r}, not {lang!r}")
    root = Node()
    words: dict[str, None] = {}

    def symbols(piece: str) -> tuple[str, ...]:
        found = cue_word(piece, lang)
        words.update(dict.fromkeys(symbol for symbol in found if symbol.isalpha()))
        return found

    for family, cues in data["cues"].items():
        for cue in listed(cues):
            plant(root, str(family), cue, symbols)
    concepts = data["concepts"]
    words.update(dict.fromkeys(_plain(word for group in concepts.values() for word in group.split())))
    known = frozenset(words) | frozenset(_plain(data["known"].split()))
    known = known | frozenset(_plain(data["idle"].split())) | frozenset(_plain(data["negators"].split()))
    return Lexicon(
        lang=lang,
        spoken={str(word): str(value) for word, value in data["spoken"].items()},
        classes=_classes(data["classes"]),
        negators=frozenset(_plain(data["negators"].split())),
        idle=frozenset(stem(word, lang) for word in _plain(data["idle"].split()))
        | frozenset(_plain(data["idle"].split())),
        weak=frozenset(_plain(data["weak"].split())),
        concepts=_concepts(concepts, lang),
        cues=pressed(root),
        known=known,
        known_stems=frozenset(stem(word, lang) for word in known),
        near=nearby(word for word in words if len(word) >= 5),
        loose={loose(word): word for word in sorted(known) if len(word) >= 3} if lang == "bg" else {},
        clips={str(clip): str(full) for clip, full in data["clips"].items()},
    )


@lru_cache(maxsize=512)
def words_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Words of a text that is looked at again and again: a name, what the customer said."""
    return tokenize(text, lexicon.lang, lexicon.spoken)


@lru_cache(maxsize=8192)
def term_units(term: str, lang: str) -> tuple[tuple[str, str], ...]:
    """An authored term as pairs (word as written, stem), in order."""
    return tuple((token.key, token.stem or token.key) for token in tokenize(term, lang, {}))
