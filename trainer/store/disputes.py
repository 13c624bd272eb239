"""Disputes of verdicts and their answers, appended: one open dispute a verdict, one answer a dispute."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trainer.store.database import Database, Row, Run
from trainer.store.errors import StoreError
from trainer.store.rows import stamp


@dataclass(frozen=True, slots=True)
class Dispute:
    """A trainee's question about one verdict."""

    id: str
    """Made by the caller, unique for ever; giving it again is the same dispute."""
    call: str
    seq: int
    """The trainee's line, 1 for the first."""
    rule: str
    level: int | None
    """What the scorer gave; ``None`` where its verdict is no level."""
    why: str
    by_whom: str
    at: str = ""
    """UTC; set by the store."""


@dataclass(frozen=True, slots=True)
class DisputeAnswer:
    """A manager's answer to it."""

    dispute: str
    upheld: bool
    level: int | None
    """The level that should have been given, where it was upheld."""
    reason: str
    by_whom: str
    at: str = ""
    """UTC; set by the store."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute with its answer, if there is one."""

    dispute: Dispute
    answer: DisputeAnswer | None


_DISPUTE = tuple(Dispute.__slots__)
_ANSWER = tuple(DisputeAnswer.__slots__)
_PAIRS = (
    "SELECT " + ", ".join(f"d.{name}" for name in _DISPUTE) + ", " + ", ".join(f"a.{name}" for name in _ANSWER) + " "
    "FROM disputes d LEFT JOIN dispute_answers a ON a.dispute = d.id"
)
_ONE = f"{_PAIRS} WHERE d.id = :id"
_ALL = f"{_PAIRS} ORDER BY d.at, d.id"
_OF_CALL = f"{_PAIRS} WHERE d.call = :call ORDER BY d.at, d.id"
_WAITING = (
    f"{_PAIRS} WHERE a.dispute IS NULL AND d.by_whom IN (SELECT name FROM people WHERE team = :team) "
    "ORDER BY d.at, d.id"
)
_OPEN = f"{_PAIRS} WHERE d.call = :call AND d.seq = :seq AND d.rule = :rule AND a.dispute IS NULL"
_TURN = "SELECT c.trainee, t.seq FROM calls c LEFT JOIN turns t ON t.call = c.id AND t.seq = :seq WHERE c.id = :call"
_ADD = f"INSERT INTO disputes ({', '.join(_DISPUTE)}) VALUES ({', '.join(f':{name}' for name in _DISPUTE)})"
_SETTLE = f"INSERT INTO dispute_answers ({', '.join(_ANSWER)}) VALUES ({', '.join(f':{name}' for name in _ANSWER)})"


class Disputes:
    """The disputes of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, dispute: Dispute, *, at: datetime) -> Dispute:
        """The dispute as stored, durable. The same id again gives the stored one back.

        Raises StoreError: ``store.no_call``, ``store.not_yours``, ``store.no_turn``, ``store.disputed`` while another
        dispute of the same verdict is open.
        """
        timed = replace(dispute, at=stamp(at))

        def work(run: Run) -> Dispute:
            known = run(_ONE, {"id": dispute.id})
            if known:
                return _pair(known[0]).dispute
            found = run(_TURN, {"call": dispute.call, "seq": dispute.seq})
            if not found:
                raise StoreError("store.no_call", call=dispute.call)
            trainee, seq = found[0]
            if trainee != dispute.by_whom:
                raise StoreError("store.not_yours", call=dispute.call)
            if seq is None:
                raise StoreError("store.no_turn", call=dispute.call, turn=str(dispute.seq))
            if run(_OPEN, {"call": dispute.call, "seq": dispute.seq, "rule": dispute.rule}):
                raise StoreError("store.disputed", call=dispute.call, turn=str(dispute.seq))
            run(_ADD, {name: getattr(timed, name) for name in _DISPUTE})
            return timed

        return self._database.write(work, f"dispute {dispute.call}")

    def answer(self, answer: DisputeAnswer, *, at: datetime) -> Disputed:
        """The dispute with its answer, durable. Raises StoreError: ``store.no_dispute``, ``store.answered``."""
        timed = replace(answer, at=stamp(at))

        def work(run: Run) -> Disputed:
            known = run(_ONE, {"id": answer.dispute})
            if not known:
                raise StoreError("store.no_dispute", dispute=answer.dispute)
            if _pair(known[0]).answer is not None:
                raise StoreError("store.answered", dispute=answer.dispute)
            run(_SETTLE, {**{name: getattr(timed, name) for name in _ANSWER}, "upheld": int(timed.upheld)})
            return Disputed(_pair(known[0]).dispute, timed)

        return self._database.write(work, f"answer {answer.dispute}")

    def find(self, dispute: str) -> Disputed | None:
        """One dispute by its id."""
        rows = self._database.read(lambda run: run(_ONE, {"id": dispute}))
        return _pair(rows[0]) if rows else None

    def all(self) -> tuple[Disputed, ...]:
        """Every dispute, oldest first."""
        return tuple(_pair(row) for row in self._database.read(lambda run: run(_ALL, {})))

    def waiting(self, team: str) -> tuple[Disputed, ...]:
        """The disputes of a team's people that have no answer yet, oldest first."""
        return tuple(_pair(row) for row in self._database.read(lambda run: run(_WAITING, {"team": team})))

    def of_call(self, call: str) -> tuple[Disputed, ...]:
        """The disputes of one call, oldest first."""
        return tuple(_pair(row) for row in self._database.read(lambda run: run(_OF_CALL, {"call": call})))


def _pair(row: Row) -> Disputed:
    first: Any = row[: len(_DISPUTE)]
    rest: Any = row[len(_DISPUTE) :]
    if rest[0] is None:
        return Disputed(Dispute(*first), None)
    dispute, upheld, level, reason, by_whom, at = rest
    return Disputed(Dispute(*first), DisputeAnswer(dispute, bool(upheld), level, reason, by_whom, at))
