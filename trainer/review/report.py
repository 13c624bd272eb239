"""Calls and answers as plain tables: what every export holds, whatever its form.

Knows no file format and no language: sentences come in ready. Words of a call that is private are never in here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.acts import Mark, VerdictKind
from trainer.content.words import Words

Cell = str | int | None
"""What a cell holds; ``None`` is an empty one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the trainee's under one rule."""

    turn: int
    """1 for the trainee's first line of the call."""
    at: str
    """UTC, ISO 8601."""
    said: str
    """Empty where the words are private."""
    rule: str
    """Empty, with ``not_applicable``, for a line that no rule has a place for."""
    verdict: VerdictKind
    level: int | None
    reason: str
    """One sentence; empty where the words are private, since it quotes them."""
    quote: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call, with what it was played on and what it was worth."""

    call: str
    trainee: str
    scenario: str
    persona: str
    lang: str
    mode: str
    pace: str
    seed: int
    started_at: str
    ended_at: str | None
    outcome: str | None
    score: int | None
    bar: int
    rubric: str
    rubric_version: int
    rubric_hash: str
    lexicon_hash: str
    scenario_hash: str
    backend: str
    program: str
    open_words: bool
    """Whether the trainee's words may be read: an exam, a shared call, one's own."""
    turns: int
    answers: tuple[Answer, ...]

    @property
    def cleared(self) -> bool | None:
        """Whether the bar is cleared; ``None`` without a score."""
        return None if self.score is None else self.score >= self.bar


@dataclass(frozen=True, slots=True)
class Table:
    """A title, its columns and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def unmarked(turn: int, at: str, said: str) -> Answer:
    """A line that no rule has a place for."""
    return Answer(turn, at, said, "", VerdictKind.NOT_APPLICABLE, None, "", "")


def answer(turn: int, at: str, said: str, mark: Mark, reason: str) -> Answer:
    """One mark of one line, with the words that earned it."""
    quote = " … ".join(" ".join(said[span.start : span.end].split()) for span in mark.evidence)
    level = mark.level if mark.verdict is VerdictKind.LEVEL else None
    return Answer(turn, at, said, mark.rule.value, mark.verdict, level, reason, quote)


def closed(one: Answer) -> Answer:
    """The answer without the words: what may be told of practice that is not shared."""
    return Answer(one.turn, one.at, "", one.rule, one.verdict, one.level, "", "")


CALL_COLUMNS = (
    "call",
    "trainee",
    "scenario",
    "persona",
    "lang",
    "mode",
    "started",
    "ended",
    "outcome",
    "score",
    "bar",
    "cleared",
    "turns",
    "rubric",
    "rubric_version",
    "rubric_hash",
    "scenario_hash",
    "lexicon_hash",
    "heard_by",
    "program",
    "seed",
)
"""Names of the columns of ``calls_table``, the same in every language: programs read them."""

ANSWER_COLUMNS = ("call", "trainee", "turn", "at", "said", "rule", "verdict", "level", "quote", "reason")


def calls_table(attempts: Sequence[Attempt]) -> Table:
    """A row a call."""
    rows = tuple(
        (
            *(one.call, one.trainee, one.scenario, one.persona, one.lang, one.mode, one.started_at, one.ended_at),
            *(one.outcome, one.score, one.bar, None if one.cleared is None else int(one.cleared), one.turns),
            *(one.rubric, one.rubric_version, one.rubric_hash, one.scenario_hash, one.lexicon_hash, one.backend),
            *(one.program, one.seed),
        )
        for one in attempts
    )
    return Table("calls", CALL_COLUMNS, rows)


def answers_table(attempts: Sequence[Attempt]) -> Table:
    """A row for each rule that an answer was marked on."""
    rows = tuple(
        (
            *(attempt.call, attempt.trainee, one.turn, one.at, one.said, one.rule, one.verdict.value, one.level),
            *(one.quote, one.reason),
        )
        for attempt in attempts
        for one in attempt.answers
    )
    return Table("answers", ANSWER_COLUMNS, rows)


def people_table(attempts: Sequence[Attempt], words: Words) -> Table:
    """A row a trainee and scenario, for a reader: finished calls, how many cleared the bar, the newest score.

    Only calls marked by one rubric are put together: each rubric has a row of its own.
    """
    groups: dict[tuple[str, str, str], list[Attempt]] = {}
    for one in sorted(attempts, key=lambda one: (one.trainee, one.scenario, one.rubric_hash, one.started_at, one.call)):
        groups.setdefault((one.trainee, one.scenario, one.rubric_hash), []).append(one)
    rows = []
    for (trainee, scenario, _), calls in groups.items():
        finished = [one for one in calls if one.outcome is not None]
        newest = next((one.score for one in reversed(finished) if one.score is not None), None)
        rubric = f"{calls[0].rubric} {calls[0].rubric_version}"
        cleared = sum(one.cleared is True for one in finished)
        rows.append((trainee, scenario, len(calls), len(finished), cleared, newest, calls[0].bar, rubric))
    names = ("trainee", "scenario", "calls", "finished", "cleared", "newest", "bar", "rubric")
    columns = tuple(words.say(f"report.{name}") for name in names)
    return Table(words.say("report.people"), columns, tuple(rows))
