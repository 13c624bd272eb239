"""Progress on a terminal: a row of bars a rule and stage, its band in words, and what to practise next."""

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table

from trainer.coaching.progress import LEAST, Progress, Trend
from trainer.content.words import Words
from trainer.terminal.curves import bar
from trainer.terminal.page import gated

_MOVED = {"up": "↗", "down": "↘", "even": "→", "unknown": " "}
_SHOWN = 20
_WHOLE = {"rule": 400, "stage": 100}


def progress_screen(told: Progress, words: Words) -> tuple[RenderableType, ...]:
    """Everything, top to bottom."""
    if not told.calls:
        return (gated(words.say("progress.none")),)
    count = words.count("progress.calls", told.calls, cleared=told.cleared)
    return (
        gated(count, "title"),
        _table("rule", told, words),
        _table("stage", told, words),
        Panel(Group(*_next(told, words)), title=gated(words.say("progress.next"))),
    )


def _table(kind: str, told: Progress, words: Words) -> Panel:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for trend in told.trends:
        if trend.kind == kind:
            plot = "".join(bar(value * 10_000 // _WHOLE[kind]) for value in trend.values[-_SHOWN:])
            table.add_row(gated(words.say(f"{kind}.{trend.name}"), "title"), gated(plot), gated(_said(trend, words)))
    return Panel(table, title=gated(words.say(f"progress.{kind}s")))


def _said(trend: Trend, words: Words) -> str:
    """The band, or how much is missing before anything may be said."""
    if trend.band is None:
        return words.say("progress.too_little", seen=trend.seen, least=LEAST)
    low, high = (_figure(trend.kind, value) for value in trend.band)
    key = "progress.band" if low != high else "progress.steady"
    said = words.say(key, low=low, high=high)
    return f"{said} {_MOVED[trend.moved]} {words.say(f'progress.moved.{trend.moved}')}".rstrip()


def _figure(kind: str, value: int) -> str:
    """A level in halves (a finer figure would pretend), points as they are."""
    if kind == "stage":
        return str(value)
    halves = (value + 25) // 50 * 50
    return str(halves // 100) + (".5" if halves % 100 else "")


def _next(told: Progress, words: Words) -> list[RenderableType]:
    if told.advice is None:
        enough = any(trend.band is not None for trend in told.trends if trend.kind == "rule")
        return [gated(words.say("progress.next.fine" if enough else "progress.next.more", least=LEAST))]
    trend = told.advice.trend
    low, high = (_figure("rule", value) for value in trend.band or (0, 0))
    rule = words.say(f"rule.{trend.name}")
    return [
        gated(words.say("progress.next.rule", rule=rule, low=low, high=high, seen=trend.seen)),
        gated(words.say(f"rule.{trend.name}.meaning"), "faint"),
        gated(words.say("progress.next.how", scenario=told.advice.scenario), "title"),
    ]
