"""Bars drawn by hand as inline SVG: readable in print, told apart without colour.

Knows numbers and texts, nothing of calls. Every text goes through the gate; every number is whole.
"""

from collections.abc import Sequence

from trainer.gate import for_html

WIDTH, HEIGHT = 300, 18
PATTERNS = ("solid", "hatch", "dots", "cross", "wide", "empty")
"""Fills in the order in which parts of a bar take them; the last one serves all that are left."""
# Okabe and Ito's colours, safe with every common colour blindness; the patterns say the same without them.
DEFINITIONS = """<svg width="0" height="0" aria-hidden="true"><defs>
<pattern id="solid" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#0072b2"/></pattern>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><path d="M0 6L6 0" stroke="#d55e00" stroke-width="2"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.6" fill="#009e73"/></pattern>
<pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><path d="M0 3H6M3 0V6" stroke="#222" stroke-width="1"/></pattern>
<pattern id="wide" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="#56b4e9"/><path d="M0 0L10 10" stroke="#fff" stroke-width="2"/></pattern>
<pattern id="empty" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#fff"/></pattern>
</defs></svg>"""  # noqa: E501


def interval_bar(tenths: int, low: int, high: int, label: str) -> str:
    """A share of 0 to 1000 with a whisker from ``low`` to ``high``; ``label`` is read aloud in its place."""
    at, left, right = (value * WIDTH // 1000 for value in (tenths, low, high))
    middle = HEIGHT // 2
    return _svg(
        label,
        f'<rect x="0" y="4" width="{at}" height="{HEIGHT - 8}" fill="url(#solid)"/>'
        f'<path d="M{left} {middle}H{right}M{left} 3V{HEIGHT - 3}M{right} 3V{HEIGHT - 3}" '
        'stroke="#000" stroke-width="1.5" fill="none"/>',
    )


def range_bar(low: int, high: int, label: str) -> str:
    """A stretch from ``low`` to ``high`` on a scale of 0 to 100."""
    left, right = low * WIDTH // 100, high * WIDTH // 100
    return _svg(label, f'<rect x="{left}" y="5" width="{max(2, right - left)}" height="{HEIGHT - 10}" fill="#0072b2"/>')


def stacked_bar(parts: Sequence[tuple[str, int, int]], label: str) -> str:
    """Parts side by side: name (for who points at it), count, and which fill; their sum is the whole width."""
    total = sum(count for _, count, _ in parts) or 1
    drawn, so_far = [], 0
    for name, count, fill in parts:
        start, end = so_far * WIDTH // total, (so_far + count) * WIDTH // total
        so_far += count
        pattern = PATTERNS[min(fill, len(PATTERNS) - 1)]
        drawn.append(
            f'<rect x="{start}" y="2" width="{end - start}" height="{HEIGHT - 4}" fill="url(#{pattern})" '
            f'stroke="#000" stroke-width="0.7"><title>{for_html(f"{name}: {count}")}</title></rect>'
        )
    return _svg(label, "".join(drawn))


def swatch(fill: int) -> str:
    """A small square of one fill, for a legend."""
    pattern = PATTERNS[min(fill, len(PATTERNS) - 1)]
    return (
        '<svg width="16" height="12" aria-hidden="true"><rect x="1" y="1" width="14" height="10" '
        f'fill="url(#{pattern})" stroke="#000" stroke-width="0.7"/></svg>'
    )


def _svg(label: str, inside: str) -> str:
    return (
        f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{for_html(label)}"><rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" '
        f'fill="#fff" stroke="#999"/>{inside}</svg>'
    )
