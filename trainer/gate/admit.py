"""What a person typed, let in or turned back with one clear reason.

Nothing is repaired by guess: what is let in is the text as typed, in NFC. How it is shown later is ``show``'s business.
"""

import unicodedata

MAX_CHARACTERS = 4000
"""Longest utterance, in characters after NFC."""


class Refused(ValueError):
    """Why a text cannot be taken: a message key under ``gate.`` and its number, if it has one."""

    def __init__(self, key: str, count: int = 0) -> None:
        super().__init__(key, count)
        self.key = key
        self.count = count


def admit(typed: str | bytes) -> str:
    """The text in NFC, ready to be recorded.

    Raises Refused for bytes that are not UTF-8, for lone surrogates, for NUL, and beyond 4,000 characters.
    """
    if isinstance(typed, bytes):
        try:
            typed = typed.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("gate.not_utf8") from None
    if any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise Refused("gate.not_utf8")
    if "\0" in typed:
        raise Refused("gate.nul")
    text = unicodedata.normalize("NFC", typed)
    if len(text) > MAX_CHARACTERS:
        raise Refused("gate.too_long", len(text))
    return text
