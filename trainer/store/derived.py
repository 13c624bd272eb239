"""Figures kept beside the calls so that pages need not read a million turns: digests and their sums.

Derived, never a source: ``forget`` drops them and the calls give them again. A call's digest and its share of every
sum are written in one step, so that the sums always equal a recomputation.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from trainer.review.digest import Common, Digest, Facts, Personal, Shown, Tally, common, personal
from trainer.store.database import Database, Row, Run, Value

_FACTS = "call, trainee, scenario, lang, persona, mode, seed, scheme, started_at, ended_at, turns"
_DIGEST = f"{_FACTS}, outcome, best_outcome, score, bar, caps, levels"
_SUMS = "n, total, squares, reached"
_ADD_DIGEST = (
    f"INSERT INTO digests ({_DIGEST}) VALUES ({', '.join(f':{name}' for name in _DIGEST.split(', '))}) "
    "ON CONFLICT DO NOTHING RETURNING call"
)


def _add_sum(table: str, keys: str) -> str:
    names = keys.split(", ")
    sums = _SUMS.split(", ")
    return (
        f"INSERT INTO {table} ({keys}, {_SUMS}) VALUES ({', '.join(f':{name}' for name in names + sums)}) "
        f"ON CONFLICT ({keys}) DO UPDATE SET {', '.join(f'{s} = {table}.{s} + excluded.{s}' for s in sums)}"
    )


_PERSONAL = "trainee, mode, scheme, topic, rule"
_COMMON = "lang, scenario, scheme, objection, rule"
_ADD_TALLY = _add_sum("tallies", _PERSONAL)
_ADD_CROWD = _add_sum("crowd", _COMMON)
_LACKING = (
    "SELECT e.call FROM endings e JOIN calls c ON c.id = e.call LEFT JOIN digests d ON d.call = e.call "
    "WHERE e.at > :since AND d.call IS NULL AND c.parent IS NULL ORDER BY e.at, e.call LIMIT :most"
)
_ROWS = "SELECT " + ", ".join(f"d.{name}" for name in _DIGEST.split(", ")) + " FROM digests d"
_BARE_ROWS = _ROWS.replace("d.caps, d.levels", "'[]', '[]'")
_IN_TEAM = "d.trainee IN (SELECT name FROM people WHERE team = :team)"
_LAST_SHARE = "(SELECT s.shared FROM shares s WHERE s.call = d.call ORDER BY s.key DESC LIMIT 1)"
_VISIBLE = f"(d.mode = 'exam' OR {_LAST_SHARE} = 1)"
_TEAM_SUMS = (
    "SELECT t.topic, t.rule, sum(t.n), sum(t.total), sum(t.squares), sum(t.reached) FROM tallies t "
    "WHERE t.mode = 'exam' AND t.scheme = :scheme AND t.trainee IN (SELECT name FROM people WHERE team = :team) "
    "GROUP BY t.topic, t.rule ORDER BY t.topic, t.rule"
)


class Derived:
    """Digests and sums of one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lacking(self, most: int, since: str = "") -> tuple[str, ...]:
        """Finished first attempts without a digest that ended after a moment, oldest first."""
        rows = self._database.read(lambda run: run(_LACKING, {"most": most, "since": since}))
        return tuple(str(row[0]) for row in rows)

    def add(self, digests: Sequence[Digest]) -> int:
        """How many digests were new; each adds to every sum once, however often it is given."""

        def work(run: Run) -> int:
            new = [one for one in digests if run(_ADD_DIGEST, _row(one))]
            for own, tally in personal(new).items():
                run(_ADD_TALLY, {**dict(zip(_PERSONAL.split(", "), own, strict=True)), **_sums(tally)})
            for shared, tally in common(new).items():
                run(_ADD_CROWD, {**dict(zip(_COMMON.split(", "), shared, strict=True)), **_sums(tally)})
            return len(new)

        return self._database.write(work, "derived")

    def forget(self) -> None:
        """Drop every digest and sum; they are made anew from the calls."""

        def work(run: Run) -> None:
            for table in ("digests", "tallies", "crowd"):
                run(f"DELETE FROM {table}", {})

        self._database.write(work, "derived")

    def of_team(self, team: str) -> tuple[Digest, ...]:
        """Every digest of a team's people, oldest first, without caps and levels."""
        return self._digests(f"{_BARE_ROWS} WHERE {_IN_TEAM} ORDER BY d.ended_at, d.call", {"team": team})

    def visible_by_scheme(self, team: str) -> dict[str, int]:
        """How many exams and shared calls of a team each scheme has marked."""
        statement = f"SELECT d.scheme, count(*) FROM digests d WHERE {_IN_TEAM} AND {_VISIBLE} GROUP BY d.scheme"
        rows = self._database.read(lambda run: run(statement, {"team": team}))
        return {str(row[0]): int(row[1] or 0) for row in rows}

    def visible_in_team(self, team: str, since: str = "", most: int = 500) -> tuple[Digest, ...]:
        """The newest exams and shared calls of a team, newest first."""
        statement = (
            f"{_ROWS} WHERE {_IN_TEAM} AND {_VISIBLE} AND d.ended_at >= :since "
            "ORDER BY d.ended_at DESC, d.call LIMIT :most"
        )
        return self._digests(statement, {"team": team, "since": since, "most": most})

    def shared_in_team(self, team: str) -> tuple[Digest, ...]:
        """Practice calls that a team's people have shared."""
        statement = (
            f"{_ROWS} WHERE {_IN_TEAM} AND d.mode = 'practice' AND {_LAST_SHARE} = 1 ORDER BY d.ended_at, d.call"
        )
        return self._digests(statement, {"team": team})

    def of_person(self, name: str) -> tuple[Digest, ...]:
        """Every digest of a person's calls, oldest first."""
        return self._digests(f"{_ROWS} WHERE d.trainee = :name ORDER BY d.ended_at, d.call", {"name": name})

    def shared_of(self, name: str) -> frozenset[str]:
        """The calls that a person shares at present."""
        statement = (
            f"SELECT d.call FROM digests d WHERE d.trainee = :name AND d.mode = 'practice' AND {_LAST_SHARE} = 1"
        )
        return frozenset(str(row[0]) for row in self._database.read(lambda run: run(statement, {"name": name})))

    def is_shared(self, call: str) -> bool:
        """Whether a trainee shares this call at present."""
        statement = "SELECT shared FROM shares WHERE call = :call ORDER BY key DESC LIMIT 1"
        rows = self._database.read(lambda run: run(statement, {"call": call}))
        return bool(rows and rows[0][0])

    def team_sums(self, team: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """Sums of a team's exams by (topic, rule) under one scheme."""
        rows = self._database.read(lambda run: run(_TEAM_SUMS, {"team": team, "scheme": scheme}))
        return {(str(row[0]), str(row[1])): _tally(row[2:]) for row in rows}

    def schemes(self) -> tuple[str, ...]:
        """Schemes that have marked calls, the newest last."""
        statement = (
            "SELECT c.scheme FROM (SELECT DISTINCT scheme FROM crowd) c "
            "ORDER BY (SELECT max(d.ended_at) FROM digests d WHERE d.scheme = c.scheme), c.scheme"
        )
        return tuple(str(row[0]) for row in self._database.read(lambda run: run(statement, {})))

    def crowd(self, lang: str, scenario: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """Sums of everybody's calls of a scenario by (objection, rule)."""
        statement = (
            f"SELECT objection, rule, {_SUMS} FROM crowd WHERE lang = :lang AND scenario = :scenario "
            "AND scheme = :scheme ORDER BY objection, rule"
        )
        slots: Mapping[str, Value] = {"lang": lang, "scenario": scenario, "scheme": scheme}
        rows = self._database.read(lambda run: run(statement, slots))
        return {(str(row[0]), str(row[1])): _tally(row[2:]) for row in rows}

    def scenarios(self) -> tuple[tuple[str, str, str], ...]:
        """Language, scenario and scheme of everything that has been played to its end."""
        statement = "SELECT DISTINCT lang, scenario, scheme FROM crowd ORDER BY lang, scenario, scheme"
        rows = self._database.read(lambda run: run(statement, {}))
        return tuple((str(row[0]), str(row[1]), str(row[2])) for row in rows)

    def everything(self) -> tuple[tuple[Digest, ...], dict[Personal, Tally], dict[Common, Tally]]:
        """All digests and both tables of sums, seen in one state: what a full recomputation is held against."""

        def work(run: Run) -> tuple[tuple[Digest, ...], dict[Personal, Tally], dict[Common, Tally]]:
            digests = tuple(_digest(row) for row in run(f"{_ROWS} ORDER BY d.ended_at, d.call", {}))
            own = {_key(row): _tally(row[5:]) for row in run(f"SELECT {_PERSONAL}, {_SUMS} FROM tallies", {})}
            all_ = {_key(row): _tally(row[5:]) for row in run(f"SELECT {_COMMON}, {_SUMS} FROM crowd", {})}
            return digests, own, all_

        return self._database.read(work)

    def _digests(self, statement: str, slots: Mapping[str, Value]) -> tuple[Digest, ...]:
        return tuple(_digest(row) for row in self._database.read(lambda run: run(statement, slots)))


def _key(row: Row) -> tuple[str, str, str, str, str]:
    one, two, three, four, five = (str(value) for value in row[:5])
    return one, two, three, four, five


def _tally(row: Iterable[Value]) -> Tally:
    return Tally(*(int(value or 0) for value in row))


def _sums(tally: Tally) -> dict[str, Value]:
    return {name: getattr(tally, name) for name in _SUMS.split(", ")}


def _row(digest: Digest) -> dict[str, Value]:
    levels = [[one.objection, one.topic, one.rule, one.level, one.target, one.seq] for one in digest.levels]
    return {
        **{name: getattr(digest.facts, name) for name in _FACTS.split(", ")},
        "outcome": digest.outcome,
        "best_outcome": digest.best_outcome,
        "score": digest.score,
        "bar": digest.bar,
        "caps": json.dumps(digest.caps, separators=(",", ":")),
        "levels": json.dumps(levels, ensure_ascii=False, separators=(",", ":")),
    }


def _digest(row: Row) -> Digest:
    facts = Facts(*row[:11])  # type: ignore[arg-type]
    outcome, best_outcome, score, bar, caps, levels = row[11:]
    return Digest(
        facts=facts,
        outcome=str(outcome),
        best_outcome=str(best_outcome),
        score=None if score is None else int(score),
        bar=int(bar or 0),
        caps=tuple((str(gate), int(seq)) for gate, seq in json.loads(str(caps))),
        levels=tuple(Shown(*values) for values in json.loads(str(levels))),
    )
