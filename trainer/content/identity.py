"""What makes two authored values the same: one canonical text, and its hash.

Comments and layout of the file do not count; every value does, defaults too, so that a stored text plays the same
call after a default has changed.
"""

import hashlib
import json

from trainer.content.shape import Authored


def canonical(value: Authored) -> str:
    """The value as JSON: keys sorted, no spaces, every field written."""
    return json.dumps(value.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(value: Authored) -> str:
    """64 hexadecimal digits (SHA-256 of the canonical text)."""
    return text_hash(canonical(value))


def text_hash(text: str) -> str:
    """64 hexadecimal digits (SHA-256 of the text in UTF-8)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
