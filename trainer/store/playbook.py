"""The team's playbook: good calls that a manager keeps as examples, as papers of the calls and so erased with them.

Whether a call is good, and who may say so, is decided elsewhere.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from trainer.store.kinds import Paper
from trainer.store.store import Store

_KEPT = (
    "SELECT p.call, p.body, p.at FROM papers p WHERE p.kind = 'playbook' AND NOT EXISTS "
    "(SELECT 1 FROM papers x WHERE x.call = p.call AND x.kind = 'playbook' AND x.place > p.place) "
    "ORDER BY p.at, p.call"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One call of the playbook."""

    call: str
    why: str
    """What it is an example of, in the words of who kept it; may be empty."""
    by_whom: str
    at: str


class Playbook:
    """The calls that a team learns from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, call: str, why: str, by_whom: str, *, at: datetime) -> None:
        """The call stands in the playbook from now on, durable. Raises StoreError."""
        self._say(call, {"kept": True, "why": why, "by": by_whom}, at)

    def drop(self, call: str, by_whom: str, *, at: datetime) -> bool:
        """Whether the call stood in the playbook; it no longer does. Raises StoreError."""
        if call not in {one.call for one in self.kept()}:
            return False
        self._say(call, {"kept": False, "why": "", "by": by_whom}, at)
        return True

    def kept(self) -> tuple[Kept, ...]:
        """All calls of the playbook, oldest first. Raises StoreError."""
        rows = self._store.database.read(lambda run: run(_KEPT, {}))
        found = ((str(call), json.loads(str(body)), str(at)) for call, body, at in rows)
        return tuple(Kept(call, said["why"], said["by"], at) for call, said, at in found if said["kept"])

    def _say(self, call: str, said: dict[str, object], at: datetime) -> None:
        body = json.dumps(said, sort_keys=True, ensure_ascii=False)
        self._store.add_paper(Paper(str(uuid.uuid4()), call, "playbook", body), at=at)
