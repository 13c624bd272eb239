"""People of a company and who may see what: values and one table of rights, default deny.

Knows no database and no page. Practice is private: a manager sees the words of an exam, and of a practice call only
when its trainee shares it; of assigned practice tries, score and bar (DESIGN 3, decision 6).
"""

from dataclasses import dataclass
from enum import StrEnum


class Duty(StrEnum):
    """What a person is in the company."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    MANAGER = "manager"
    ADMIN = "admin"


_ORDER = tuple(Duty)


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the roster has them now."""

    name: str
    """What calls are stored under, and what they log in with."""
    shown: str
    team: str
    role: Duty
    manages: tuple[str, ...] = ()
    """Teams whose people a manager looks after."""
    lang: str = "en"
    active: bool = True


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who has logged in, with the rights they have now."""

    person: Person
    role: Duty
    """The lower of the role they logged in with and the one they have now."""

    @property
    def name(self) -> str:
        """Who it is."""
        return self.person.name

    def leads(self, team: str) -> bool:
        """Whether figures of a team are theirs to see; somebody without a team is an admin's to see."""
        if self.role is Duty.ADMIN:
            return True
        return self.role is Duty.MANAGER and bool(team) and team in self.person.manages

    def sees(self, person: Person) -> bool:
        """Whether a person's tries, scores and bars are theirs to see."""
        return person.name == self.name or self.leads(person.team)

    def hears(self, person: Person, *, exam: bool, shared: bool) -> bool:
        """Whether the words of a call of that person's are theirs to read."""
        return person.name == self.name or (self.leads(person.team) and (exam or shared))


def lower(one: Duty, other: Duty) -> Duty:
    """The role that may do less."""
    return min(one, other, key=_ORDER.index)


@dataclass(frozen=True, slots=True)
class Session:
    """One browser or terminal that is logged in."""

    token: str
    """Hash of what the browser holds."""
    viewer: Viewer
    csrf: str


@dataclass(frozen=True, slots=True)
class Trail:
    """One thing that was done, and by whom."""

    at: str
    who: str
    act: str
    about: str
    detail: str
