"""What hears: a language's lexicon and table of concerns, and a backend for meaning if one is installed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.language.concerns import Concerns, compile_concerns, objection_types, objects, situation_of
from trainer.language.lexicon import Lexicon, compile_lexicon
from trainer.language.meaning import Meaning
from trainer.language.senses import Senses, compile_senses
from trainer.transcript.standing import Situation

VERSION = 2
"""Raised with every change that can alter what is heard."""


@dataclass(frozen=True, slots=True, eq=False)
class Ear:
    """Everything hearing needs; made once, never changed."""

    lexicon: Lexicon
    concerns: Concerns
    meaning: Meaning | None = None
    senses: Senses | None = None
    """What weighs everything seen; ``None``: cues alone name the acts."""

    @property
    def lang(self) -> str:
        """Language it hears."""
        return self.lexicon.lang

    @property
    def backend(self) -> str:
        """Name stored with everything it hears."""
        parts = ["cues", "senses" if self.senses is not None else "", self.meaning.name if self.meaning else ""]
        return f"{'+'.join(part for part in parts if part)}/{VERSION}"

    def objections(self, customer: str) -> tuple[str, ...]:
        """Catalogue types that a customer's line voices, likeliest first."""
        return objection_types(customer, self.lexicon, self.concerns)

    def resists(self, customer: str) -> bool:
        """Whether a customer's line objects or refuses, as far as its own words show."""
        return objects(customer, self.lexicon, self.concerns)


def make_ear(
    lexicon: Mapping[str, Any],
    concerns: Mapping[str, Any],
    lang: str,
    meaning: Meaning | None = None,
    senses: Mapping[str, Any] | None = None,
) -> Ear:
    """An ear from the parsed data files of one language; without ``senses`` its cues alone name the acts.

    Raises ValueError if a file is of another language, KeyError if a part of one is missing.
    """
    weighed = None if senses is None else compile_senses(senses, lang)
    return Ear(compile_lexicon(lexicon, lang), compile_concerns(concerns, lang), meaning, weighed)


def guess_situation(customer: str, ear: Ear) -> Situation:
    """What kind of moment a customer's line opens, from its words alone; an objection where nothing else shows."""
    return situation_of(customer, ear.lexicon, ear.concerns)
