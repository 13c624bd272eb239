"""Who would change and by how much, as a page: figures first, then the calls that move, bars crossed first."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from trainer.content.words import Words
from trainer.review.rescoring import Rescored, Step, most_moved_first, summary
from trainer.terminal.page import gated

_MOST = 40
"""Calls that are listed; more are counted."""


def rescoring_screen(found: Sequence[Rescored], words: Words) -> Iterator[RenderableType]:
    """The page, from top to bottom."""
    figures = summary(found)
    tenths = abs(figures.mean_tenths)
    sign = "-" if figures.mean_tenths < 0 else "+"
    yield gated(words.count("rescore.calls", figures.calls, moved=figures.moved), "title")
    if not figures.moved:
        return
    mean = f"{sign}{tenths // 10}.{tenths % 10}"
    yield gated(words.say("rescore.figures", up=figures.up, down=figures.down, mean=mean))
    yield gated(words.say("rescore.bars", gained=figures.gained, lost=figures.lost), "bad" if figures.lost else "")
    moved = most_moved_first(found)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for one in moved[:_MOST]:
        table.add_row(
            gated(one.call, "faint"),
            gated(one.trainee or words.say("rescore.nobody")),
            gated(one.scenario),
            gated(f"{_score(one.before)} › {_score(one.after)}", "title"),
            gated(_bar(one, words), "bad" if one.cleared_before and not one.cleared_after else ""),
            gated(", ".join(_step(step, words) for step in one.steps), "faint"),
        )
    yield table
    if len(moved) > _MOST:
        yield gated(words.say("rescore.more", n=len(moved) - _MOST), "faint")


def _score(score: int | None) -> str:
    return "–" if score is None else str(score)


def _bar(one: Rescored, words: Words) -> str:
    if one.cleared_before == one.cleared_after:
        return ""
    return words.say("rescore.bar_gained" if one.cleared_after else "rescore.bar_lost")


def _step(step: Step, words: Words) -> str:
    name = words.say(f"rule.{step.rule}") if words.has(f"rule.{step.rule}") else step.rule
    place = f"{step.where}. " if step.where.isdigit() else ""
    return f"{place}{name} {_level(step.before, words)}›{_level(step.after, words)}"


def _level(level: str, words: Words) -> str:
    return words.say(f"verdict.{level}") if words.has(f"verdict.{level}") else level
