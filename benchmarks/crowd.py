"""A company of a thousand people and as many turns as wanted, made from a handful of real calls."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.stage import Stage
from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.cli.equipment import Equipment
from trainer.cli.recorded import Plan, begin
from trainer.cli.summing import digest
from trainer.files.folders import folders
from trainer.files.packaged import load_robots
from trainer.files.settings import Settings
from trainer.review.assigned import Assignment
from trainer.review.digest import Digest
from trainer.review.people import Duty, Person
from trainer.store import Store, open_store
from trainer.store.derived import Derived
from trainer.store.people import People

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TEAMS, IN_A_TEAM = 50, 20
_SITUATIONS = (
    ("payroll-cold-call", "hostile-owner"),
    ("payroll-cold-call", "sceptical-engineer"),
    ("followup-boiler", "chatty-neighbour"),
    ("followup-boiler", "indecisive-parent"),
)
_WHO = ("average", "ideal")
_BATCH = 2000


def equipment(stage: Stage) -> Equipment:
    """Tools that read no settings of the machine."""
    return Equipment(Settings(semantic=False, trainee="nobody"), folders(stage.environment()), "en")


def crowd(path: Path, tools: Equipment, turns: int) -> int:
    """Makes the store; gives how many turns it really holds, at least as many as wanted."""
    store = open_store(str(path))
    people = [
        Person(f"p{team:02}-{number:02}", f"Person {number} of {team}", f"team {team:02}", Duty.TRAINEE)
        for team in range(TEAMS)
        for number in range(IN_A_TEAM)
    ]
    leads = [
        Person(f"m{team:02}", f"Manager {team}", f"team {team:02}", Duty.MANAGER, (f"team {team:02}",))
        for team in range(TEAMS)
    ]
    roster = People(store.database)
    roster.keep([*people, *leads, Person("root", "Root", "", Duty.ADMIN)], by_whom="root", at=START)
    roster.assign(
        [
            Assignment(f"a{team}-{scenario}", "team", f"team {team:02}", scenario, "en", deadline="2026-12-31")
            for team in range(TEAMS)
            for scenario in ("payroll-cold-call", "followup-boiler")
        ],
        at=START,
    )
    patterns = _patterns(store, tools)
    digests = [digest(name, store, lambda lang: tools) for name in patterns]
    store.close()
    made = _copies(path, patterns, [person.name for person in people], turns)
    store = open_store(str(path))
    derived = Derived(store.database)
    for batch in _batches(digests, [person.name for person in people], made):
        derived.add(batch)
    held = int(store.database.read(lambda run: run("SELECT count(*) FROM turns", {}))[0][0] or 0)
    store.close()
    return held


def _patterns(store: Store, tools: Equipment) -> list[str]:
    """Real calls of robots, stored as they were played."""
    lines, names = robot_lines("en", load_robots("en")), []
    for seed, (scenario, persona) in enumerate(_SITUATIONS * 2):
        setting = tools.setting(scenario, persona)
        call = play(setting, lines, ROBOTS[_WHO[seed % 2]], seed)
        recorded = begin(Plan(setting, seed, exam=seed % 4 == 0, live=False), tools, store)
        for said in call.inputs:
            recorded.hear_again(said)
        if not recorded.over:
            recorded.hang_up()
        names.append(recorded.name)
    return names


def _copies(path: Path, patterns: Sequence[str], people: Sequence[str], turns: int) -> int:
    """Rows of the patterns under other names, written past the seals: pages read them, nobody verifies them."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    lengths = dict(connection.execute("SELECT call, count(*) FROM turns GROUP BY call"))
    columns = {
        table: [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
        for table in ("calls", "turns", "endings")
    }
    held = at = 0
    while held < turns:
        pattern, name = patterns[_which(at, len(people)) % len(patterns)], f"x{at:06}"
        began = _began(at)
        for table, own in columns.items():
            put = {"id": f"'{name}'", "call": f"'{name}'", "trainee": f"'{people[at % len(people)]}'",
                   "key": f"'{name}' || key", "started_at": f"'{began}'"}  # fmt: skip
            values = ", ".join(put.get(column, column) for column in own)
            where = "id" if table == "calls" else "call"
            connection.execute(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {where} = ?", (pattern,))
        held += lengths[pattern]
        at += 1
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return at


def _batches(patterns: Sequence[Digest], people: Sequence[str], made: int) -> Iterator[list[Digest]]:
    batch: list[Digest] = []
    for at in range(made):
        pattern = patterns[_which(at, len(people)) % len(patterns)]
        moved = replace(pattern.facts, call=f"x{at:06}", trainee=people[at % len(people)], started_at=_began(at),
                        ended_at=_began(at))  # fmt: skip
        batch.append(replace(pattern, facts=moved))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _which(at: int, people: int) -> int:
    """Everybody meets every pattern in turn."""
    return at + at // people


def _began(at: int) -> str:
    return (START + timedelta(minutes=5 * at)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
