"""What changed between two versions, as a page: grouped by whom it matters to, what went and what came."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType

from trainer.content.words import Words
from trainer.review.versions import Change, Part
from trainer.terminal.page import gated

_MOST = 160
"""Characters of a text that are shown."""


def versions_screen(found: Sequence[Change], words: Words) -> Iterator[RenderableType]:
    """The page, from top to bottom; changes come grouped."""
    yield gated(words.count("diff.changes", len(found)), "title")
    for part, own in groupby(found, key=lambda change: change.part):
        yield gated("")
        yield gated(words.say(f"diff.part.{Part(part).value}"), "title")
        for where, here in groupby(own, key=lambda change: change.where):
            yield gated(f"  {where}")
            for change in here:
                if change.before:
                    yield gated(f"    - {_cut(change.before)}", "bad")
                if change.after:
                    yield gated(f"    + {_cut(change.after)}", "good")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
