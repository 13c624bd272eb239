"""Who works here and what they were told to practise: appended, never changed; the newest row of a person counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from trainer.review.assigned import Assignment
from trainer.review.people import Duty, Person
from trainer.store.database import Database, Row, Run, Value
from trainer.store.errors import StoreError
from trainer.store.rows import stamp

_PERSON = "name, shown, team, role, manages, lang, state"
_ASSIGNMENT = "id, whom, name, scenario, lang, course, mode, bar, times, tries, deadline, by_whom, at"
_ADD_PERSON = (
    f"INSERT INTO roster ({_PERSON}, seq, by_whom, at) "
    "VALUES (:name, :shown, :team, :role, :manages, :lang, :state, :seq, :by_whom, :at)"
)
_NOW = f"SELECT {_PERSON} FROM people"
_LAST = f"SELECT {_PERSON}, seq FROM people WHERE name = :name"
_ADD_ASSIGNMENT = (
    f"INSERT INTO assignments ({_ASSIGNMENT}) VALUES ({', '.join(f':{name}' for name in _ASSIGNMENT.split(', '))}) "
    "ON CONFLICT DO NOTHING"
)
_STANDING = (
    "SELECT " + ", ".join(f"a.{name}" for name in _ASSIGNMENT.split(", ")) + " FROM assignments a "
    "LEFT JOIN assignment_ends e ON e.assignment = a.id WHERE e.assignment IS NULL"
)
_TO_TEAM = (
    f"{_STANDING} AND ((a.whom = 'team' AND a.name = :team) "
    "OR (a.whom = 'person' AND a.name IN (SELECT name FROM people WHERE team = :team))) ORDER BY a.at, a.id"
)
_TO_PERSON = (
    f"{_STANDING} AND ((a.whom = 'person' AND a.name = :name) "
    "OR (a.whom = 'team' AND a.name = :team)) ORDER BY a.at, a.id"
)


class People:
    """The roster and the assignments of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, people: Sequence[Person], *, by_whom: str, at: datetime) -> int:
        """How many rows were added: one for each person who is new or differs; all of them or none."""

        def work(run: Run) -> int:
            added = 0
            for person in people:
                known = run(_LAST, {"name": person.name})
                if known and _person(known[0]) == person:
                    continue
                seq = int(known[0][7] or 0) + 1 if known else 1
                run(_ADD_PERSON, {**_columns(person), "seq": seq, "by_whom": by_whom, "at": stamp(at)})
                added += 1
            return added

        return self._database.write(work, "roster")

    def find(self, name: str) -> Person | None:
        """One person as they are now."""
        rows = self._database.read(lambda run: run(f"{_NOW} WHERE name = :name", {"name": name}))
        return _person(rows[0]) if rows else None

    def team(self, team: str) -> tuple[Person, ...]:
        """Everybody in a team now, by name."""
        rows = self._database.read(lambda run: run(f"{_NOW} WHERE team = :team ORDER BY name", {"team": team}))
        return tuple(_person(row) for row in rows)

    def everybody(self) -> tuple[Person, ...]:
        """The whole roster as it is now, by name."""
        rows = self._database.read(lambda run: run(f"{_NOW} ORDER BY name", {}))
        return tuple(_person(row) for row in rows)

    def teams(self) -> tuple[tuple[str, int], ...]:
        """Every team with how many people are in it."""
        statement = "SELECT team, count(*) FROM people WHERE team <> '' GROUP BY team ORDER BY team"
        rows = self._database.read(lambda run: run(statement, {}))
        return tuple((str(row[0]), int(row[1] or 0)) for row in rows)

    def assign(self, assignments: Sequence[Assignment], *, at: datetime) -> None:
        """Keep assignments, all of them or none; the same id again changes nothing."""
        timed = [replace(one, at=stamp(at)) for one in assignments]

        def work(run: Run) -> None:
            for one in timed:
                run(_ADD_ASSIGNMENT, {name: getattr(one, name) for name in _ASSIGNMENT.split(", ")})

        self._database.write(work, "assignments")

    def withdraw(self, assignment: str, *, reason: str, by_whom: str, at: datetime) -> None:
        """End an assignment. Raises StoreError (``store.no_assignment``)."""
        statement = (
            "INSERT INTO assignment_ends (assignment, reason, by_whom, at) "
            "VALUES (:assignment, :reason, :by_whom, :at) ON CONFLICT DO NOTHING"
        )

        def work(run: Run) -> None:
            if not run("SELECT id FROM assignments WHERE id = :assignment", {"assignment": assignment}):
                raise StoreError("store.no_assignment", assignment=assignment)
            run(statement, {"assignment": assignment, "reason": reason, "by_whom": by_whom, "at": stamp(at)})

        self._database.write(work, "assignments")

    def assigned_to_team(self, team: str) -> tuple[Assignment, ...]:
        """What stands for a team or for somebody in it, oldest first."""
        rows = self._database.read(lambda run: run(_TO_TEAM, {"team": team}))
        return tuple(_assignment(row) for row in rows)

    def assigned_to(self, person: Person) -> tuple[Assignment, ...]:
        """What stands for one person, oldest first."""
        slots: dict[str, Value] = {"name": person.name, "team": person.team}
        rows = self._database.read(lambda run: run(_TO_PERSON, slots))
        return tuple(_assignment(row) for row in rows)


def _columns(person: Person) -> dict[str, Value]:
    return {
        "name": person.name,
        "shown": person.shown,
        "team": person.team,
        "role": person.role.value,
        "manages": "\n".join(person.manages),
        "lang": person.lang,
        "state": "active" if person.active else "disabled",
    }


def _person(row: Row) -> Person:
    name, shown, team, role, manages, lang, state = (str(value) for value in row[:7])
    led = tuple(part for part in manages.split("\n") if part)
    return Person(name, shown, team, Duty(role), led, lang, state == "active")


def _assignment(row: Row) -> Assignment:
    id_, whom, name, scenario, lang, course, mode = (str(value) for value in row[:7])
    bar, times, tries = (int(value or 0) for value in row[7:10])
    deadline, by_whom, at = (str(value) for value in row[10:])
    return Assignment(id_, whom, name, scenario, lang, course, mode, bar, times, tries, deadline, by_whom, at)
