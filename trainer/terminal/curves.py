"""Trust, interest, patience and irritation by turn, drawn in characters: one row of bars a feeling.

Four small rows are read at a glance where four crossing lines are not, and need no colour.
"""

from collections.abc import Sequence

from rich.table import Table

from trainer.content.words import Words
from trainer.customer import Affect
from trainer.terminal.page import gated

_BARS = "▁▂▃▄▅▆▇█"
_FEELINGS = ("trust", "interest", "patience", "irritation")


def curves(feelings: Sequence[Affect], words: Words, width: int) -> Table:
    """One row a feeling: its name, where it began, a bar a turn, where it ended."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    room = max(10, width - 34)
    for name in _FEELINGS:
        values = [getattr(one, name) for one in feelings]
        shown = values[-room:]
        change = (values[-1] - values[0] + 50) // 100
        table.add_row(
            gated(words.say(f"feeling.{name}")),
            gated(f"{(values[0] + 50) // 100:>3}"),
            gated("".join(f"{bar(value)}" for value in shown)),
            gated(f"{(values[-1] + 50) // 100:>3}"),
            gated(f"{change:+d}", "faint"),
        )
    return table


def bar(hundredths: int) -> str:
    """One of eight heights."""
    return _BARS[min(7, max(0, hundredths * 8 // 10_001))]
