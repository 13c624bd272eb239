"""What a company's records can be asked, unscoped, and the values they answer with.

Only ``Sight`` asks them; a shell hands in something that can answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.acts import Span
from trainer.call import Exchange
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario
from trainer.review.assigned import Assignment
from trainer.review.correcting import Corrected
from trainer.review.digest import Digest, Tally
from trainer.review.people import Person
from trainer.scoring import Scorecard
from trainer.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose call it is, and whether anybody else may read it."""

    trainee: str
    mode: str
    over: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One line of a trainee's, with the words that count for a rule, and what it was said to."""

    seq: int
    before: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Disputing:
    """A trainee's question about one verdict, open or answered."""

    id: str
    call: str
    turn: int
    """The trainee's line, 1 for the first."""
    rule: str
    level: int | None
    why: str
    by_whom: str
    at: str
    answer: str = ""
    """The manager's reason; empty while it waits."""
    upheld: bool = False
    answered_by: str = ""
    answered_level: int | None = None
    quote: Quote | None = None
    """The line it is about, where it was asked for."""


@dataclass(frozen=True, slots=True)
class ReadCall:
    """A call with everything that a page shows of it."""

    id: str
    trainee: str
    mode: str
    started_at: str
    versions: Mapping[str, str]
    """What made the marks: rubric, lexicon, backend, scenario, persona, program."""
    seed: int
    transcript: Transcript
    exchanges: Sequence[Exchange]
    card: Scorecard
    scenario: Scenario
    persona: Persona
    corrections: tuple[Corrected, ...] = ()
    disputes: tuple[Disputing, ...] = ()


class Records(Protocol):
    """A company's records, unscoped; only ``Sight`` may hold them."""

    def person(self, name: str) -> Person | None:
        """One person."""

    def team(self, team: str) -> tuple[Person, ...]:
        """A team's people, by name."""

    def teams(self) -> tuple[tuple[str, int], ...]:
        """Teams and how many are in them."""

    def assigned_to_team(self, team: str) -> tuple[Assignment, ...]:
        """What stands for a team or somebody in it."""

    def assigned_to(self, person: Person) -> tuple[Assignment, ...]:
        """What stands for a person."""

    def digests_of_team(self, team: str) -> tuple[Digest, ...]:
        """Digests of a team's people, without levels."""

    def digests_of(self, name: str) -> tuple[Digest, ...]:
        """Digests of a person's calls."""

    def visible(self, team: str, since: str) -> tuple[Digest, ...]:
        """Exams and shared calls of a team, newest first."""

    def visible_by_scheme(self, team: str) -> dict[str, int]:
        """How many exams and shared calls each scheme has marked."""

    def shared(self, team: str) -> tuple[Digest, ...]:
        """Shared practice calls of a team."""

    def shared_of(self, name: str) -> frozenset[str]:
        """Practice calls that a person shares."""

    def exam_sums(self, team: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """Sums over a team's exams."""

    def schemes(self) -> tuple[str, ...]:
        """Schemes of marking, the newest last."""

    def played(self) -> tuple[tuple[str, str, str], ...]:
        """Language, scenario, scheme of everything played."""

    def crowd(self, lang: str, scenario: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """Sums over everybody's calls of a scenario."""

    def owned(self, call: str) -> Owned | None:
        """Whose a call is."""

    def read(self, call: str) -> ReadCall:
        """A whole call."""

    def said(self, call: str, seq: int, rule: str) -> Quote | None:
        """One line of a call."""

    def disputes(self, team: str) -> tuple[Disputing, ...]:
        """Open disputes of a team's people, oldest first."""
