"""Calls and what happened in them, appended and never changed; totals are for others to derive.

Times are handed in; a method that writes returns only after the record is durable. Giving the same key again gives
the same record back, so a caller that does not know whether its last write arrived simply writes again.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from pydantic import ValidationError

from trainer.content.identity import canonical, text_hash
from trainer.content.shape import Authored
from trainer.store import statements as sql
from trainer.store.chain import call_seal, ending_seal, paper_seal, turn_seal
from trainer.store.database import Database, Run
from trainer.store.errors import StoreError
from trainer.store.kinds import CallLine, NewCall, NewTurn, Paper, StoredCall, StoredTurn
from trainer.store.rows import (
    call_from,
    call_row,
    line_from,
    line_of,
    paper_from,
    paper_row,
    stamp,
    turn_from,
    turn_of,
    turn_row,
)
from trainer.transcript import Outcome
from trainer.transcript.record import to_json

Model = TypeVar("Model", bound=Authored)
Once = TypeVar("Once", StoredTurn, Paper)


class Store:
    """One open store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def where(self) -> str:
        """How to name the store to a person."""
        return self._database.where

    @property
    def database(self) -> Database:
        """What the store keeps its tables in, for those who keep other tables there."""
        return self._database

    def close(self) -> None:
        """Give the store back."""
        self._database.close()

    def begin_call(self, new: NewCall, *, at: datetime) -> StoredCall:
        """The call as stored, durable, with the exact content it is played on.

        The same id again gives the stored call back. Raises StoreError (``store.twice`` if it was another call).
        """
        contents = {
            "scenario": canonical(new.scenario),
            "persona": canonical(new.persona),
            "chart": canonical(new.chart),
            "rubric": canonical(new.rubric),
        }
        line = line_of(new, {kind: text_hash(body) for kind, body in contents.items()}, stamp(at))
        opening = to_json(new.opening) if new.opening else ""

        def work(run: Run) -> StoredCall:
            for kind, body in contents.items():
                run(sql.ADD_CONTENT, {"hash": text_hash(body), "kind": kind, "body": body})
            run(sql.ADD_CALL, {**call_row(line), "opening": opening, "seal": call_seal(line, opening)})
            stored = _whole(run, new.id)
            if call_seal(replace(stored.line, started_at=line.started_at), stored.opening) != call_seal(line, opening):
                raise StoreError("store.twice", call=new.id)
            return stored

        return self._database.write(work, new.id)

    def append_turn(self, new: NewTurn, *, at: datetime) -> StoredTurn:
        """The turn as stored, durable; a reply that ends the call ends it in the same step.

        The same key again gives the stored turn back. Raises StoreError: ``store.no_call``, ``store.ended``,
        ``store.moved_on`` if the call has this turn already from elsewhere or lacks the turn before it.
        """
        turn = turn_of(new, stamp(at))

        def work(run: Run) -> StoredTurn:
            before, outcome, last = _last_link(run, turn.call)
            sealed = replace(turn, seal=turn_seal(before, turn))
            fits = outcome is None and turn.seq == last + 1
            if not (fits and run(sql.ADD_TURN, turn_row(sealed))):
                known = run(sql.TURN_BY_KEY, {"key": turn.key})
                if known:
                    return _same(turn_from(known[0]), turn)
                raise StoreError("store.moved_on" if outcome is None else "store.ended", call=turn.call)
            if new.reply.outcome is not None:
                _end(run, (sealed.seal, sealed.call, sealed.seq), new.reply.outcome, sealed.at)
            return sealed

        return self._database.write(work, turn.call)

    def finish_call(self, call: str, outcome: Outcome, *, at: datetime) -> StoredCall:
        """The call, ended and durable. Ending it the same way again changes nothing.

        Raises StoreError: ``store.no_call``, ``store.ended`` if it ended otherwise.
        """

        def work(run: Run) -> StoredCall:
            before, known, last = _last_link(run, call)
            if known is None:
                _end(run, (before, call, last), outcome, stamp(at))
            elif known != outcome:
                raise StoreError("store.ended", call=call)
            return _whole(run, call)

        return self._database.write(work, call)

    def add_paper(self, paper: Paper, *, at: datetime) -> Paper:
        """A scorecard, note or preparation as stored, durable. The same key again gives the stored one back.

        Raises StoreError: ``store.no_call``, ``store.twice`` if the key holds something else.
        """
        timed = replace(paper, at=stamp(at), seal="")

        def work(run: Run) -> Paper:
            known = run(sql.PAPER_BY_KEY, {"key": paper.key})
            if known:
                return _same(paper_from(known[0]), timed)
            _last_link(run, paper.call)
            last = run(sql.LAST_PAPER, {"call": paper.call})
            place, before = (int(last[0][0] or 0), str(last[0][1])) if last else (0, "")
            sealed = replace(timed, seal=paper_seal(before, timed))
            run(sql.ADD_PAPER, {**paper_row(sealed), "place": place + 1})
            return sealed

        return self._database.write(work, paper.call)

    def load_call(self, call: str) -> StoredCall:
        """One whole call. Raises StoreError (``store.no_call``)."""
        return self._database.read(lambda run: _whole(run, call))

    def line(self, call: str) -> CallLine | None:
        """One call as a list shows it; ``None`` if there is none."""
        rows = self._database.read(lambda run: run(sql.CALL, {"call": call}))
        return line_from(rows[0]) if rows else None

    def calls(self, trainee: str = "") -> tuple[CallLine, ...]:
        """All calls, or one trainee's, oldest first."""
        return self._lines(sql.CALLS, trainee)

    def unfinished(self, trainee: str = "") -> tuple[CallLine, ...]:
        """Calls that can still go on, newest first."""
        return self._lines(sql.UNFINISHED, trainee)

    def content(self, kind: str, content: str, model: type[Model]) -> Model:
        """The content a call was played on, by kind and hash. Raises StoreError (``store.broken_record``)."""
        rows = self._database.read(lambda run: run(sql.CONTENT, {"hash": content, "kind": kind}))
        try:
            body = str(rows[0][0])
            if text_hash(body) != content:
                raise StoreError("store.broken_record", call=f"{kind} {content}")
            return model.model_validate_json(body, strict=True)
        except (IndexError, ValidationError):
            raise StoreError("store.broken_record", call=f"{kind} {content}") from None

    def _lines(self, statement: str, trainee: str) -> tuple[CallLine, ...]:
        rows = self._database.read(lambda run: run(statement, {"trainee": trainee}))
        return tuple(line_from(row) for row in rows)


def _whole(run: Run, call: str) -> StoredCall:
    rows = run(sql.CALL, {"call": call})
    if not rows:
        raise StoreError("store.no_call", call=call)
    turns = tuple(turn_from(row) for row in run(sql.TURNS, {"call": call}))
    papers = tuple(paper_from(row) for row in run(sql.PAPERS, {"call": call}))
    return call_from(rows[0], turns, papers)


def _same(stored: Once, given: Once) -> Once:
    """The stored record if it says what the given one says, whenever that was."""
    if replace(stored, at=given.at, seal="") != given:
        raise StoreError("store.twice", call=given.key)
    return stored


def _last_link(run: Run, call: str) -> tuple[str, str | None, int]:
    """The last seal of a call, its outcome if it has ended, and how many turns it has."""
    rows = run(sql.LAST_LINK, {"call": call})
    if not rows:
        raise StoreError("store.no_call", call=call)
    first, outcome, seq, last = rows[0]
    return str(last or first), None if outcome is None else str(outcome), int(seq or 0)


def _end(run: Run, link: tuple[str, str, int], outcome: Outcome, at: str) -> None:
    before, call, turns = link
    sealed = ending_seal(before, call, turns, outcome, at)
    run(sql.ADD_ENDING, {"call": call, "outcome": outcome.value, "at": at, "seal": sealed})
