"""A study on a terminal, and one robot call word by word."""

from rich.table import Table

from trainer.autoplay import ROBOTS, Study, broken, play, robot_lines
from trainer.autoplay.saying import (
    broken_line,
    difficulty_line,
    outcome_word,
    percent,
    replay_command,
    robot_word,
    surprise_line,
)
from trainer.cli.equipment import Equipment
from trainer.content.words import Words
from trainer.files.packaged import load_robots
from trainer.scoring import score
from trainer.terminal.page import Page, gated
from trainer.transcript import CustomerTurn

MOST_LINES = 8
"""Unspoken lines that are shown; the page and the data have all."""


def screen(page: Page, study: Study, words: Words, seed: int) -> None:
    """One scenario's study."""
    page.line(words.say("autoplay.title", title=study.title), "title")
    page.line(words.count("autoplay.calls", study.calls, persons=len(study.personas), seed=seed), "faint")
    page.show(_robots(study, words))
    page.line(difficulty_line(study, words))
    if study.difficulty.measured is not None:
        each = ", ".join(f"{one.persona} {one.difficulty}" for one in study.personas if one.difficulty is not None)
        page.line(f"  {each}", "faint")
    lost = study.points
    never = {"never_earned": percent(lost.never_earned), "never_lost": percent(lost.never_lost)}
    page.line(words.say("autoplay.points", **never))
    _unused(page, study, words)
    if study.surprises:
        page.line(words.say("autoplay.surprises"), "title")
    for surprise in study.surprises:
        page.line(f"  {robot_word(surprise.result.robot, words)}: {surprise_line(surprise, words)}")
        page.line(f"    {replay_command(surprise.result, study)}", "faint")
    found = broken(study)
    for one in found:
        page.line(f"✗ {broken_line(one, words)}", "bad")
    if not found:
        page.line(f"✓ {words.say('autoplay.all_kept')}", "good")
    page.line()


def replay(page: Page, equipment: Equipment, pair: tuple[str, str], robot: str, seed: int) -> None:
    """One call as it was played, with its outcome and score."""
    words = equipment.words
    lines = robot_lines(equipment.lang, load_robots(equipment.lang, equipment.cache))
    call = play(equipment.setting(*pair), lines, ROBOTS[robot], seed)
    for turn in call.transcript.turns:
        if isinstance(turn, CustomerTurn):
            page.line(f"  {call.setting.persona.name}: {turn.text}", "customer")
        else:
            page.line(f"  {robot_word(robot, words)}: {turn.text}", "trainee")
    card = score(call.transcript, equipment.rubric, call.setting.scenario)
    outcome = outcome_word("unfinished" if call.outcome is None else call.outcome.value, words)
    page.line(f"{outcome}  {words.say('autoplay.score')}: {'–' if card.score is None else card.score}", "title")


def _robots(study: Study, words: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for key in ("robot", "wins", "interval", "score", "turns", "outcomes"):
        table.add_column(gated(words.say(f"autoplay.{key}"), "title"))
    for each in study.robots:
        outcomes = ", ".join(f"{outcome_word(name, words)} {count}" for name, count in each.outcomes[:3])
        table.add_row(
            gated(robot_word(each.robot, words)),
            gated(percent(each.wins.tenths)),
            gated(f"{percent(each.wins.low)}–{percent(each.wins.high)}"),
            gated("–" if each.score is None else str(each.score)),
            gated(f"{each.turns // 10}.{each.turns % 10}"),
            gated(outcomes),
        )
    return table


def _unused(page: Page, study: Study, words: Words) -> None:
    unused = study.unused
    page.line(words.count("autoplay.dead_lines", len(unused.scenario_lines), total=unused.lines))
    for name, text in unused.scenario_lines[:MOST_LINES]:
        page.line(f"  {name}: {text}", "faint")
    if unused.states:
        page.line(words.count("autoplay.states", len(unused.states), names=", ".join(unused.states)))
