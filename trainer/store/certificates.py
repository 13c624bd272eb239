"""Certificates that were given: one for each trainee, scenario and marking, however many ask at once.

What earns one is ``review.certificate``'s business; here the first that is written stands for ever.
"""

import json
from datetime import datetime

from trainer.review.certificate import Certificate
from trainer.store.database import Database, Row, Run
from trainer.store.errors import StoreError
from trainer.store.rows import stamp

_COLUMNS = "key, code, trainee, scenario, rubric, day, score, bar, times, tries, calls"
_ADD = (
    f"INSERT INTO certificates ({_COLUMNS}, at) VALUES ({', '.join(f':{name}' for name in _COLUMNS.split(', '))}, :at) "
    "ON CONFLICT DO NOTHING"
)
_ONE = f"SELECT {_COLUMNS} FROM certificates WHERE key = :key"
_BY_CODE = f"SELECT {_COLUMNS} FROM certificates WHERE code = :code"
_ALL = f"SELECT {_COLUMNS} FROM certificates WHERE (:trainee = '' OR trainee = :trainee) ORDER BY day, code"


class Certificates:
    """The certificates of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, certificate: Certificate, *, at: datetime) -> Certificate:
        """The certificate that stands for this trainee, scenario and marking, durable: this one or an earlier one.

        Raises StoreError (``store.twice`` if its code stands on another certificate).
        """

        def work(run: Run) -> Certificate:
            run(
                _ADD,
                {
                    "key": certificate.key,
                    "code": certificate.code,
                    "trainee": certificate.trainee,
                    "scenario": certificate.scenario,
                    "rubric": certificate.rubric,
                    "day": certificate.date,
                    "score": certificate.score,
                    "bar": certificate.bar,
                    "times": certificate.times,
                    "tries": certificate.tries,
                    "calls": json.dumps(certificate.calls, ensure_ascii=False),
                    "at": stamp(at),
                },
            )
            kept = run(_ONE, {"key": certificate.key})
            if not kept:
                raise StoreError("store.twice", call=certificate.code)
            return _from(kept[0])

        return self._database.write(work, "certificates")

    def find(self, code: str) -> Certificate | None:
        """The certificate under a code."""
        rows = self._database.read(lambda run: run(_BY_CODE, {"code": code}))
        return _from(rows[0]) if rows else None

    def given(self, trainee: str = "") -> tuple[Certificate, ...]:
        """All certificates, or one trainee's, oldest first."""
        return tuple(_from(row) for row in self._database.read(lambda run: run(_ALL, {"trainee": trainee})))


def _from(row: Row) -> Certificate:
    key, code, trainee, scenario, rubric, day, score, bar, times, tries, calls = row
    return Certificate(
        key=str(key),
        code=str(code),
        trainee=str(trainee),
        scenario=str(scenario),
        rubric=str(rubric),
        date=str(day),
        score=int(score or 0),
        bar=int(bar or 0),
        times=int(times or 0),
        tries=int(tries or 0),
        calls=tuple(str(call) for call in json.loads(str(calls))),
    )
