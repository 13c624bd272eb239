"""What goes into the store and what comes out: values, with the times their caller gave them.

A stored thing keeps the texts exactly as they lie in the database, so that the chain can be checked over them;
typed values are read out of the texts on demand.
"""

from dataclasses import dataclass
from typing import Literal

from trainer.acts import Act, Fault, Mark, MarkedTurn, Understanding
from trainer.content.chart import Chart
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.transcript import CustomerTurn, Outcome, Timing, TraineeTurn
from trainer.transcript.record import from_json

Mode = Literal["practice", "exam"]
Pace = Literal["live", "instant"]


@dataclass(frozen=True, slots=True)
class NewCall:
    """A call that begins: who, on what content, with which seed and ear."""

    id: str
    """Made by the caller, unique for ever; giving it again is the same call."""
    trainee: str
    scenario: Scenario
    persona: Persona
    chart: Chart
    rubric: Rubric
    lexicon_hash: str
    backend: str
    """Name of what understands the trainee (``cues/1``)."""
    version: str
    """Version of the program."""
    seed: int
    mode: Mode = "practice"
    pace: Pace = "live"
    opening: CustomerTurn | None = None
    """The customer's first words, if they speak first."""
    best_outcome: Outcome | None = None
    parent: str | None = None
    """The call this one was branched from, and at which line of the trainee's."""
    parent_turn: int | None = None


@dataclass(frozen=True, slots=True)
class NewTurn:
    """One line of the trainee's with everything it produced."""

    call: str
    seq: int
    """1 for the trainee's first line of the call."""
    key: str
    """Made by the caller, unique for ever; giving it again is the same turn."""
    trainee: TraineeTurn
    """With its marks."""
    reply: CustomerTurn
    aside: str = ""
    """JSON of the caller's own, e.g. the customer's affect; kept and sealed, never read here."""


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it lies in the store."""

    call: str
    seq: int
    key: str
    at: str
    """UTC, ``2026-11-24T15:04:08.123456Z``."""
    text: str
    spoken: str
    """The trainee's turn without text and marks (place, timing, hints)."""
    understanding: str
    marks: str
    """The marked turn without its understanding."""
    reply: str
    aside: str
    seal: str

    def trainee_turn(self) -> TraineeTurn:
        """The trainee's turn with its marks. Raises RecordBroken."""
        spoken = from_json(Spoken, self.spoken)
        return TraineeTurn(spoken.seq, self.text, spoken.timing, self.marked(), spoken.hints)

    def marked(self) -> MarkedTurn:
        """What the turn was understood and marked as. Raises RecordBroken."""
        judged = from_json(Judged, self.marks)
        return MarkedTurn(from_json(Understanding, self.understanding), judged.acts, judged.marks, judged.faults)

    def customer_turn(self) -> CustomerTurn:
        """The customer's answer. Raises RecordBroken."""
        return from_json(CustomerTurn, self.reply)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is kept of a trainee's turn beside its text and marks."""

    seq: int
    timing: Timing = Timing()
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked turn without its understanding, which is kept beside it."""

    acts: tuple[Act, ...]
    marks: tuple[Mark, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call in a list."""

    id: str
    trainee: str
    scenario: str
    scenario_hash: str
    persona: str
    persona_hash: str
    chart_hash: str
    rubric: str
    rubric_hash: str
    lexicon_hash: str
    backend: str
    version: str
    seed: int
    lang: str
    mode: str
    pace: str
    parent: str | None
    parent_turn: int | None
    best_outcome: str | None
    started_at: str
    outcome: str | None
    """``None`` while the call can still go on."""
    ended_at: str | None
    turns: int
    """How many lines of the trainee's are stored."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something appended to a call: a scorecard, a note, a preparation, a manager's correction of a verdict."""

    key: str
    """Made by the caller, unique for ever; giving it again is the same paper."""
    call: str
    kind: Literal["scorecard", "note", "preparation", "correction", "playbook"]
    body: str
    seq: int | None = None
    """The trainee's line it is about."""
    rubric_hash: str = ""
    lexicon_hash: str = ""
    backend: str = ""
    score: int | None = None
    at: str = ""
    """When it was appended, UTC; set by the store, as is ``seal``."""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A whole call as it lies in the store."""

    line: CallLine
    opening: str
    """The customer's first words as JSON; empty if the trainee speaks first."""
    seal: str
    turns: tuple[StoredTurn, ...]
    ending_seal: str | None
    papers: tuple[Paper, ...] = ()

    def head(self) -> tuple[str, int, str]:
        """Id, number of turns and last seal: what an export keeps to see a cut tail later."""
        last = self.turns[-1].seal if self.turns else self.seal
        return self.line.id, len(self.turns), self.ending_seal or last

    def opening_turn(self) -> CustomerTurn | None:
        """The customer's first words. Raises RecordBroken."""
        return from_json(CustomerTurn, self.opening) if self.opening else None

    def trainee_turns(self) -> tuple[TraineeTurn, ...]:
        """All lines of the trainee's with their timings: the inputs that make the call. Raises RecordBroken."""
        return tuple(turn.trainee_turn() for turn in self.turns)
