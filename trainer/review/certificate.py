"""The rule by which a certificate is earned, in one place: what counts, how often, and the code that can be checked.

A certificate is for one scenario under one rubric and one lexicon: marks of different schemes are never put together.
It follows from finished calls alone; nothing here knows a store, a clock or a language.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs that are not taken for each other when read out or copied by hand."""
_CODE_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Rule:
    """What it takes; the defaults are those of an assignment."""

    times: int = 3
    """How many different practice calls clear the bar before the exam counts."""
    tries: int = 3
    """Which exams can count: the first so many that were begun."""


@dataclass(frozen=True, slots=True)
class Try:
    """One call as far as a certificate is concerned."""

    call: str
    trainee: str
    scenario: str
    rubric: str
    """Id and version of the rubric, for a reader."""
    marked_by: tuple[str, str, str]
    """Hashes of rubric and lexicon and the name of what heard the trainee."""
    exam: bool
    first: bool
    """Not taken back from another call, and no hint asked for."""
    seed: int
    persona: str
    started_at: str
    ended_at: str | None
    score: int | None
    bar: int
    seal: str
    """The call's last seal, which covers every word and mark of it."""

    @property
    def cleared(self) -> bool:
        """Whether the call ended at or over the bar of its own rubric."""
        return self.ended_at is not None and self.score is not None and self.score >= self.bar


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was earned, and the calls that earned it."""

    key: str
    """What it is for: trainee, scenario and marking; there is one certificate for each."""
    code: str
    """Four groups of four signs; recomputed from the calls to check it."""
    trainee: str
    scenario: str
    rubric: str
    date: str
    """The day the deciding exam ended, UTC."""
    score: int
    bar: int
    times: int
    tries: int
    calls: tuple[str, ...]
    """The practice calls in order, then the exam."""


def earned(tries: Sequence[Try], rule: Rule = Rule()) -> tuple[Certificate, ...]:
    """Every certificate that these calls earn, by scenario and marking, at most one for each.

    Counted are first attempts: practice calls at or over the bar against different customers or on different seeds,
    then an exam at or over the bar among the first tries, begun after the last practice call needed had ended.
    """
    groups: dict[tuple[str, str, tuple[str, str, str]], list[Try]] = {}
    for one in sorted(tries, key=lambda one: (one.started_at, one.call)):
        groups.setdefault((one.trainee, one.scenario, one.marked_by), []).append(one)
    found = (_earned(calls, rule) for _, calls in sorted(groups.items()))
    return tuple(one for one in found if one is not None)


def _earned(calls: Sequence[Try], rule: Rule) -> Certificate | None:
    practised = _practice(calls, rule.times)
    if practised is None:
        return None
    ready = max((one.ended_at or "" for one in practised), default="")
    exams = [one for one in calls if one.exam][: rule.tries]
    exam = next((one for one in exams if one.cleared and one.started_at >= ready), None)
    if exam is None:
        return None
    counted = (*practised, exam)
    return Certificate(
        key=hashlib.sha256(_text([exam.trainee, exam.scenario, *exam.marked_by])).hexdigest(),
        code=code(counted),
        trainee=exam.trainee,
        scenario=exam.scenario,
        rubric=exam.rubric,
        date=(exam.ended_at or "")[:10],
        score=exam.score or 0,
        bar=exam.bar,
        times=rule.times,
        tries=rule.tries,
        calls=tuple(one.call for one in counted),
    )


def _practice(calls: Sequence[Try], times: int) -> tuple[Try, ...] | None:
    """The first so many cleared practice calls that differ in customer or seed; ``None`` if there are not enough."""
    met: dict[tuple[str, int], Try] = {}
    cleared = [one for one in calls if not one.exam and one.first and one.cleared]
    for one in sorted(cleared, key=lambda one: (one.ended_at or "", one.call)):
        met.setdefault((one.persona, one.seed), one)
    counted = tuple(met.values())[:times]
    return counted if len(counted) == times else None


def code(counted: Sequence[Try]) -> str:
    """Four groups of four signs over who, what, by which marking, and the seals of the calls that count."""
    last = counted[-1]
    seals = [one.seal for one in counted]
    digest = hashlib.sha256(_text([last.trainee, last.scenario, *last.marked_by, seals])).digest()
    signs = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_CODE_LENGTH])
    return "-".join(signs[start : start + 4] for start in range(0, _CODE_LENGTH, 4))


def typed_code(typed: str) -> str:
    """A code as a person typed it, in the form in which it was given."""
    signs = "".join(letter for letter in typed.upper() if letter in _ALPHABET)
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def _text(values: Sequence[object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
