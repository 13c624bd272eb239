"""Labelled answers in one line, marked by nobody but the test."""

from trainer.review.agreement import Compared
from trainer.review.labelled import Item, Labels, item_from, labels_from

ASIDE = {"customer": "It's dear.", "facts": ["nine euro"], "lang": "en", "situation": "objection", "objection": "P1"}


def record(id: str, answer: str = "Compared with what?", context: str = "a shop", **more: object) -> dict[str, object]:
    return {"id": id, "answer": answer, "context": context, **ASIDE, **more}


def label(id: str, levels: str = "2120", caps: str = "", case: int | None = None, **more: object) -> dict[str, object]:
    """Levels of the four rules as digits, ``-`` for none."""
    names = ("listen", "empathize", "clarify", "argue")
    four = {name: None if level == "-" else int(level) for name, level in zip(names, levels, strict=True)}
    return {"id": id, **four, "case": case, "acts": [], "caps": caps.split(), "unsure": False, **more}


def labels(levels: str, caps: str = "") -> Labels:
    return labels_from(label("x", levels, caps))


def row(ours: str, *raters: str, id: str = "en-1", caps: tuple[str, ...] = (), case: int | None = None) -> Compared:
    """The scorer's levels beside those of one or two raters; a rater's caps follow a blank."""
    given = [label(id, levels[:4], levels[5:]) for levels in raters]
    found: Item = item_from(record(id), given, {})
    four = tuple(None if level == "-" else int(level) for level in ours)
    return Compared(found, (*four, case), caps, 50, 5000)
