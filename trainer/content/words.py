"""Sentences of the interface in one language, looked up by key; slots are replaced plainly.

The core speaks in keys and values; only who shows something to a person turns them into words.
Keys are dotted (``why.listen.parrot``). A key ``x.one`` / ``x.other`` pair is a plural: one for exactly 1.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_SLOT = re.compile(r"\{([a-z_]+)\}")


def fill(template: str, slots: Mapping[str, object]) -> str:
    """The template with each ``{name}`` that has a value replaced; others stand as written.

    One pass, no format language: a value that looks like a slot is never expanded again.
    """
    return _SLOT.sub(lambda found: str(slots.get(found[1], found[0])), template)


@dataclass(frozen=True, slots=True)
class Words:
    """All sentences of one language."""

    lang: str
    sentences: Mapping[str, str]

    def say(self, key: str, **slots: object) -> str:
        """The sentence under a key, filled.

        Raises KeyError if the language has no such sentence; a test holds both languages to one set of keys.
        """
        return fill(self.sentences[key], slots)

    def count(self, key: str, n: int, **slots: object) -> str:
        """The sentence for ``n`` things: ``key.one`` for exactly 1, else ``key.other``; ``{n}`` is filled."""
        return self.say(f"{key}.one" if n == 1 else f"{key}.other", n=n, **slots)

    def has(self, key: str) -> bool:
        """Whether the language has a sentence under this key."""
        return key in self.sentences


@lru_cache(maxsize=4096)
def same_words(text: str) -> str:
    """The text as its bare words in lower case: equal for two texts that differ in dress only."""
    return " ".join(re.findall(r"\w+", text.casefold()))
