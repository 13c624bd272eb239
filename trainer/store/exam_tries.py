"""Tries at an exam: numbered, limited, and used up by beginning one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trainer.store.database import Database, Row, Run
from trainer.store.errors import StoreError
from trainer.store.rows import stamp


@dataclass(frozen=True, slots=True)
class ExamTry:
    """One try of one trainee at one scenario."""

    call: str
    """The call it is played as; made by the caller before the call begins."""
    cohort: str
    trainee: str
    scenario: str
    persona: str
    seed: int
    number: int
    """1 for the first."""
    most: int
    """How many there are in all, as it stood when this one began."""
    at: str = ""
    """UTC; set by the store."""


_COLUMNS = tuple(ExamTry.__slots__)
_NAMES = ", ".join(_COLUMNS)
_ADD = f"INSERT INTO exam_tries ({_NAMES}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) ON CONFLICT DO NOTHING"
_BY_CALL = f"SELECT {_NAMES} FROM exam_tries WHERE call = :call"
_OF = (
    f"SELECT {_NAMES} FROM exam_tries "
    "WHERE cohort = :cohort AND trainee = :trainee AND scenario = :scenario ORDER BY number"
)
_BY_TRAINEE = f"SELECT {_NAMES} FROM exam_tries WHERE trainee = :trainee ORDER BY at, number"
_BY_COHORT = f"SELECT {_NAMES} FROM exam_tries WHERE cohort = :cohort ORDER BY at, number"


class ExamTries:
    """The tries of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, wanted: ExamTry, *, at: datetime) -> ExamTry:
        """The try as stored, durable; from now on it is used. The same call again is the same try.

        Raises StoreError: ``store.no_tries`` if none is left, ``store.try_taken`` if another sitting has begun the
        try of this number.
        """
        timed = replace(wanted, at=stamp(at))

        def work(run: Run) -> ExamTry:
            known = run(_BY_CALL, {"call": wanted.call})
            if known:
                return _try(known[0])
            slots = {"cohort": wanted.cohort, "trainee": wanted.trainee, "scenario": wanted.scenario}
            used = len(run(_OF, slots))
            if used >= wanted.most:
                raise StoreError("store.no_tries", most=str(wanted.most))
            if wanted.number != used + 1:
                raise StoreError("store.try_taken", number=str(wanted.number))
            run(_ADD, {name: getattr(timed, name) for name in _COLUMNS})
            return timed

        return self._database.write(work, f"exam {wanted.cohort} {wanted.trainee} {wanted.scenario}")

    def used(self, cohort: str, trainee: str, scenario: str) -> tuple[ExamTry, ...]:
        """The tries one trainee has begun at one scenario, first one first."""
        slots = {"cohort": cohort, "trainee": trainee, "scenario": scenario}
        return tuple(_try(row) for row in self._database.read(lambda run: run(_OF, slots)))

    def of(self, trainee: str) -> tuple[ExamTry, ...]:
        """Every try of one trainee, oldest first."""
        return tuple(_try(row) for row in self._database.read(lambda run: run(_BY_TRAINEE, {"trainee": trainee})))

    def cohort(self, cohort: str) -> tuple[ExamTry, ...]:
        """Every try of one cohort, oldest first."""
        return tuple(_try(row) for row in self._database.read(lambda run: run(_BY_COHORT, {"cohort": cohort})))


def _try(row: Row) -> ExamTry:
    values: Any = row
    return ExamTry(*values)
