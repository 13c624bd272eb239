"""What the pages need of the rest of the product; whoever wires the shell hands in something that can do this."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from trainer.content.words import Words
from trainer.review.correcting import Correction
from trainer.review.people import Person, Session, Trail
from trainer.review.records import Records


class Doors(Protocol):
    """Who may come in, kept."""

    def set_password(self, name: str, hashed: str, *, by_whom: str, at: datetime) -> None:
        """Keep a new password's hash; every session of that person ends."""

    def password_hash(self, name: str) -> str | None:
        """The hash in force."""

    def open_session(self, person: Person, token: str, csrf: str, *, at: datetime, hours: int) -> None:
        """A session under its token's hash."""

    def session(self, token: str, *, at: datetime) -> Session | None:
        """The session behind a token's hash, if it is neither over nor revoked."""

    def end_session(self, token: str, why: str, *, at: datetime) -> None:
        """Close one session."""

    def revoke(self, name: str, *, at: datetime) -> None:
        """Close every session of a person."""

    def knocked(self, name: str, place: str, *, opened: bool, at: datetime) -> None:
        """Remember an attempt to log in."""

    def failures(self, name: str, place: str, *, since: datetime) -> tuple[int, int]:
        """Failed attempts for a name and from a place."""

    def trail(self, who: str, act: str, about: str = "", detail: str = "", *, at: datetime) -> None:
        """Add to the audit trail."""

    def trails(self, most: int = 200) -> tuple[Trail, ...]:
        """The newest entries, newest first."""


class Backing(Records, Protocol):
    """A company's records, its doors, and what a manager may change."""

    @property
    def doors(self) -> Doors:
        """Who may come in."""

    def words(self, lang: str) -> Words:
        """The interface in a language."""

    def refresh(self) -> None:
        """Bring the figures up to date."""

    def change(self, person: Person, by_whom: str) -> None:
        """Keep a person as they are now."""

    def correct(self, call: str, correction: Correction) -> None:
        """Keep a correction."""

    def answer(self, dispute: str, *, upheld: bool, level: int | None, reason: str, by_whom: str) -> None:
        """Keep the answer to a dispute."""


@runtime_checkable
class Told(Protocol):
    """A failure that the interface has a sentence for."""

    key: str
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Locks:
    """How passwords are hashed and compared, and what time it is; tests hand in quick ones."""

    hash: Callable[[str], str]
    verify: Callable[[str, str], bool]
    now: Callable[[], datetime]
    hours: int = 12
    """How long a session lasts."""
    same_for_unknown: str = ""
    """A hash compared where there is no such person, so that both take equally long."""
