"""Seals: each row's hash covers the row and the seal before it, so that a later edit, loss or swap shows.

Pure. A seal is no secret: whoever can rewrite a whole tail can seal it anew, which only an exported head shows.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.store.kinds import CallLine, Paper, StoredCall, StoredTurn


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold."""

    call: str
    seq: int
    """The trainee's line; 0 for the call itself, one past the last for its ending."""
    what: str
    """``edited``, ``missing``, ``ending`` or ``paper``."""


def seal(before: str, fields: Sequence[str | int | None]) -> str:
    """64 hexadecimal digits over the seal before and the fields, in order."""
    text = json.dumps([before, *fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def call_seal(line: CallLine, opening: str) -> str:
    """The first link: what the call is played on."""
    return seal(
        "",
        (
            *(line.id, line.trainee, line.scenario, line.scenario_hash, line.persona, line.persona_hash),
            *(line.chart_hash, line.rubric, line.rubric_hash, line.lexicon_hash, line.backend, line.version),
            *(line.seed, line.lang, line.mode, line.pace, line.parent, line.parent_turn, line.best_outcome),
            *(line.started_at, opening),
        ),
    )


def turn_seal(before: str, turn: StoredTurn) -> str:
    """The link of a turn."""
    return seal(
        before,
        (
            *(turn.call, turn.seq, turn.key, turn.at, turn.text, turn.spoken),
            *(turn.understanding, turn.marks, turn.reply, turn.aside),
        ),
    )


def ending_seal(before: str, call: str, turns: int, outcome: str, at: str) -> str:
    """The last link: after how many turns the call ended, how and when."""
    return seal(before, (call, turns, outcome, at))


def paper_seal(before: str, paper: Paper) -> str:
    """The link of a paper to the paper before it in its call."""
    return seal(
        before,
        (
            *(paper.key, paper.call, paper.kind, paper.seq, paper.rubric_hash, paper.lexicon_hash, paper.backend),
            *(paper.score, paper.body, paper.at),
        ),
    )


def verify_chain(call: StoredCall) -> tuple[Break, ...]:
    """Every place where the chain does not hold; empty if nothing was touched.

    After a broken link the rest is checked against the seals that are written, so that one edit is one break. A cut
    tail of a call that has not ended cannot be seen here: hold ``call.head()`` against one that was exported.
    """
    line = call.line
    found = [] if call_seal(line, call.opening) == call.seal else [Break(line.id, 0, "edited")]
    before, expected = call.seal, 1
    for turn in call.turns:
        gap = range(expected, turn.seq)
        found += [Break(line.id, seq, "missing") for seq in gap]
        if not gap and turn_seal(before, turn) != turn.seal:
            found.append(Break(line.id, turn.seq, "edited"))
        before, expected = turn.seal, turn.seq + 1
    if line.outcome is not None:
        if ending_seal(before, line.id, len(call.turns), line.outcome, line.ended_at or "") != call.ending_seal:
            found.append(Break(line.id, expected, "ending"))
    elif call.turns and '"outcome":' in call.turns[-1].reply and call.turns[-1].customer_turn().outcome:
        found.append(Break(line.id, expected, "ending"))
    before = ""
    for paper in call.papers:
        if paper_seal(before, paper) != paper.seal:
            found.append(Break(line.id, paper.seq or 0, "paper"))
        before = paper.seal
    return tuple(found)
