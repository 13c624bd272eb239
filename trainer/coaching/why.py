"""Why the customer reacted so: each act that moved them, the words it stands in, and what it did."""

from trainer.acts import Act
from trainer.call import Exchange
from trainer.coaching.telling import quote
from trainer.content.words import Words
from trainer.customer import Moved

_MOST = 4
"""Acts explained; the strongest ones."""
_FEELINGS = ("trust", "interest", "patience", "irritation")


def why_lines(exchange: Exchange, words: Words) -> tuple[str, ...]:
    """A few lines: what was heard and what it did, then the feelings before and after."""
    lines = [_one(moved, exchange, words) for moved in exchange.taken.moved_by[:_MOST] if moved.weight]
    if not lines:
        lines = [words.say("why_moved.nothing")]
    before, after = exchange.taken.before, exchange.taken.after
    changes = "  ".join(
        words.say(
            "why_moved.change",
            feeling=words.say(f"feeling.{name}"),
            before=points(getattr(before, name)),
            after=points(getattr(after, name)),
        )
        for name in _FEELINGS
    )
    return (*lines, changes)


def _one(moved: Moved, exchange: Exchange, words: Words) -> str:
    act = next((act for act in exchange.marked.acts if act.name == moved.act), None)
    name = words.say(f"act.{moved.act}") if words.has(f"act.{moved.act}") else moved.act
    effects = ", ".join(
        f"{words.say(f'feeling.{feeling}')} {signed(getattr(moved, feeling))}"
        for feeling in _FEELINGS
        if getattr(moved, feeling)
    )
    return words.say("why_moved.act", act=name, quote=_words_of(act, exchange), effects=effects)


def _words_of(act: Act | None, exchange: Exchange) -> str:
    return quote(exchange.trainee.text, (act.span,)) if act else "…"


def points(hundredths: int) -> int:
    """Whole points, rounded half up."""
    return (hundredths + 50) // 100


def signed(hundredths: int) -> str:
    """A change in points with its sign."""
    whole = points(abs(hundredths))
    return f"{'+' if hundredths >= 0 else '−'}{whole}"
