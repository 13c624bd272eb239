"""Who may come in: hashes of passwords, sessions that can be revoked, failed attempts, and the trail of what was done.

Never holds a password or a session's token, only their hashes; whoever reads the database cannot log in with it.
"""

import uuid
from datetime import datetime, timedelta

from trainer.review.people import Duty, Person, Session, Trail, Viewer, lower
from trainer.store.database import Database, Row, Run, Value
from trainer.store.people import People
from trainer.store.rows import stamp

_ADD_PASSWORD = (
    "INSERT INTO passwords (name, seq, hash, by_whom, at) "
    "SELECT :name, coalesce(max(seq), 0) + 1, :hash, :by_whom, :at FROM passwords WHERE name = :name"
)
_PASSWORD = "SELECT hash FROM passwords WHERE name = :name ORDER BY seq DESC LIMIT 1"
_OPEN = (
    "SELECT s.token, s.name, s.role, s.csrf, s.ends FROM sessions s LEFT JOIN session_ends e ON e.token = s.token "
    "WHERE e.token IS NULL"
)
_ADD_SESSION = (
    "INSERT INTO sessions (token, name, role, csrf, at, ends) VALUES (:token, :name, :role, :csrf, :at, :ends)"
)
_END = "INSERT INTO session_ends (token, why, at) VALUES (:token, :why, :at) ON CONFLICT DO NOTHING"
_KNOCK = "INSERT INTO knocks (key, name, place, opened, at) VALUES (:key, :name, :place, :opened, :at)"
_FAILED = (
    "SELECT count(*) FROM knocks k WHERE k.{column} = :value AND k.opened = 0 AND k.at > :since "
    "AND k.at > coalesce((SELECT max(g.at) FROM knocks g WHERE g.{column} = :value AND g.opened = 1), '')"
)
_AUDIT = "INSERT INTO audit (key, at, who, act, about, detail) VALUES (:key, :at, :who, :act, :about, :detail)"


class Doors:
    """Passwords, sessions and the audit trail of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._people = People(database)

    def set_password(self, name: str, hashed: str, *, by_whom: str, at: datetime) -> None:
        """Keep the hash of a new password; every session of that person ends."""

        def work(run: Run) -> None:
            run(_ADD_PASSWORD, {"name": name, "hash": hashed, "by_whom": by_whom, "at": stamp(at)})
            _end_all(run, name, "password", stamp(at))

        self._database.write(work, f"door {name}")

    def password_hash(self, name: str) -> str | None:
        """The hash in force."""
        rows = self._database.read(lambda run: run(_PASSWORD, {"name": name}))
        return str(rows[0][0]) if rows else None

    def open_session(self, person: Person, token: str, csrf: str, *, at: datetime, hours: int) -> None:
        """A session for somebody whose password was right; ``token`` is its hash."""
        values: dict[str, Value] = {
            "token": token,
            "name": person.name,
            "role": person.role.value,
            "csrf": csrf,
            "at": stamp(at),
            "ends": stamp(at + timedelta(hours=hours)),
        }
        self._database.write(lambda run: run(_ADD_SESSION, values), f"door {person.name}")

    def session(self, token: str, *, at: datetime) -> Session | None:
        """The session behind a token's hash, if it is neither over nor revoked and its person may still come in.

        Rights are those of now; a role that was lower when the session began stays so until the next login.
        """
        rows = self._database.read(lambda run: run(f"{_OPEN} AND s.token = :token", {"token": token}))
        if not rows or str(rows[0][4]) <= stamp(at):
            return None
        person = self._people.find(str(rows[0][1]))
        if person is None or not person.active:
            return None
        return Session(token, Viewer(person, lower(person.role, Duty(str(rows[0][2])))), str(rows[0][3]))

    def end_session(self, token: str, why: str, *, at: datetime) -> None:
        """Close one session."""
        self._database.write(lambda run: run(_END, {"token": token, "why": why, "at": stamp(at)}), token)

    def revoke(self, name: str, *, at: datetime) -> None:
        """Close every session of a person."""
        self._database.write(lambda run: _end_all(run, name, "revoked", stamp(at)), f"door {name}")

    def knocked(self, name: str, place: str, *, opened: bool, at: datetime) -> None:
        """Remember an attempt to log in, ``place`` being where it came from."""
        values: dict[str, Value] = {
            "key": str(uuid.uuid4()),
            "name": name,
            "place": place,
            "opened": int(opened),
            "at": stamp(at),
        }
        self._database.write(lambda run: run(_KNOCK, values), f"door {name}")

    def failures(self, name: str, place: str, *, since: datetime) -> tuple[int, int]:
        """Failed attempts for a name and from a place since a moment and the last success."""

        def work(run: Run) -> tuple[int, int]:
            by_name = run(_FAILED.format(column="name"), {"value": name, "since": stamp(since)})
            by_place = run(_FAILED.format(column="place"), {"value": place, "since": stamp(since)})
            return int(by_name[0][0] or 0), int(by_place[0][0] or 0)

        return self._database.read(work)

    def trail(self, who: str, act: str, about: str = "", detail: str = "", *, at: datetime) -> None:
        """Add to the audit trail."""
        values: dict[str, Value] = {
            "key": str(uuid.uuid4()),
            "at": stamp(at),
            "who": who,
            "act": act,
            "about": about,
            "detail": detail,
        }
        self._database.write(lambda run: run(_AUDIT, values), "audit")

    def trails(self, most: int = 200) -> tuple[Trail, ...]:
        """The newest entries of the trail, newest first."""
        statement = "SELECT at, who, act, about, detail FROM audit ORDER BY at DESC, key LIMIT :most"
        rows = self._database.read(lambda run: run(statement, {"most": most}))
        return tuple(_trail(row) for row in rows)


def _trail(row: Row) -> Trail:
    at, who, act, about, detail = (str(value) for value in row)
    return Trail(at, who, act, about, detail)


def _end_all(run: Run, name: str, why: str, at: str) -> None:
    for row in run(f"{_OPEN} AND s.name = :name", {"name": name}):
        run(_END, {"token": str(row[0]), "why": why, "at": at})
