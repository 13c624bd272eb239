"""A report for readers, as data: a title, the people, and each call with its answers; HTML and PDF draw the same.

All sentences come from ``Words``; what is private was left out before (``report.closed``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.acts import VerdictKind
from trainer.content.words import Words
from trainer.review.report import Answer, Attempt, Table, people_table

_OUTCOMES = {"open": "outcome.open", "traineeQuit": "report.quit"}
"""How a report tells of outcomes that a debrief tells the trainee to their face."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One rule's mark of one answer, ready to be read."""

    rule: str
    level: str
    """Four dots and the number, or the word for why there is none."""
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One answer: its number, the words if they are open, its marks."""

    turn: int
    said: str
    marks: tuple[MarkLine, ...]


@dataclass(frozen=True, slots=True)
class CallPart:
    """One call."""

    heading: str
    lines: tuple[str, ...]
    answers: tuple[AnswerPart, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything on the pages, top to bottom."""

    lang: str
    title: str
    lines: tuple[str, ...]
    people: Table
    calls: tuple[CallPart, ...]


def document(attempts: Sequence[Attempt], words: Words, day: str) -> Document:
    """The report of these calls, made on that day."""
    lines = (words.count("report.made", len(attempts), day=day), words.say("report.privacy"))
    table = people_table(attempts, words)
    return Document(words.lang, words.say("report.title"), lines, table, tuple(_call(one, words) for one in attempts))


def _call(attempt: Attempt, words: Words) -> CallPart:
    outcome = words.say(_OUTCOMES.get(attempt.outcome or "open", f"outcome.{attempt.outcome}"))
    score = words.say("report.no_score") if attempt.score is None else f"{attempt.score}/100"
    heading = " · ".join((attempt.trainee or words.say("report.nameless"), attempt.scenario, score))
    lines: tuple[str, ...] = (
        words.say(
            "report.facts",
            started=attempt.started_at[:16].replace("T", " "),
            mode=words.say(f"report.mode.{attempt.mode}"),
            outcome=outcome,
            bar=attempt.bar,
            call=attempt.call,
        ),
        words.say(
            "report.versions",
            rubric=f"{attempt.rubric} {attempt.rubric_version}",
            rubric_hash=attempt.rubric_hash[:12],
            lexicon_hash=attempt.lexicon_hash[:12],
            scenario_hash=attempt.scenario_hash[:12],
            heard_by=attempt.backend,
            program=attempt.program,
        ),
    )
    if not attempt.open_words:
        lines = (*lines, words.say("report.private"))
    turns = sorted({one.turn for one in attempt.answers})
    return CallPart(heading, lines, tuple(_answer(turn, attempt.answers, words) for turn in turns))


def _answer(turn: int, answers: Sequence[Answer], words: Words) -> AnswerPart:
    marks = [one for one in answers if one.turn == turn]
    lines = tuple(MarkLine(words.say(f"rule.{one.rule}"), _level(one, words), one.reason) for one in marks if one.rule)
    return AnswerPart(turn, marks[0].said, lines)


def _level(one: Answer, words: Words) -> str:
    if one.verdict is not VerdictKind.LEVEL or one.level is None:
        return words.say(f"verdict.{one.verdict}")
    return "●" * one.level + "○" * (4 - one.level) + f" {one.level}"
