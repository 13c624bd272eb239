"""Attempts made by hand, among them some that try to act on a sheet, a page or a log."""

from trainer.acts import VerdictKind
from trainer.review.report import Answer, Attempt

NASTY = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    '=HYPERLINK("http://x","y")',
    "<script>alert(1)</script>",
    "'; DROP TABLE calls; --",
    "a\nb",
    "\x1b[2J",
    "\u202eобърнато",
    "ва\u200bшият",
    "{{7*7}} {0.__class__} ${x}",
    "https://example.com/",
    "0123",
    "1e5",
    "😀 „кавички“ – тире",
)


def attempt(call: str = "c1", *, trainee: str = "ана", score: int | None = 72, open_words: bool = True, **changed):
    """A finished call of as many answers as there are nasty texts."""
    answers = tuple(
        Answer(
            turn,
            f"2026-11-24T09:{turn:02}:00.000000Z",
            text if open_words else "",
            "clarify" if turn % 4 else "",
            VerdictKind.LEVEL if turn % 4 else VerdictKind.NOT_APPLICABLE,
            turn % 5 if turn % 4 else None,
            text if open_words else "",
            text[:5] if open_words else "",
        )
        for turn, text in enumerate(NASTY, 1)
    )
    values = {
        "call": call,
        "trainee": trainee,
        "scenario": "payroll-cold-call",
        "persona": "stoyan",
        "lang": "bg",
        "mode": "exam",
        "pace": "instant",
        "seed": 7,
        "started_at": "2026-11-24T09:00:00.000000Z",
        "ended_at": "2026-11-24T09:30:05.900000Z",
        "outcome": "meeting",
        "score": score,
        "bar": 70,
        "rubric": "standard",
        "rubric_version": 1,
        "rubric_hash": "a" * 64,
        "lexicon_hash": "b" * 64,
        "scenario_hash": "c" * 64,
        "backend": "cues/1",
        "program": "0.1.0",
        "open_words": open_words,
        "turns": len(NASTY),
        "answers": answers,
    }
    return Attempt(**{**values, **changed})
