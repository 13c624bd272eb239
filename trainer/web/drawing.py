"""Lines and curves as SVG: read in print and without colour, nothing in them but figures and gated words."""

from collections.abc import Sequence

from markupsafe import Markup

from trainer.content.words import Words
from trainer.customer import Affect
from trainer.gate import for_html
from trainer.review.cohort import Point

_WIDTH, _HEIGHT, _LEFT, _TOP = 720, 220, 40, 12
_FEELINGS = ("trust", "interest", "patience", "irritation")


def score_line(points: Sequence[Point], words: Words) -> Markup:
    """A person's scores over time: circles for practice, squares for exams, filled at or over the bar; the bar dashed.

    A grey band holds the mean of the latest ten with its uncertainty, where there is enough to say.
    """
    shown = [point for point in points if point.score is not None][-60:]
    if not shown:
        return Markup("")
    step = (_WIDTH - _LEFT - 20) * 100 // max(1, len(shown) - 1)
    xs = [_LEFT + 10 + at * step // 100 for at in range(len(shown))]
    parts = [_frame(words.say("web.line.about", n=len(shown)), _WIDTH, _HEIGHT + 24)]
    parts += [_grid(value) for value in (0, 25, 50, 75, 100)]
    parts.append(_band(shown, xs))
    bars = " ".join(f"{x},{_y(point.bar)}" for x, point in zip(xs, shown, strict=True))
    parts.append(f'<polyline class="bar" points="{bars}"/>')
    trace = " ".join(f"{x},{_y(point.score or 0)}" for x, point in zip(xs, shown, strict=True))
    parts.append(f'<polyline class="trace" points="{trace}"/>')
    parts += [_dot(x, point, words) for x, point in zip(xs, shown, strict=True)]
    parts.append(f'<text x="{_LEFT}" y="{_HEIGHT + 18}">{for_html(shown[0].day)}</text>')
    if len(shown) > 1:
        parts.append(f'<text class="end" x="{_WIDTH - 4}" y="{_HEIGHT + 18}">{for_html(shown[-1].day)}</text>')
    parts.append("</svg>")
    return Markup("".join(parts))


def _frame(label: str, width: int, height: int) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{for_html(label)}" '
        'xmlns="http://www.w3.org/2000/svg">'
    )


def _y(score: int) -> int:
    return _TOP + (100 - score) * (_HEIGHT - 2 * _TOP) // 100


def _grid(value: int) -> str:
    y = _y(value)
    return (
        f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDTH}" y2="{y}"/>'
        f'<text class="end" x="{_LEFT - 6}" y="{y + 4}">{value}</text>'
    )


def _band(points: Sequence[Point], xs: Sequence[int]) -> str:
    known = [(x, point.middle) for x, point in zip(xs, points, strict=True) if point.middle is not None]
    if len(known) < 2:
        return ""
    upper = [f"{x},{_y(band.high // 100)}" for x, band in known if band]
    lower = [f"{x},{_y(band.low // 100)}" for x, band in reversed(known) if band]
    return f'<polygon class="band" points="{" ".join(upper + lower)}"/>'


def _dot(x: int, point: Point, words: Words) -> str:
    score = point.score or 0
    kind = "over" if score >= point.bar else "under"
    title = f"<title>{for_html(words.say('web.line.point', day=point.day, score=score, bar=point.bar))}</title>"
    if point.mode == "exam":
        return f'<rect class="{kind}" x="{x - 5}" y="{_y(score) - 5}" width="10" height="10">{title}</rect>'
    return f'<circle class="{kind}" cx="{x}" cy="{_y(score)}" r="5">{title}</circle>'


def feelings(values: Sequence[Affect], words: Words) -> Markup:
    """Four small curves, one a feeling, each with where it began and ended: crossing lines are hard to follow."""
    if not values:
        return Markup("")
    width, height, gap = 170, 90, 14
    names = ", ".join(words.say(f"feeling.{name}") for name in _FEELINGS)
    parts = [_frame(f"{words.say('debrief.chart')}: {names}", 4 * width + 3 * gap, height)]
    for at, name in enumerate(_FEELINGS):
        parts.append(_small([getattr(one, name) for one in values], words.say(f"feeling.{name}"), at * (width + gap)))
    parts.append("</svg>")
    return Markup("".join(parts))


def _small(values: Sequence[int], name: str, left: int) -> str:
    width, top, bottom = 170, 24, 82
    step = (width - 8) * 100 // max(1, len(values) - 1)
    ys = [bottom - value * (bottom - top) // 10_000 for value in values]
    trace = " ".join(f"{left + 4 + at * step // 100},{y}" for at, y in enumerate(ys))
    first, last = (values[0] + 50) // 100, (values[-1] + 50) // 100
    return (
        f'<rect class="panel" x="{left}" y="{top - 4}" width="{width}" height="{bottom - top + 8}"/>'
        f'<text x="{left}" y="13">{for_html(name)}</text>'
        f'<text class="end" x="{left + width}" y="13">{first} → {last}</text>'
        f'<polyline class="trace" points="{trace}"/>'
        f'<circle class="over" cx="{left + 4 + (len(values) - 1) * step // 100}" cy="{ys[-1]}" r="3"/>'
    )
