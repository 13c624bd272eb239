"""One-line builders of what an utterance was understood as, and of the context it stands in."""

from typing import Any

from trainer.acts import Act, ActName, Form, RuleName, Slot, SlotKind, Span, Understanding, VerdictKind
from trainer.language import CHECK, SAID, VIEW
from trainer.marking import Context, mark

BLAMED = Slot(SlotKind.CONCERN, "blamed")
COVER = Slot(SlotKind.NEED, "cover")
F1 = Slot(SlotKind.FACT, "F1")
F2 = Slot(SlotKind.FACT, "F2")
F3 = Slot(SlotKind.FACT, "F3")
TEN = Slot(SlotKind.TIME, "tomorrow at ten")
FRIDAY = Slot(SlotKind.TIME, "friday after three")
SIGNS = (CHECK, SAID, VIEW)


def act(name: str, *slots: Slot, words: str = "", strength: int = 500, form: Form | None = None) -> tuple[Any, ...]:
    """An act waiting for its text: ``words`` say where it stands, none means the whole."""
    return (ActName(name), slots, words, strength, form)


def understood(text: str, *acts: tuple[Any, ...], **more: Any) -> Understanding:
    """An utterance understood as these acts."""
    found = tuple(_placed(text, *one) for one in acts)
    return Understanding(text, "en", "hand", found, words=len(text.split()), **more)


def _placed(text: str, name: ActName, slots: tuple[Slot, ...], words: str, strength: int, form: Form | None) -> Act:
    start = text.index(words) if words else 0
    return Act(name, Span(start, start + len(words or text)), slots, form, strength)


def level(understanding: Understanding, rule: str, **context: Any) -> int | str:
    """The level on one rule, or the word for having none; ``absent`` where the turn has no mark."""
    found = mark(understanding, Context(**context)).mark(RuleName(rule))
    if found is None:
        return "absent"
    return found.level if found.verdict is VerdictKind.LEVEL else found.verdict.value


def four(understanding: Understanding, **context: Any) -> tuple[int | str, ...]:
    """L, E, C and A, "-" where one has no level."""
    marked = mark(understanding, Context(**context))
    marks = [marked.mark(RuleName(rule)) for rule in ("listen", "empathize", "clarify", "argue")]
    return tuple(m.level if m and m.verdict is VerdictKind.LEVEL else "-" for m in marks)


def gates(understanding: Understanding, **context: Any) -> list[str]:
    """Gates that the turn ran into."""
    return [fault.gate.value for fault in mark(understanding, Context(**context)).faults]
