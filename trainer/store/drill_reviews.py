"""Rounds of drills as they were played, appended; when something is due and what is weak is for others to derive."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trainer.store.database import Database, Row, Run
from trainer.store.errors import StoreError
from trainer.store.rows import stamp


@dataclass(frozen=True, slots=True)
class DrillReview:
    """One round on one objection."""

    key: str
    """Made by the caller, unique for ever; giving it again is the same round."""
    trainee: str
    session: str
    round: int
    lang: str
    kind: str
    type: str
    rule: str
    scenario: str
    persona: str
    objection: str
    concern: str
    surface: str
    """Id of the authored line it was opened with."""
    seed: int
    target: int
    rating: int
    tries: str
    """JSON: what was typed and the level each try counted, first try first."""
    rubric_hash: str
    lexicon_hash: str
    backend: str
    at: str = ""
    """UTC; set by the store."""

    def levels(self) -> tuple[int, ...]:
        """The level of each try."""
        return tuple(int(one["level"]) for one in json.loads(self.tries))


def tries_text(tries: Sequence[tuple[str, int]]) -> str:
    """Tries as they are kept: texts and levels."""
    return json.dumps([{"text": text, "level": level} for text, level in tries], ensure_ascii=False)


_COLUMNS = tuple(DrillReview.__slots__)
_NAMES = ", ".join(_COLUMNS)
_ADD = (
    f"INSERT INTO drill_reviews ({_NAMES}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) ON CONFLICT DO NOTHING"
)
_BY_KEY = f"SELECT {_NAMES} FROM drill_reviews WHERE key = :key"
_ALL = f"SELECT {_NAMES} FROM drill_reviews WHERE trainee = :trainee ORDER BY at, session, round"


class DrillReviews:
    """The rounds of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, review: DrillReview, *, at: datetime) -> DrillReview:
        """The round as stored, durable. Raises StoreError (``store.twice`` if the key or the place is taken)."""
        timed = replace(review, at=stamp(at))

        def work(run: Run) -> DrillReview:
            run(_ADD, {name: getattr(timed, name) for name in _COLUMNS})
            known = run(_BY_KEY, {"key": review.key})
            if not known or replace(_review(known[0]), at=timed.at) != timed:
                raise StoreError("store.twice", call=review.key)
            return _review(known[0])

        return self._database.write(work, f"drill {review.session}")

    def of(self, trainee: str) -> tuple[DrillReview, ...]:
        """One trainee's rounds, oldest first."""
        rows = self._database.read(lambda run: run(_ALL, {"trainee": trainee}))
        return tuple(_review(row) for row in rows)


def _review(row: Row) -> DrillReview:
    values: Any = row
    return DrillReview(*values)
