"""Practice calls that their trainee lets a manager see. Appended: sharing, and taking it back."""

import hashlib
from datetime import datetime

from trainer.store.database import Database, Run, Value
from trainer.store.errors import StoreError
from trainer.store.rows import stamp

_CALL = "SELECT trainee, mode FROM calls WHERE id = :call"
_LAST = "SELECT shared, key FROM shares WHERE call = :call ORDER BY key DESC LIMIT 1"
_COUNT = "SELECT count(*) FROM shares WHERE call = :call"
_ADD = "INSERT INTO shares (key, call, shared, by_whom, at) VALUES (:key, :call, :shared, :by_whom, :at)"
_SHARED = (
    "SELECT s.call FROM shares s WHERE s.shared = 1 "
    "AND NOT EXISTS (SELECT 1 FROM shares x WHERE x.call = s.call AND x.key > s.key) ORDER BY s.at, s.call"
)


class Shares:
    """Who let what be seen, in one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def share(self, call: str, by_whom: str, *, at: datetime, shared: bool = True) -> bool:
        """Whether anything changed: the call is shared (or private again) from now on, durable.

        Raises StoreError: ``store.no_call``, ``store.not_yours`` for another trainee's call, ``store.exam_seen`` for
        an exam, which a manager sees anyway.
        """

        def work(run: Run) -> bool:
            found = run(_CALL, {"call": call})
            if not found:
                raise StoreError("store.no_call", call=call)
            trainee, mode = found[0]
            if trainee != by_whom:
                raise StoreError("store.not_yours", call=call)
            if mode == "exam":
                raise StoreError("store.exam_seen", call=call)
            last = run(_LAST, {"call": call})
            if bool(last and last[0][0]) == shared:
                return False
            number = int(run(_COUNT, {"call": call})[0][0] or 0)
            # Keys of one call sort in the order in which they were made, whatever a clock said.
            key = f"{hashlib.sha256(call.encode()).hexdigest()[:16]}-{number:06d}"
            row: dict[str, Value] = {"key": key, "call": call, "shared": int(shared), "by_whom": by_whom}
            run(_ADD, {**row, "at": stamp(at)})
            return True

        return self._database.write(work, f"share {call}")

    def is_shared(self, call: str) -> bool:
        """Whether a manager may see this practice call now."""
        rows = self._database.read(lambda run: run(_LAST, {"call": call}))
        return bool(rows and rows[0][0])

    def shared(self) -> tuple[str, ...]:
        """Every call that is shared now, in the order of sharing."""
        return tuple(str(row[0]) for row in self._database.read(lambda run: run(_SHARED, {})))
