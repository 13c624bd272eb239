"""How the customer felt after every line, drawn as four curves: inline SVG, readable in print and without colour.

Feelings come in hundredths of a point (0-10000); every number drawn is whole.
"""

from collections.abc import Sequence

from trainer.content.words import Words
from trainer.customer import Affect
from trainer.gate import for_html

FEELINGS = ("trust", "interest", "patience", "irritation")
# Okabe and Ito's colours; dashes and the names at the ends of the curves say the same without them.
_LOOKS = (("#0072b2", ""), ("#009e73", "7 4"), ("#555555", "2 4"), ("#d55e00", "10 3 2 3"))
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM, _RIGHT = 720, 300, 40, 14, 34, 150
_PLOT = _HEIGHT - _TOP - _BOTTOM
_APART = 16
"""Least distance between two names, in pixels."""


def affect_chart(feelings: Sequence[Affect], words: Words) -> str:
    """The chart; the first feeling is the one before any line. Empty without feelings."""
    if not feelings:
        return ""
    ends = _places([_y(getattr(feelings[-1], name)) for name in FEELINGS])
    parts = [_grid(len(feelings), words)]
    for name, (colour, dash), place in zip(FEELINGS, _LOOKS, ends, strict=True):
        values = [getattr(one, name) for one in feelings]
        points = " ".join(f"{_x(at, len(values))},{_y(value)}" for at, value in enumerate(values))
        label = f"{words.say(f'feeling.{name}')} {(values[0] + 50) // 100} → {(values[-1] + 50) // 100}"
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"{dashes}/>'
            f'<text x="{_WIDTH - _RIGHT + 10}" y="{place + 4}" fill="#111">{for_html(label)}</text>'
        )
    title = for_html(words.say("debrief.chart"))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-family="sans-serif" font-size="13">'
        f"<title>{title}</title><desc>{for_html(_read_aloud(feelings, words))}</desc>" + "".join(parts) + "</svg>"
    )


def _x(at: int, many: int) -> int:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * at // max(1, many - 1)


def _y(hundredths: int) -> int:
    return _TOP + _PLOT - _PLOT * hundredths // 10_000


def _grid(many: int, words: Words) -> str:
    right = _WIDTH - _RIGHT
    rows = "".join(
        f'<path d="M{_LEFT} {_y(value * 100)}H{right}" stroke="#ccc"/>'
        f'<text x="{_LEFT - 8}" y="{_y(value * 100) + 4}" text-anchor="end">{value}</text>'
        for value in (0, 50, 100)
    )
    step = 1 + many // 13
    columns = "".join(
        f'<text x="{_x(at, many)}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{at}</text>'
        for at in range(0, many, step)
    )
    axis = f'<text x="{(_LEFT + right) // 2}" y="{_HEIGHT - 4}" text-anchor="middle">'
    return rows + columns + f"{axis}{for_html(words.say('debrief.chart.axis'))}</text>"


def _places(wanted: Sequence[int]) -> list[int]:
    """Heights for the names, none nearer to another than can be read, in the order given."""
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    placed = [0] * len(wanted)
    free = _TOP
    for at in order:
        placed[at] = max(wanted[at], free)
        free = placed[at] + _APART
    over = max(0, free - _APART - (_TOP + _PLOT))
    return [place - over for place in placed]


def _read_aloud(feelings: Sequence[Affect], words: Words) -> str:
    return "; ".join(
        f"{words.say(f'feeling.{name}')}: " + ", ".join(str((getattr(one, name) + 50) // 100) for one in feelings)
        for name in FEELINGS
    )
