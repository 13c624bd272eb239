"""A company's records as the review and the pages ask for them: the store, read with the product's own eyes.

Answers everything; who may ask what is ``trainer.review.sight``'s business.
"""

import threading
import time
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from trainer.acts import RuleName
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import reopen
from trainer.cli.summing import sum_up, under
from trainer.review.assigned import Assignment
from trainer.review.correcting import Corrected, Correction
from trainer.review.digest import Digest, Tally
from trainer.review.people import Person
from trainer.review.records import Disputing, Owned, Quote, ReadCall
from trainer.scoring import Scorecard
from trainer.store import Paper, Store, StoredCall
from trainer.store.derived import Derived
from trainer.store.disputes import DisputeAnswer, Disputed, Disputes
from trainer.store.doors import Doors
from trainer.store.people import People
from trainer.store.rows import stamp
from trainer.transcript.record import from_json, to_json

_REFRESH_S = 5.0
_AT_ONCE = 200


class Office:
    """One store's records. Times are of now."""

    def __init__(self, store: Store, equipment: Equipment) -> None:
        self.store = store
        self._people = People(store.database)
        self._derived = Derived(store.database)
        self._disputes = Disputes(store.database)
        self.doors = Doors(store.database)
        self._tools = {equipment.lang: equipment}
        self._lock = threading.Lock()
        self._summed = float("-inf")
        self._since = ""

    def tools(self, lang: str) -> Equipment:
        """The tools of a language, made once."""
        with self._lock:
            found = self._tools.get(lang)
            if found is None:
                found = self._tools[lang] = equip(lang)
            return found

    def refresh(self) -> None:
        """Bring the figures up to date, at most every few seconds."""
        now = time.monotonic()
        if now - self._summed < _REFRESH_S:
            return
        self._summed = now
        began = datetime.now(UTC)
        if sum_up(self.store, self.tools, _AT_ONCE, self._since) < _AT_ONCE:
            # Only calls that ended lately can lack a digest now; a day allows for clocks that differ.
            self._since = stamp(began - timedelta(days=1))

    def person(self, name: str) -> Person | None:
        """See ``Records``."""
        return self._people.find(name)

    def team(self, team: str) -> tuple[Person, ...]:
        """See ``Records``."""
        return self._people.team(team)

    def teams(self) -> tuple[tuple[str, int], ...]:
        """See ``Records``."""
        return self._people.teams()

    def everybody(self) -> tuple[Person, ...]:
        """The whole roster, by name."""
        return self._people.everybody()

    def change(self, person: Person, by_whom: str) -> None:
        """Keep a person as they are now."""
        self._people.keep((person,), by_whom=by_whom, at=datetime.now(UTC))

    def assigned_to_team(self, team: str) -> tuple[Assignment, ...]:
        """See ``Records``."""
        return self._people.assigned_to_team(team)

    def assigned_to(self, person: Person) -> tuple[Assignment, ...]:
        """See ``Records``."""
        return self._people.assigned_to(person)

    def digests_of_team(self, team: str) -> tuple[Digest, ...]:
        """See ``Records``."""
        return self._derived.of_team(team)

    def digests_of(self, name: str) -> tuple[Digest, ...]:
        """See ``Records``."""
        return self._derived.of_person(name)

    def visible(self, team: str, since: str) -> tuple[Digest, ...]:
        """See ``Records``."""
        return self._derived.visible_in_team(team, since)

    def visible_by_scheme(self, team: str) -> dict[str, int]:
        """See ``Records``."""
        return self._derived.visible_by_scheme(team)

    def shared(self, team: str) -> tuple[Digest, ...]:
        """See ``Records``."""
        return self._derived.shared_in_team(team)

    def shared_of(self, name: str) -> frozenset[str]:
        """See ``Records``."""
        return self._derived.shared_of(name)

    def exam_sums(self, team: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """See ``Records``."""
        return self._derived.team_sums(team, scheme)

    def schemes(self) -> tuple[str, ...]:
        """See ``Records``."""
        return self._derived.schemes()

    def played(self) -> tuple[tuple[str, str, str], ...]:
        """See ``Records``."""
        return self._derived.scenarios()

    def crowd(self, lang: str, scenario: str, scheme: str) -> dict[tuple[str, str], Tally]:
        """See ``Records``."""
        return self._derived.crowd(lang, scenario, scheme)

    def owned(self, call: str) -> Owned | None:
        """See ``Records``."""
        line = self.store.line(call)
        if line is None:
            return None
        return Owned(line.trainee, line.mode, line.outcome is not None, self._derived.is_shared(call))

    def read(self, call: str) -> ReadCall:
        """See ``Records``."""
        stored = self.store.load_call(call)
        line = stored.line
        recorded = reopen(stored, self.tools(line.lang), self.store)
        return ReadCall(
            id=line.id,
            trainee=line.trainee,
            mode=line.mode,
            started_at=line.started_at,
            versions=_versions(stored, recorded.scorecard()),
            seed=line.seed,
            transcript=recorded.call.transcript,
            exchanges=recorded.call.exchanges,
            card=recorded.scorecard(),
            scenario=recorded.scenario,
            persona=recorded.persona,
            corrections=_corrections(stored),
            disputes=tuple(_disputing(one) for one in self._disputes.of_call(call)),
        )

    def said(self, call: str, seq: int, rule: str) -> Quote | None:
        """See ``Records``. Reads the stored line alone; the call is not folded again."""
        stored = self.store.load_call(call)
        at = next((turn.seq for turn in stored.turns if turn.trainee_turn().seq == seq), 0)
        return _quoted(stored, at, rule)

    def disputes(self, team: str) -> tuple[Disputing, ...]:
        """See ``Records``."""
        return tuple(
            replace(_disputing(one), quote=_quoted(self.store.load_call(asked.call), asked.seq, asked.rule))
            for one in self._disputes.waiting(team)
            for asked in (one.dispute,)
        )

    def correct(self, call: str, correction: Correction) -> None:
        """Keep a correction, durable. Raises StoreError."""
        at = datetime.now(UTC)
        paper = Paper(str(uuid.uuid4()), call, "correction", to_json(correction))
        self.store.add_paper(paper, at=at)
        self.doors.trail(correction.by_whom, "correct", call, f"{correction.verdict} {correction.level}", at=at)

    def answer(self, dispute: str, *, upheld: bool, level: int | None, reason: str, by_whom: str) -> None:
        """Keep the answer to a dispute, durable. Raises StoreError."""
        at = datetime.now(UTC)
        self._disputes.answer(DisputeAnswer(dispute, upheld, level, reason, by_whom), at=at)
        self.doors.trail(by_whom, "answer", dispute, "upheld" if upheld else "rejected", at=at)


def _versions(stored: StoredCall, card: Scorecard) -> dict[str, str]:
    line = under(stored)
    return {
        "rubric": f"{card.rubric} {card.rubric_version}, {line.rubric_hash[:12]}",
        "lexicon": line.lexicon_hash[:12],
        "backend": line.backend,
        "scenario": f"{line.scenario}, {line.scenario_hash[:12]}",
        "persona": f"{line.persona}, {line.persona_hash[:12]}",
        "program": line.version,
    }


def _corrections(stored: StoredCall) -> tuple[Corrected, ...]:
    papers = (paper for paper in stored.papers if paper.kind == "correction")
    return tuple(Corrected(from_json(Correction, paper.body), paper.at) for paper in papers)


def _disputing(one: Disputed) -> Disputing:
    asked, answer = one.dispute, one.answer
    open_ = Disputing(asked.id, asked.call, asked.seq, asked.rule, asked.level, asked.why, asked.by_whom, asked.at)
    if answer is None:
        return open_
    return Disputing(
        *(open_.id, open_.call, open_.turn, open_.rule, open_.level, open_.why, open_.by_whom, open_.at),
        answer=answer.reason,
        upheld=answer.upheld,
        answered_by=answer.by_whom,
        answered_level=answer.level,
    )


def _quoted(stored: StoredCall, at: int, rule: str) -> Quote | None:
    """The trainee's ``at``-th line with the words that count for a rule or a gate, and what it was said to."""
    before = stored.opening_turn()
    for turn in stored.turns:
        if turn.seq == at:
            line, given = turn.trainee_turn(), turn.marked()
            mark = given.mark(RuleName(rule)) if rule in set(RuleName) else None
            faults = tuple(sorted(fault.span for fault in given.faults if fault.gate == rule))
            return Quote(line.seq, "" if before is None else before.heard, line.text, mark.evidence if mark else faults)
        before = turn.customer_turn()
    return None
