"""The slow part of making an ear, the cues compiled into automata, as plain values to be kept and handed back.

Whoever keeps them must forget them when the data or this package changes; nothing here can tell.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from trainer.language.concerns import compile_concerns
from trainer.language.ear import Ear
from trainer.language.lexicon import compile_lexicon
from trainer.language.meaning import Meaning
from trainer.language.senses import compile_senses
from trainer.language.typos import Nearby

Kept = Mapping[str, Any]
"""JSON values: two automata, the known words and the index by which typing errors find them."""


def kept_of(ear: Ear) -> dict[str, Any]:
    """What is worth keeping of an ear."""
    lexicon = ear.lexicon
    return {
        "cues": lexicon.cues,
        "concerns": ear.concerns.cues,
        "known": sorted(lexicon.known),
        "known_stems": sorted(lexicon.known_stems),
        "near": lexicon.near.index,
        "loose": lexicon.loose,
    }


def ear_from(
    kept: Kept,
    lexicon: Mapping[str, Any],
    concerns: Mapping[str, Any],
    lang: str,
    meaning: Meaning | None = None,
    senses: Mapping[str, Any] | None = None,
) -> Ear:
    """The ear that ``make_ear`` makes of the same data, from what was kept of it. Raises KeyError, ValueError."""
    types = {name: {**kind, "cues": ()} for name, kind in concerns["types"].items()}
    bare = compile_lexicon({**lexicon, "cues": {}}, lang)
    table = compile_concerns({**concerns, "situations": {}, "types": types}, lang)
    full = replace(
        bare,
        cues=kept["cues"],
        known=frozenset(kept["known"]),
        known_stems=frozenset(kept["known_stems"]),
        near=Nearby(dict(kept["near"])),
        loose=dict(kept["loose"]),
    )
    weighed = None if senses is None else compile_senses(senses, lang)
    return Ear(full, replace(table, cues=kept["concerns"]), meaning, weighed)
