"""Experience API statements of a call and of each answer in it, as plain values (xAPI 1.0.3, part two: data).

Every id follows from the call, so that sending a statement again cannot double it. Knows no server.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from trainer.review.report import Answer, Attempt

Statement = dict[str, object]

VERSION = "1.0.3"
_OURS = bytes.fromhex("7f1d6f3e27b55d389a3c3a5f0c1b7e21")
_VERBS = "http://adlnet.gov/expapi/verbs/"
_ACTIVITIES = "http://adlnet.gov/expapi/activities/"
_NAMELESS = "trainee"
"""Account name of a trainee who gave none; an account needs a name."""


def statements(attempt: Attempt, home: str, title: str = "") -> tuple[Statement, ...]:
    """The statements of one finished call: how it ended and what it was worth, then one for each answer.

    ``home`` is the address under which the company's accounts and activities are named, ``title`` the scenario's
    in the call's language. A call without a score is ``completed``, neither passed nor failed.
    """
    by_turn: dict[int, list[Answer]] = {}
    for one in attempt.answers:
        by_turn.setdefault(one.turn, []).append(one)
    base = home.rstrip("/")
    answers = tuple(_answered(attempt, turn, marks, base) for turn, marks in sorted(by_turn.items()))
    return (_whole(attempt, base, title), *answers)


def _whole(attempt: Attempt, base: str, title: str) -> Statement:
    verb = {True: "passed", False: "failed", None: "completed"}[attempt.cleared]
    result: dict[str, object] = {"completion": attempt.outcome is not None}
    if attempt.score is not None:
        # A score of whole points out of 100; two decimals of ``scaled`` hold it exactly.
        result["score"] = {"scaled": attempt.score / 100, "raw": attempt.score, "min": 0, "max": 100}
        result["success"] = bool(attempt.cleared)
    seconds = _seconds(attempt.started_at, attempt.ended_at)
    if seconds is not None:
        result["duration"] = f"PT{seconds}S"
    result["extensions"] = {
        f"{base}/xapi/outcome": attempt.outcome or "open",
        f"{base}/xapi/bar": attempt.bar,
    }
    return {
        "id": _name_based(f"{attempt.call}/attempt"),
        "actor": _actor(attempt, base),
        "verb": {"id": _VERBS + verb, "display": {"en": verb}},
        "object": _scenario(attempt, base, title),
        "result": result,
        "context": _context(attempt, base, parent=False),
        "timestamp": attempt.ended_at or attempt.started_at,
        "version": VERSION,
    }


def _answered(attempt: Attempt, turn: int, marks: Iterable[Answer], base: str) -> Statement:
    marks = tuple(marks)
    result: dict[str, object] = {
        "extensions": {
            f"{base}/xapi/levels": {one.rule: one.level for one in marks if one.level is not None},
            f"{base}/xapi/verdicts": {one.rule: one.verdict.value for one in marks if one.rule},
        }
    }
    if attempt.open_words:
        result["response"] = marks[0].said
    return {
        "id": _name_based(f"{attempt.call}/answer/{turn}"),
        "actor": _actor(attempt, base),
        "verb": {"id": _VERBS + "answered", "display": {"en": "answered"}},
        "object": {
            "objectType": "Activity",
            "id": f"{_activity(attempt, base)}/answer/{turn}",
            "definition": {
                "type": _ACTIVITIES + "cmi.interaction",
                "interactionType": "long-fill-in",
                "name": {attempt.lang: f"{attempt.scenario} · {turn}"},
            },
        },
        "result": result,
        "context": _context(attempt, base, parent=True),
        "timestamp": marks[0].at,
        "version": VERSION,
    }


def _actor(attempt: Attempt, base: str) -> dict[str, object]:
    # An account, not an address: nothing here needs a person's e-mail.
    return {"objectType": "Agent", "account": {"homePage": base + "/", "name": attempt.trainee or _NAMELESS}}


def _activity(attempt: Attempt, base: str) -> str:
    return f"{base}/scenario/{attempt.lang}/{attempt.scenario}"


def _scenario(attempt: Attempt, base: str, title: str) -> dict[str, object]:
    return {
        "objectType": "Activity",
        "id": _activity(attempt, base),
        "definition": {
            "type": _ACTIVITIES + "simulation",
            "name": {attempt.lang: title or attempt.scenario},
        },
    }


def _context(attempt: Attempt, base: str, *, parent: bool) -> Mapping[str, object]:
    around: dict[str, object] = {
        "registration": _name_based(attempt.call),
        "platform": f"trainer {attempt.program}",
        "language": attempt.lang,
        "extensions": {
            f"{base}/xapi/rubric": f"{attempt.rubric} {attempt.rubric_version} {attempt.rubric_hash}",
            f"{base}/xapi/lexicon": attempt.lexicon_hash,
            f"{base}/xapi/heard-by": attempt.backend,
            f"{base}/xapi/mode": attempt.mode,
            f"{base}/xapi/persona": attempt.persona,
        },
    }
    if parent:
        around["contextActivities"] = {"parent": [{"objectType": "Activity", "id": _activity(attempt, base)}]}
    return around


def _seconds(started: str, ended: str | None) -> int | None:
    """Whole seconds between two recorded moments; ``None`` where one is missing or the clock went back."""
    if ended is None:
        return None
    seconds = int((datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds())
    return seconds if seconds >= 0 else None


def _name_based(name: str) -> str:
    """The UUID of a name (RFC 9562, version 5): the same name gives the same one for ever."""
    digest = hashlib.sha1(_OURS + name.encode("utf-8"), usedforsecurity=False).digest()[:16]
    number = int.from_bytes(digest, "big") & ~(0xF << 76) & ~(0x3 << 62) | (5 << 76) | (2 << 62)
    signs = f"{number:032x}"
    return "-".join((signs[:8], signs[8:12], signs[12:16], signs[16:20], signs[20:]))
