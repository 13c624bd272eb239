"""The table as printed, and the record that is kept: ratios only, nothing that names a machine."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Absolute, Figure, Ratio


def line(figure: Figure) -> str:
    """One line of the table."""
    if isinstance(figure, Absolute):
        wanted = "" if figure.wanted is None else f"< {figure.wanted:g} {figure.unit}"
        met = "" if figure.wanted is None else ("yes" if figure.value < figure.wanted else "NO")
        return f"  - {figure.what:<58} {figure.value:9.3f} {figure.unit:<4} {wanted:<11} {met:<4}"
    value = "      -  " if figure.value is None else f"{figure.value:9.2f}"
    spread = "" if figure.spread is None else f"{figure.spread[0]:.2f}-{figure.spread[1]:.2f}"
    met = {True: "yes", False: "NO", None: ""}[figure.met]
    start = f"{figure.row:>3} {figure.what:<58} {value} {figure.unit:<4} {_goal(figure):<11} {met:<4}"
    return f"{start} {spread} {figure.note}".rstrip()


def write(figures: Sequence[Figure], path: Path, quick: bool) -> None:
    """Keep the ratios."""
    rows = [
        {
            "row": one.row, "what": one.what, "value": None if one.value is None else round(one.value, 3),
            "unit": one.unit, "quartiles": None if one.spread is None else [round(end, 3) for end in one.spread],
            "rounds": len(one.values), "goal": _goal(one), "met": one.met, "note": one.note,
        }
        for one in figures
        if isinstance(one, Ratio)
    ]  # fmt: skip
    data = {"schema_version": 1, "quick": quick, "rows": rows}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _goal(figure: Ratio) -> str:
    return f"{'>=' if figure.at_least else '<='} {figure.goal:g}"
