"""The table of objections: by which words a customer's line is recognised, and what may plausibly lie under it.

It lets a question be judged for any customer's sentence, also where no author named the concerns, and guesses what
kind of moment a line opens. The table is data; nothing here knows a type by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.acts import Slot, SlotKind
from trainer.language.cues import Automaton, Node, find, plant, pressed
from trainer.language.heard import Topic
from trainer.language.lexicon import Lexicon, cue_word, listed
from trainer.language.reading import read
from trainer.transcript.standing import Situation

_FEW = 5


@dataclass(frozen=True, slots=True, eq=False)
class Concerns:
    """The compiled table of one language."""

    cues: Automaton
    topics: dict[str, tuple[Topic, ...]]
    """Plausible concerns by type, none of them told yet."""
    short: frozenset[str]
    """Types that only a line of a few words voices ("Hm.")."""
    anything: tuple[Topic, ...]
    """Concerns that may lie under a line of no known type."""


def compile_concerns(data: Mapping[str, Any], lang: str) -> Concerns:
    """The table of one language from its parsed data file.

    Raises ValueError if the data is of another language, KeyError if a part is missing.
    """
    if data["lang"] != lang:
        raise ValueError(f"this table of concerns is written for {data['lang']!r}, not {lang!r}")
    root = Node()

    def symbols(piece: str) -> tuple[str, ...]:
        return cue_word(piece, lang)

    for family, cues in (*data["situations"].items(), *((key, kind["cues"]) for key, kind in data["types"].items())):
        for cue in listed(cues):
            plant(root, str(family), cue, symbols)
    return Concerns(
        cues=pressed(root),
        topics={str(key): _topics(str(key), kind["concerns"]) for key, kind in data["types"].items()},
        short=frozenset(str(key) for key, kind in data["types"].items() if kind.get("short")),
        anything=_topics("any", data["anything"]),
    )


def _topics(kind: str, written: Mapping[str, Any]) -> tuple[Topic, ...]:
    return tuple(
        Topic(
            slot=Slot(SlotKind.CONCERN, f"{kind}-{name}"),
            gloss=str(concern["gloss"]),
            terms=listed(concern["terms"]),
            open=True,
        )
        for name, concern in written.items()
    )


def recognised(customer: str, lexicon: Lexicon, concerns: Concerns) -> tuple[str, ...]:
    """Families of the table met in a customer's line: the longest match first, ties in the order of the words."""
    reading = read(customer, lexicon)
    words = [lexicon.symbols(token.key, token.stem, token.number) for token in reading.tokens]
    stops = [0] * len(words)
    for sentence in reading.sentences:
        stops[sentence.first : sentence.last + 1] = [sentence.last + 1] * (sentence.last + 1 - sentence.first)
    hits = find(concerns.cues, words, stops)
    ranked = sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first, hit.family))
    few = len(reading.tokens) <= _FEW
    return tuple(dict.fromkeys(hit.family for hit in ranked if few or hit.family not in concerns.short))


def objects(customer: str, lexicon: Lexicon, concerns: Concerns) -> bool:
    """Whether a customer's line resists: an objection of the catalogue, or a plain no."""
    families = recognised(customer, lexicon, concerns)
    resists = any(family in concerns.topics or family in ("refusal", "removal") for family in families)
    return resists and ("agrees" not in families or bool(read(customer, lexicon).hits.get("contrast")))


_SITUATIONS = {
    "removal": Situation.REFUSAL,
    "refusal": Situation.REFUSAL,
    "cant_talk": Situation.CANT_TALK,
    "rudeness": Situation.RUDENESS,
    "buying": Situation.CLOSE,
    "greeting": Situation.OPENING,
}


def objection_types(customer: str, lexicon: Lexicon, concerns: Concerns) -> tuple[str, ...]:
    """Types of the catalogue that a customer's line voices, likeliest first; empty if it objects to nothing known."""
    families = recognised(customer, lexicon, concerns)
    if "agrees" in families and not read(customer, lexicon).hits.get("contrast"):
        return ()
    return tuple(family for family in families if family in concerns.topics)


def situation_of(customer: str, lexicon: Lexicon, concerns: Concerns) -> Situation:
    """What kind of moment a customer's line opens; an objection where nothing else shows."""
    families = recognised(customer, lexicon, concerns)
    if not customer.strip():
        return Situation.OPENING
    kinds = [family for family in families if family in concerns.topics]
    for family in ("removal", "rudeness", "cant_talk", "refusal"):
        if family in families:
            return _SITUATIONS[family]
    if kinds:
        return Situation.OBJECTION
    for family in ("buying", "greeting"):
        if family in families:
            return _SITUATIONS[family]
    return Situation.OBJECTION
