"""Stored calls as attempts that can leave the store: with the words where they may be read, without them elsewhere."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trainer.acts import VerdictKind
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import RecordedCall, reopen
from trainer.coaching.telling import sentence
from trainer.files.library import SCENARIOS
from trainer.review.certificate import Try
from trainer.review.report import Answer, Attempt, answer, closed, unmarked
from trainer.store import CallLine, Store, StoredCall
from trainer.store.derived import Derived
from trainer.store.people import People


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which calls; empty means any."""

    trainees: Collection[str] = ()
    scenario: str = ""
    since: str = ""
    """First day, ISO 8601."""
    finished: bool = False


def wanted_lines(store: Store, wanted: Wanted) -> tuple[CallLine, ...]:
    """First attempts in order of their beginning; a call taken back to a line is practice of that line alone."""
    return tuple(
        line
        for line in store.calls()
        if line.parent is None
        and (not wanted.trainees or line.trainee in wanted.trainees)
        and (not wanted.scenario or line.scenario == wanted.scenario)
        and line.started_at >= wanted.since
        and (line.outcome is not None or not wanted.finished)
    )


class Exporter:
    """Reads calls one by one, each with the tools of its language."""

    def __init__(self, equipment: Equipment, store: Store) -> None:
        self._equipment = equipment
        self._store = store
        self._tools: dict[str, Equipment] = {equipment.lang: equipment}
        self._told: dict[str, frozenset[tuple[str, str]]] = {}

    def attempts(self, wanted: Wanted) -> Iterator[Attempt]:
        """Each wanted call that may leave, words closed where its trainee has not shared them. Raises StoreError.

        Of practice that was neither assigned nor shared, others do not even learn that it took place.
        """
        for line in wanted_lines(self._store, wanted):
            open_words = self._open_words(line)
            if open_words or (line.scenario, line.lang) in self._assigned(line.trainee):
                stored = self._store.load_call(line.id)
                yield self._attempt(stored, self._reopened(stored), open_words)

    def tries(self, wanted: Wanted) -> Iterator[Try]:
        """Each wanted call as far as a certificate is concerned. Raises StoreError."""
        for line in wanted_lines(self._store, wanted):
            stored = self._store.load_call(line.id)
            recorded = self._reopened(stored)
            card = recorded.scorecard()
            yield Try(
                call=line.id,
                trainee=line.trainee,
                scenario=line.scenario,
                rubric=f"{line.rubric} {card.rubric_version}",
                marked_by=(line.rubric_hash, line.lexicon_hash, line.backend),
                exam=line.mode == "exam",
                first=line.parent is None and card.diagnostics.hints == 0,
                seed=line.seed,
                persona=line.persona,
                started_at=line.started_at,
                ended_at=line.ended_at,
                score=card.score,
                bar=card.bar,
                seal=stored.head()[2],
            )

    def title(self, attempt: Attempt) -> str:
        """The scenario's title, if this installation has the scenario; else empty."""
        library = self._equipment.library
        if attempt.scenario not in library.names(SCENARIOS, attempt.lang):
            return ""
        return library.scenario(attempt.lang, attempt.scenario).title

    def _reopened(self, stored: StoredCall) -> RecordedCall:
        tools = self._tools.setdefault(stored.line.lang, equip(stored.line.lang))
        return reopen(stored, tools, self._store)

    def _open_words(self, line: CallLine) -> bool:
        """Exams are visible, practice is private: its words leave only if shared, or with the one who said them."""
        own = line.trainee == self._equipment.settings.trainee
        return own or line.mode == "exam" or Derived(self._store.database).is_shared(line.id)

    def _assigned(self, trainee: str) -> frozenset[tuple[str, str]]:
        """Scenarios and languages that a person was told to practise."""
        if trainee not in self._told:
            roster = People(self._store.database)
            person = roster.find(trainee)
            standing = () if person is None else roster.assigned_to(person)
            self._told[trainee] = frozenset((one.scenario, one.lang) for one in standing)
        return self._told[trainee]

    def _attempt(self, stored: StoredCall, recorded: RecordedCall, open_words: bool) -> Attempt:
        line, card = stored.line, recorded.scorecard()
        answers = tuple(self._answers(stored))
        return Attempt(
            call=line.id,
            trainee=line.trainee,
            scenario=line.scenario,
            persona=line.persona,
            lang=line.lang,
            mode=line.mode,
            pace=line.pace,
            seed=line.seed,
            started_at=line.started_at,
            ended_at=line.ended_at,
            outcome=line.outcome,
            score=card.score,
            bar=card.bar,
            rubric=line.rubric,
            rubric_version=card.rubric_version,
            rubric_hash=line.rubric_hash,
            lexicon_hash=line.lexicon_hash,
            scenario_hash=line.scenario_hash,
            backend=line.backend,
            program=line.version,
            open_words=open_words,
            turns=line.turns,
            answers=answers if open_words else tuple(closed(one) for one in answers),
        )

    def _answers(self, stored: StoredCall) -> Iterator[Answer]:
        words = self._equipment.words
        for turn in stored.turns:
            marks = [mark for mark in turn.marked().marks if mark.verdict is not VerdictKind.NOT_APPLICABLE]
            if not marks:
                yield unmarked(turn.seq, turn.at, turn.text)
            for mark in marks:
                yield answer(turn.seq, turn.at, turn.text, mark, sentence(words, mark.reason, turn.text, mark.evidence))


def as_json(attempts: Iterator[Attempt], made: str) -> str:
    """The attempts for another program: one object, levels as numbers, nothing that was not asked for."""
    calls = [
        {
            "call": one.call,
            "trainee": one.trainee,
            "scenario": one.scenario,
            "persona": one.persona,
            "lang": one.lang,
            "mode": one.mode,
            "pace": one.pace,
            "seed": one.seed,
            "started_at": one.started_at,
            "ended_at": one.ended_at,
            "outcome": one.outcome,
            "score": one.score,
            "bar": one.bar,
            "cleared": one.cleared,
            "marked_by": {
                "rubric": one.rubric,
                "rubric_version": one.rubric_version,
                "rubric_hash": one.rubric_hash,
                "lexicon_hash": one.lexicon_hash,
                "scenario_hash": one.scenario_hash,
                "heard_by": one.backend,
                "program": one.program,
            },
            "open_words": one.open_words,
            "answers": [
                {
                    "turn": mark.turn,
                    "at": mark.at,
                    "said": mark.said,
                    "rule": mark.rule,
                    "verdict": mark.verdict.value,
                    "level": mark.level,
                    "quote": mark.quote,
                    "reason": mark.reason,
                }
                for mark in one.answers
            ],
        }
        for one in attempts
    ]
    # ASCII alone: invisible and bidirectional characters stand as escapes, never as themselves.
    return json.dumps({"schema_version": 1, "made_at": made, "calls": calls}, ensure_ascii=True, indent=1) + "\n"
