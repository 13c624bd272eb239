"""Values to the columns of their tables and back. Knows the order of columns, and no SQL."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from trainer.store.database import Row, Value
from trainer.store.kinds import CallLine, Judged, NewCall, NewTurn, Paper, Spoken, StoredCall, StoredTurn
from trainer.transcript.record import to_json

_LINE_COLUMNS = tuple(CallLine.__slots__)
_OWN_COLUMNS = tuple(name for name in _LINE_COLUMNS if name not in ("outcome", "ended_at", "turns"))


def stamp(at: datetime) -> str:
    """A moment in UTC, to the microsecond, in a form that sorts as it reads.

    Raises ValueError for a time without a zone: it could mean any of two dozen moments.
    """
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def line_of(new: NewCall, hashes: Mapping[str, str], at: str) -> CallLine:
    """A call that begins as a line; ``hashes`` holds the content's by kind."""
    return CallLine(
        id=new.id,
        trainee=new.trainee,
        scenario=new.scenario.id,
        scenario_hash=hashes["scenario"],
        persona=new.persona.id,
        persona_hash=hashes["persona"],
        chart_hash=hashes["chart"],
        rubric=new.rubric.id,
        rubric_hash=hashes["rubric"],
        lexicon_hash=new.lexicon_hash,
        backend=new.backend,
        version=new.version,
        seed=new.seed,
        lang=new.scenario.lang,
        mode=new.mode,
        pace=new.pace,
        parent=new.parent,
        parent_turn=new.parent_turn,
        best_outcome=None if new.best_outcome is None else new.best_outcome.value,
        started_at=at,
        outcome=None,
        ended_at=None,
        turns=0,
    )


def call_row(line: CallLine) -> dict[str, Value]:
    """The columns of ``calls`` that a line fills."""
    return {name: getattr(line, name) for name in _OWN_COLUMNS}


def turn_of(new: NewTurn, at: str) -> StoredTurn:
    """A turn as it will lie in the store, not sealed yet. Raises ValueError if it has no marks."""
    marked = new.trainee.marked
    if marked is None:
        raise ValueError("a turn is stored with its marks")
    return StoredTurn(
        call=new.call,
        seq=new.seq,
        key=new.key,
        at=at,
        text=new.trainee.text,
        spoken=to_json(Spoken(new.trainee.seq, new.trainee.timing, new.trainee.hints)),
        understanding=to_json(marked.understanding),
        marks=to_json(Judged(marked.acts, marked.marks, marked.faults)),
        reply=to_json(new.reply),
        aside=new.aside,
        seal="",
    )


def turn_row(turn: StoredTurn) -> dict[str, Value]:
    """The columns of ``turns``."""
    return {name: getattr(turn, name) for name in StoredTurn.__slots__}


def paper_row(paper: Paper) -> dict[str, Value]:
    """The columns of ``papers`` but its place."""
    return {name: getattr(paper, name) for name in Paper.__slots__}


def line_from(row: Row) -> CallLine:
    """A line as ``statements.CALLS`` gives it."""
    values: Any = row[: len(_LINE_COLUMNS)]
    return CallLine(*values)


def call_from(row: Row, turns: tuple[StoredTurn, ...], papers: tuple[Paper, ...]) -> StoredCall:
    """A whole call as ``statements.CALL`` gives it, with its turns and papers."""
    opening, seal, ending = row[len(_LINE_COLUMNS) :]
    return StoredCall(line_from(row), str(opening), str(seal), turns, None if ending is None else str(ending), papers)


def turn_from(row: Row) -> StoredTurn:
    """A turn as ``statements.TURNS`` gives it."""
    values: Any = row
    return StoredTurn(*values)


def paper_from(row: Row) -> Paper:
    """A paper as ``statements.PAPERS`` gives it."""
    values: Any = row
    return Paper(*values)
