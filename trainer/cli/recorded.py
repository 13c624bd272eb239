"""A call that keeps what it hears: every line is in the store before the customer answers it."""

import importlib
import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from trainer import __version__
from trainer.acts import Mark
from trainer.call import Call, Exchange, Input, Setting, Taken, hear, open_call, resume, rewind
from trainer.cli.equipment import Equipment
from trainer.content.chart import Chart
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.language import heard_in_call, understand
from trainer.marking import Card, mark_preparation
from trainer.store import NewCall, NewTurn, Paper, Store, StoredCall, StoreError
from trainer.terminal.conversation import NotKept
from trainer.transcript import CustomerTurn, Outcome, Timing, Transcript
from trainer.transcript.record import from_json, to_json

if TYPE_CHECKING:
    from trainer.coaching import Debrief
    from trainer.scoring import Scorecard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a new call is to be played."""

    setting: Setting
    seed: int
    exam: bool = False
    live: bool = True
    parent: str | None = None
    parent_turn: int | None = None
    name: str = ""
    """The id the call gets; empty draws one."""


def _coaching() -> ModuleType:
    """What is told about a line: not needed before one was said, and a start waits for every import."""
    return importlib.import_module("trainer.coaching")


def _scoring() -> ModuleType:
    return importlib.import_module("trainer.scoring")


class RecordedCall:
    """One call and its place in the store."""

    def __init__(self, name: str, call: Call, rubric: Rubric, store: Store, equipment: Equipment) -> None:
        self.name = name
        self.call = call
        self.rubric = rubric
        self.scenario = call.setting.scenario
        self.persona = call.setting.persona
        self.store = store
        self.equipment = equipment
        self.rescored: Scorecard | None = None
        self._words = equipment.words

    @property
    def last(self) -> CustomerTurn | None:
        """What the customer said last."""
        return self.call.last

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """All exchanges so far."""
        return self.call.exchanges

    @property
    def over(self) -> bool:
        """Whether the call has ended."""
        return self.call.outcome is not None

    def hear(self, text: str, timing: Timing, hints: int) -> Exchange:
        """The exchange a line makes, durable. Raises NotKept; the call then stands where it stood."""
        return self.hear_again(Input(text, timing, hints))

    def hear_again(self, said: Input, key: str = "") -> Exchange:
        """The exchange of a line that may have been understood before, durable. Raises NotKept.

        ``key`` is the sender's own, where the line may be sent twice.
        """
        call, exchange = hear(self.call, said)
        turn = NewTurn(
            call=self.name,
            seq=len(call.inputs),
            key=key or str(uuid.uuid4()),
            trainee=exchange.trainee,
            reply=exchange.reply,
            aside=to_json(exchange.taken),
        )
        self._keep(lambda: self.store.append_turn(turn, at=now()), "call.not_kept")
        self.call = call
        return exchange

    def hang_up(self) -> None:
        """End the call from the trainee's side. Raises NotKept."""
        self._keep(lambda: self.store.finish_call(self.name, Outcome.TRAINEE_QUIT, at=now()))
        self.call = self.call.ended(Outcome.TRAINEE_QUIT)

    def note(self, text: str) -> None:
        """Keep a note. Raises NotKept."""
        paper = Paper(str(uuid.uuid4()), self.name, "note", text, seq=len(self.call.inputs) or None)
        self._keep(lambda: self.store.add_paper(paper, at=now()))

    def notes(self) -> Sequence[str]:
        """The notes so far. Raises NotKept where the store cannot be read."""
        papers = self._keep(lambda: self.store.load_call(self.name).papers)
        return [paper.body for paper in papers if paper.kind == "note"]

    def keep_preparation(self, card: Card) -> None:
        """Keep the card filled in before the call. Raises NotKept."""
        paper = Paper(str(uuid.uuid4()), self.name, "preparation", to_json(card))
        self._keep(lambda: self.store.add_paper(paper, at=now()))

    def preparation(self) -> Mark | None:
        """What the card was worth, if one was filled in (a badge beside the score)."""
        cards = [paper.body for paper in self.store.load_call(self.name).papers if paper.kind == "preparation"]
        if not cards:
            return None
        card = from_json(Card, cards[-1])
        heard = heard_in_call(self.scenario, self.persona, Transcript(lang=self.scenario.lang))
        return mark_preparation(card, understand(card.facts, heard, self.call.setting.ear))

    def hint(self) -> str:
        """A pointer for this moment."""
        standing = self.last.standing if self.last else None
        return self._words.say(_coaching().hint_for(standing, self.call.exchanges))

    def verdict(self, exchange: Exchange) -> str:
        """One line on an answer."""
        line: str = _coaching().one_line(exchange, self._words)
        return line

    def why(self, exchange: Exchange) -> Sequence[str]:
        """Why the customer reacted so."""
        lines: Sequence[str] = _coaching().why_lines(exchange, self._words)
        return lines

    def scorecard(self) -> "Scorecard":
        """What the call's marks add up to now; for a call that was scored again, the newest scorecard."""
        card: Scorecard = self.rescored or _scoring().score(self.call.transcript, self.rubric, self.scenario)
        return card

    def wordings(self, told: "Debrief") -> Mapping[int, str]:
        """A better wording for each weak line of the debrief for which one can be built."""
        found: Mapping[int, str] = _coaching().wordings(self.call, told, self.equipment.pieces)
        return found

    def _keep(self, work: Callable[[], T], told: str = "") -> T:
        """What the store gives. Raises NotKept with the store's sentence, inside the one named ``told`` if given."""
        try:
            return work()
        except StoreError as error:
            sentence = self._words.say(error.key, **error.slots)
            raise NotKept(self._words.say(told, why=sentence) if told else sentence) from None


def now() -> datetime:
    """The time that goes on record."""
    return datetime.now(UTC)


def begin(plan: Plan, equipment: Equipment, store: Store) -> RecordedCall:
    """A new call, stored before its first word is shown. Raises StoreError."""
    call = open_call(plan.setting, plan.seed)
    new = NewCall(
        id=plan.name or secrets.token_hex(4),
        trainee=equipment.settings.trainee,
        scenario=plan.setting.scenario,
        persona=plan.setting.persona,
        chart=plan.setting.chart,
        rubric=equipment.rubric,
        lexicon_hash=equipment.lexicon_hash,
        backend=plan.setting.ear.backend,
        version=__version__,
        seed=plan.seed,
        mode="exam" if plan.exam else "practice",
        pace="live" if plan.live else "instant",
        opening=call.last,
        best_outcome=call.transcript.best_outcome,
        parent=plan.parent,
        parent_turn=plan.parent_turn,
    )
    store.begin_call(new, at=now())
    return RecordedCall(new.id, call, equipment.rubric, store, equipment)


def branch(first: RecordedCall, turn: int, *, live: bool) -> RecordedCall:
    """A new call that shares the lines before ``turn`` with the first one. Raises StoreError, NotKept."""
    plan = Plan(first.call.setting, first.call.seed, live=live, parent=first.name, parent_turn=turn)
    again = begin(plan, first.equipment, first.store)
    for said in rewind(first.call, turn).inputs:
        again.hear_again(said)
    return again


def stored_setting(stored: StoredCall, equipment: Equipment, store: Store) -> tuple[Setting, Rubric]:
    """The exact content a stored call was played on, with today's ear. Raises StoreError."""
    line = stored.line
    setting = Setting(
        scenario=store.content("scenario", line.scenario_hash, Scenario),
        persona=store.content("persona", line.persona_hash, Persona),
        chart=store.content("chart", line.chart_hash, Chart),
        ear=equipment.ear,
    )
    return setting, store.content("rubric", line.rubric_hash, Rubric)


def inputs_of(stored: StoredCall, *, understood: bool = True) -> tuple[Input, ...]:
    """The lines that make a stored call; with ``understood`` each carries what it was understood as."""
    return tuple(
        Input(turn.text, turn.timing, turn.hints, turn.marked.understanding if understood and turn.marked else None)
        for turn in stored.trainee_turns()
    )


def reopen(stored: StoredCall, equipment: Equipment, store: Store) -> RecordedCall:
    """A stored call as it stood after its last kept line, with everything that was really said and awarded.

    Raises StoreError.
    """
    setting, rubric = stored_setting(stored, equipment, store)
    call = as_stored(resume(setting, stored.line.seed, inputs_of(stored)), stored)
    recorded = RecordedCall(stored.line.id, call, rubric, store, equipment)
    recorded.rescored = in_force(stored)
    return recorded


def in_force(stored: StoredCall) -> "Scorecard | None":
    """The newest scorecard of a call that was scored again, or None: then its marks say. Raises RecordBroken."""
    cards = [paper.body for paper in stored.papers if paper.kind == "scorecard"]
    if not cards:
        return None
    card: Scorecard = from_json(_scoring().Scorecard, cards[-1])
    return card


def as_stored(call: Call, stored: StoredCall) -> Call:
    """The folded call with stored replies and marks in place of recomputed ones."""
    exchanges = tuple(
        Exchange(turn.trainee_turn(), turn.marked(), from_json(Taken, turn.aside), turn.customer_turn())
        for turn in stored.turns
    )
    outcome = Outcome(stored.line.outcome) if stored.line.outcome else None
    return call.with_record(exchanges, outcome)
