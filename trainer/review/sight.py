"""What one viewer may see of a company's records: every question a page asks goes through here, and nothing else does.

Default deny: what is not the viewer's to see is as if it were not there. The records themselves are handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.review.assigned import Need, Standing, needs, standings
from trainer.review.cohort import Compared, MapRow, Point, Unmanaged, compare, line, unmanaged, weakness_map
from trainer.review.digest import Digest, Tally, personal
from trainer.review.people import Duty, Person, Viewer
from trainer.review.quotes import Pick, three_quotes
from trainer.review.records import Disputing, Quote, ReadCall, Records


class Absent(LookupError):
    """There is no such thing, as far as this viewer may know."""


@dataclass(frozen=True, slots=True)
class TeamMap:
    """Rule by type of objection for one team."""

    rows: tuple[MapRow, ...]
    calls_left_out: int
    """Calls marked under other schemes than the newest of their language."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The records as one viewer may see them."""

    viewer: Viewer
    records: Records
    today: str
    """``2026-11-24``, UTC."""

    def teams(self) -> tuple[tuple[str, int], ...]:
        """Teams the viewer leads, with their sizes."""
        return tuple(one for one in self.records.teams() if self.viewer.leads(one[0]))

    def team(self, team: str) -> tuple[Person, ...]:
        """A team's people. Raises Absent."""
        if not self.viewer.leads(team):
            raise Absent
        people = self.records.team(team)
        if not people:
            raise Absent
        return people

    def person(self, name: str) -> Person:
        """One person. Raises Absent."""
        person = self.records.person(name)
        if person is None or not self.viewer.sees(person):
            raise Absent
        return person

    def roster(self, team: str) -> tuple[Person, ...]:
        """A team's people, or those without one, for whoever keeps the roster. Raises Absent."""
        if self.viewer.role is not Duty.ADMIN:
            raise Absent
        return self.records.team(team)

    def member(self, name: str) -> Person:
        """Somebody on the roster, for whoever keeps it. Raises Absent."""
        person = self.records.person(name)
        if person is None or self.viewer.role is not Duty.ADMIN:
            raise Absent
        return person

    def needs(self, team: str) -> tuple[Need, ...]:
        """Who in a team needs the viewer this week. Raises Absent."""
        people = [one for one in self.team(team) if one.active]
        found = standings(people, self.records.assigned_to_team(team), self.records.digests_of_team(team), self.today)
        return needs(found, [one.by_whom for one in self.records.disputes(team)], self.today)

    def map(self, team: str) -> TeamMap:
        """The map of a team, from exams and shared calls of the newest schemes. Raises Absent."""
        self.team(team)
        schemes = self._newest(self.records.schemes())
        sums: dict[tuple[str, str], Tally] = {}
        shared = [one for one in self.records.shared(team) if one.facts.scheme in schemes]
        parts = [self.records.exam_sums(team, scheme) for scheme in schemes]
        parts.append(_by_topic(shared))
        for part in parts:
            for key, tally in part.items():
                sums[key] = sums.get(key, Tally()) + tally
        left_out = sum(n for scheme, n in self.records.visible_by_scheme(team).items() if scheme not in schemes)
        return TeamMap(weakness_map(sums), left_out)

    def behind(self, team: str, topic: str, rule: str, most: int = 20) -> tuple[tuple[tuple[Pick, Quote], ...], int]:
        """The newest lines behind a figure of the map, with their words; and how many levels stand for chances left.

        Raises Absent.
        """
        self.team(team)
        schemes = self._newest(self.records.schemes())
        picks = [
            Pick("", one.facts.call, one.facts.trainee, shown.seq, rule, shown.level, shown.target)
            for one in self.records.visible(team, "")
            if one.facts.scheme in schemes
            for shown in one.levels
            if (shown.topic, shown.rule) == (topic, rule)
        ]
        return self._worded([pick for pick in picks if pick.seq][:most]), sum(not pick.seq for pick in picks)

    def quotes(self, team: str, since: str) -> tuple[tuple[Pick, Quote], ...]:
        """Three quotes of a team's visible calls since a day, with their words. Raises Absent."""
        self.team(team)
        return self._worded(three_quotes(self.records.visible(team, since)))

    def exams(self, team: str) -> tuple[tuple[str, str, tuple[Compared, ...]], ...]:
        """A team's exams by language and scenario, people by name: compared only inside one exam set. Raises Absent.

        One set is one scenario under one marking scheme; its customers and seeds are the same for the whole cohort.
        """
        names = {one.name for one in self.team(team)}
        newest = self._newest(self.records.schemes())
        sets: dict[tuple[str, str], dict[str, list[int]]] = {}
        for one in self.records.digests_of_team(team):
            facts = one.facts
            if facts.mode == "exam" and facts.scheme in newest and facts.trainee in names and one.score is not None:
                sets.setdefault((facts.lang, facts.scenario), {}).setdefault(facts.trainee, []).append(one.score)
        return tuple((lang, scenario, compare(scores)) for (lang, scenario), scores in sorted(sets.items()))

    def standings(self, name: str) -> tuple[Standing, ...]:
        """Where a person stands with everything assigned to them. Raises Absent."""
        person = self.person(name)
        return standings((person,), self.records.assigned_to(person), self.records.digests_of(name), self.today)

    def calls(self, name: str) -> tuple[tuple[Digest, bool], ...]:
        """A person's finished calls that the viewer may know of, and whether they may read them. Raises Absent.

        Of practice that was neither assigned nor shared, others do not even learn that it took place.
        """
        person = self.person(name)
        assigned = {(one.scenario, one.lang) for one in self.records.assigned_to(person)}
        own, shared = name == self.viewer.name, self.records.shared_of(name)
        found = []
        for one in self.records.digests_of(name):
            readable = own or one.facts.mode == "exam" or one.facts.call in shared
            if readable or (one.facts.scenario, one.facts.lang) in assigned:
                found.append((one, readable))
        return tuple(found)

    def line(self, name: str) -> tuple[Point, ...]:
        """A person's line over time, from the calls the viewer may know of. Raises Absent."""
        return self.line_of(name, [one for one, _ in self.calls(name)])

    def line_of(self, name: str, known: Sequence[Digest]) -> tuple[Point, ...]:
        """The line that calls which the viewer knows of make. Raises Absent."""
        bars = {one.scenario: one.bar for one in self.records.assigned_to(self.person(name))}
        return line(known, bars)

    def call(self, call: str) -> ReadCall:
        """A call the viewer may read. Raises Absent."""
        owned = self.records.owned(call)
        if owned is None:
            raise Absent
        person = self.records.person(owned.trainee)
        mine = owned.trainee == self.viewer.name
        if not mine and (
            person is None or not self.viewer.hears(person, exam=owned.mode == "exam", shared=owned.shared)
        ):
            raise Absent
        return self.records.read(call)

    def may_judge(self, call: ReadCall) -> bool:
        """Whether the viewer may correct verdicts of a call they read: never of their own."""
        person = self.records.person(call.trainee)
        return person is not None and call.trainee != self.viewer.name and self.viewer.leads(person.team)

    def disputes(self) -> tuple[Disputing, ...]:
        """Disputes that wait in the viewer's teams, oldest first; never the viewer's own."""
        found = [one for team, _ in self.teams() for one in self.records.disputes(team)]
        others = [one for one in found if one.by_whom != self.viewer.name]
        return tuple(sorted(others, key=lambda one: (one.at, one.id)))

    def scenarios(self) -> tuple[tuple[str, str, tuple[Unmanaged, ...]], ...]:
        """What hardly anybody manages, by language and scenario; for trainers and above, without names.

        Raises Absent for a trainee.
        """
        if self.viewer.role is Duty.TRAINEE:
            raise Absent
        newest = self._newest(self.records.schemes())
        return tuple(
            (lang, scenario, unmanaged(self.records.crowd(lang, scenario, scheme)))
            for lang, scenario, scheme in self.records.played()
            if scheme in newest
        )

    def _worded(self, picks: Sequence[Pick]) -> tuple[tuple[Pick, Quote], ...]:
        found = ((pick, self.records.said(pick.call, pick.seq, pick.rule)) for pick in picks)
        return tuple((pick, quote) for pick, quote in found if quote is not None)

    def _newest(self, schemes: Sequence[str]) -> frozenset[str]:
        """The newest scheme of each language; a scheme's name begins with its language."""
        return frozenset({one.partition(".")[0]: one for one in schemes}.values())


def _by_topic(digests: Sequence[Digest]) -> dict[tuple[str, str], Tally]:
    sums: dict[tuple[str, str], Tally] = {}
    for (_, _, _, topic, rule), tally in sorted(personal(digests).items()):
        sums[(topic, rule)] = sums.get((topic, rule), Tally()) + tally
    return sums
