"""Studies as one page that needs nothing beside itself: no script, no style sheet, no picture from outside."""

from collections.abc import Iterable, Sequence

from trainer.autoplay.bars import DEFINITIONS, interval_bar, range_bar, stacked_bar, swatch
from trainer.autoplay.promises import broken
from trainer.autoplay.saying import (
    broken_line,
    difficulty_line,
    outcome_word,
    percent,
    replay_command,
    robot_word,
    surprise_line,
)
from trainer.autoplay.study import RobotFigures, Study
from trainer.content.words import Words
from trainer.gate import for_html

_FILLS = ("sale", "meeting", "politeGoodbye", "hangUp", "callback")
_STYLE = """body{font:15px/1.45 sans-serif;max-width:62rem;margin:1.5rem auto;padding:0 1rem;color:#111}
table{border-collapse:collapse;margin:.6rem 0 1.4rem}th,td{padding:.2rem .7rem .2rem 0;text-align:left}
th{border-bottom:2px solid #111}td{border-bottom:1px solid #ccc}td.n{text-align:right;font-variant-numeric:tabular-nums}
code{background:#eee;padding:0 .25rem}.broken{font-weight:bold}.legend span{margin-right:1rem;white-space:nowrap}
@media print{body{margin:0;max-width:none}section{break-before:page}section:first-of-type{break-before:auto}}"""


def page(studies: Sequence[Study], words: Words, seed: int) -> str:
    """The whole report as HTML."""
    title = ", ".join(study.title for study in studies)
    sections = "\n".join(_section(study, words, seed) for study in studies)
    return (
        f'<!doctype html>\n<html lang="{words.lang}"><head><meta charset="utf-8">'
        f"<title>{for_html(words.say('autoplay.title', title=title))}</title><style>{_STYLE}</style></head>\n"
        f"<body>{DEFINITIONS}\n{sections}\n</body></html>\n"
    )


def _section(study: Study, words: Words, seed: int) -> str:
    persons = len(study.personas)
    parts = [
        f"<h1>{_say(words, 'autoplay.title', title=study.title)}</h1>",
        f"<p>{for_html(words.count('autoplay.calls', study.calls, persons=persons, seed=seed))} "
        f"{_say(words, 'autoplay.what_is_a_win')}</p>",
        f"<h2>{_say(words, 'autoplay.promises')}</h2>{_promises(study, words)}",
        f"<h2>{_say(words, 'autoplay.wins')}</h2>{_wins(study.robots, words)}",
        f"<h2>{_say(words, 'autoplay.outcomes')}</h2>{_outcomes(study.robots, words)}",
        f"<h2>{_say(words, 'autoplay.difficulty')}</h2><p>{for_html(difficulty_line(study, words))} "
        f"{_say(words, 'autoplay.how_measured')}</p>{_personas(study, words)}",
        f"<h2>{_say(words, 'autoplay.stages')}</h2>{_stages(study, words)}",
        f"<h2>{_say(words, 'autoplay.unused')}</h2>{_unused(study, words)}",
        f"<h2>{_say(words, 'autoplay.surprises')}</h2>{_surprises(study, words)}",
    ]
    return "<section>" + "\n".join(parts) + "</section>"


def _say(words: Words, key: str, **slots: object) -> str:
    return for_html(words.say(key, **slots))


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are HTML already; a cell that starts with a digit is set as a number."""
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heads)
    body = "".join(
        "<tr>" + "".join(f'<td class="n">{c}</td>' if c[:1].isdigit() else f"<td>{c}</td>" for c in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _heads(words: Words, *keys: str) -> list[str]:
    return [_say(words, f"autoplay.{key}") if key else "" for key in keys]


def _promises(study: Study, words: Words) -> str:
    found = broken(study)
    if not found:
        return f"<p>{_say(words, 'autoplay.all_kept')}</p>"
    return "".join(f'<p class="broken">✗ {for_html(broken_line(each, words))}</p>' for each in found)


def _wins(robots: Sequence[RobotFigures], words: Words) -> str:
    rows = []
    for each in robots:
        wins = each.wins
        label = f"{percent(wins.tenths)} ({percent(wins.low)}–{percent(wins.high)})"
        rows.append(
            (
                for_html(robot_word(each.robot, words)),
                interval_bar(wins.tenths, wins.low, wins.high, label),
                for_html(percent(wins.tenths)),
                for_html(f"{percent(wins.low)}–{percent(wins.high)}"),
                for_html("–" if each.score is None else str(each.score)),
                for_html(f"{each.turns // 10}.{each.turns % 10}"),
            )
        )
    return _table(_heads(words, "robot", "", "wins", "interval", "score", "turns"), rows)


def _outcomes(robots: Sequence[RobotFigures], words: Words) -> str:
    rows = []
    for each in robots:
        parts = [(outcome_word(name, words), count, _fill(name)) for name, count in each.outcomes]
        label = ", ".join(f"{name}: {count}" for name, count, _ in parts)
        rows.append((for_html(robot_word(each.robot, words)), stacked_bar(parts, label), for_html(label)))
    legend = "".join(
        f"<span>{swatch(place)} {for_html(outcome_word(name, words))}</span>" for place, name in enumerate(_FILLS)
    )
    return f'<p class="legend">{legend}</p>' + _table(_heads(words, "robot", "", "outcomes"), rows)


def _fill(outcome: str) -> int:
    return _FILLS.index(outcome) if outcome in _FILLS else len(_FILLS)


def _personas(study: Study, words: Words) -> str:
    rows = [
        (for_html(each.persona), range_bar(0, each.difficulty, str(each.difficulty)), str(each.difficulty))
        for each in study.personas
        if each.difficulty is not None
    ]
    return _table(_heads(words, "customer", "", "difficulty"), rows) if rows else ""


def _stages(study: Study, words: Words) -> str:
    rows = []
    for name, weight, low, high in study.points.stages:
        word = _say(words, f"autoplay.stage_name.{name}")
        if high < 0:
            rows.append((word, f"{weight}%", "", _say(words, "autoplay.not_shown")))
        else:
            rows.append((word, f"{weight}%", range_bar(low, high, f"{low}–{high}"), f"{low}–{high}"))
    lost = study.points
    line = _say(words, "autoplay.points", never_earned=percent(lost.never_earned), never_lost=percent(lost.never_lost))
    return f"<p>{line}</p>" + _table(_heads(words, "stage", "weight", "", "range"), rows)


def _unused(study: Study, words: Words) -> str:
    unused = study.unused
    dead = for_html(words.count("autoplay.dead_lines", len(unused.scenario_lines), total=unused.lines))
    rows = [(f"<code>{for_html(name)}</code>", for_html(text)) for name, text in unused.scenario_lines]
    heard = [(for_html(name), f"{count} / {total}") for name, count, total in unused.persona_lines]
    names = ", ".join(unused.states) or words.say("autoplay.none")
    states = for_html(words.count("autoplay.states", len(unused.states), names=names))
    return f"<p>{dead}</p>{_table(('', ''), rows) if rows else ''}<p>{states}</p>" + _table(
        _heads(words, "persona_lines", ""), heard
    )


def _surprises(study: Study, words: Words) -> str:
    if not study.surprises:
        return f"<p>{_say(words, 'autoplay.none')}</p>"
    rows = [
        (
            for_html(robot_word(each.result.robot, words)),
            for_html(surprise_line(each, words)),
            f"<code>{for_html(replay_command(each.result, study))}</code>",
        )
        for each in study.surprises
    ]
    return _table(_heads(words, "robot", "", "replay"), rows)
