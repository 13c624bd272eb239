"""A call as a fold over its inputs: open it, hear one line, take lines back, play it again.

A call is a value. Hearing a line gives a new call and leaves the old one as it was, so that rewinding and
replaying are the same fold over fewer inputs. Nothing here reads a clock or a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer import customer as customers
from trainer.acts import ActName, MarkedTurn
from trainer.call.exchange import Exchange, Taken
from trainer.call.setting import Input, Setting
from trainer.customer import Customer
from trainer.language import heard_in_call, understand
from trainer.marking import context_of, mark
from trainer.transcript import CustomerTurn, Outcome, Part, Timing, TraineeTurn, Transcript


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it stands."""

    setting: Setting
    seed: int
    customer: Customer
    transcript: Transcript
    inputs: tuple[Input, ...] = ()
    exchanges: tuple[Exchange, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """How the call ended; ``None`` while it goes on."""
        return self.transcript.outcome

    @property
    def last(self) -> CustomerTurn | None:
        """What the customer said last, if anything."""
        spoken = self.transcript.customer_turns()
        return spoken[-1] if spoken else None

    @property
    def opening(self) -> CustomerTurn | None:
        """What the customer said first, if they spoke first."""
        first = self.transcript.turns[0] if self.transcript.turns else None
        return first if isinstance(first, CustomerTurn) else None

    def ended(self, outcome: Outcome) -> "Call":
        """The call, ended from the trainee's side."""
        return replace(self, transcript=replace(self.transcript, outcome=outcome))

    def with_record(self, exchanges: tuple[Exchange, ...], outcome: Outcome | None) -> "Call":
        """The call with what was really said and awarded in place of what would be today."""
        kept = {turn.seq: turn for one in exchanges for turn in (one.trainee, one.reply)}
        turns = tuple(_kept(turn, kept.get(turn.seq)) for turn in self.transcript.turns)
        return replace(self, exchanges=exchanges, transcript=replace(self.transcript, turns=turns, outcome=outcome))


def open_call(setting: Setting, seed: int) -> Call:
    """A call whose first word has been said, if the customer speaks first."""
    customer = customers.meet(setting.scenario, setting.persona, setting.chart, seed)
    blank = Transcript(
        lang=setting.scenario.lang,
        scenario=setting.scenario.id,
        persona=setting.persona.id,
        seed=seed,
        best_outcome=customers.best_outcome(customer),
    )
    first = customers.opening(customer)
    turns = () if first is None else (replace(first, seq=0),)
    return Call(setting, seed, customer, replace(blank, turns=turns))


def hear(call: Call, said: Input) -> tuple[Call, Exchange]:
    """The call after one more line of the trainee's, and everything that the line produced.

    Raises ValueError if the call has ended.
    """
    if call.outcome is not None:
        raise ValueError(f"the call has ended ({call.outcome})")
    last = call.last
    at = None if last is None else cut_at(last, said.timing)
    turns = call.transcript.turns
    if last is not None:
        turns = (*turns[:-1], customers.as_heard(call.customer, last, at))
    transcript = replace(call.transcript, turns=turns)
    trainee, marked = _listen(call.setting, transcript, said)
    if last is not None and at is not None and not marked.did(ActName.INTERRUPT):
        customer = customers.let_finish(call.customer, marked)
        reply = rest_of(last, at)
    else:
        customer = call.customer if last is None else customers.remember(call.customer, last, at)
        customer = customers.react(customer, marked)
        reply = customers.speak(customer)
    reply = replace(reply, seq=trainee.seq + 1)
    taken = Taken(call.customer.affect, customer.affect, customer.path, customer.moved_by)
    exchange = Exchange(trainee, marked, taken, reply)
    transcript = replace(transcript, turns=(*turns, trainee, reply), outcome=reply.outcome)
    heard = replace(
        call,
        customer=customer,
        transcript=transcript,
        inputs=(*call.inputs, replace(said, understanding=marked.understanding)),
        exchanges=(*call.exchanges, exchange),
    )
    return heard, exchange


def resume(setting: Setting, seed: int, inputs: Sequence[Input]) -> Call:
    """The call that these inputs make, heard from the first one again."""
    call = open_call(setting, seed)
    for said in inputs:
        call, _ = hear(call, said)
    return call


def rewind(call: Call, turn: int) -> Call:
    """The call as it stood before the trainee's ``turn``-th line (1 is the first).

    Raises ValueError if the call has no such line.
    """
    if not 1 <= turn <= len(call.inputs):
        raise ValueError(f"there is no turn {turn}; the call has {len(call.inputs)}")
    return resume(call.setting, call.seed, call.inputs[: turn - 1])


def cut_at(turn: CustomerTurn, timing: Timing) -> int | None:
    """How many characters of the customer's turn had been spoken when the trainee pressed Enter; None if all."""
    if not timing.live or timing.heard is None or timing.heard >= len(turn.text):
        return None
    return max(0, timing.heard)


def rest_of(whole: CustomerTurn, heard: int) -> CustomerTurn:
    """What is left of a turn after the part that was heard, with all that the whole turn tells."""
    return replace(whole, parts=(Part(whole.text[heard:].lstrip()),), cut_at=None)


def _listen(setting: Setting, spoken: Transcript, said: Input) -> tuple[TraineeTurn, MarkedTurn]:
    understanding = said.understanding
    if understanding is None:
        heard = heard_in_call(setting.scenario, setting.persona, spoken)
        understanding = understand(said.text, heard, setting.ear)
    marked = mark(understanding, context_of(setting.scenario, setting.persona, spoken, said.timing))
    return TraineeTurn(len(spoken.turns), said.text, said.timing, marked, said.hints), marked


def _kept(folded: TraineeTurn | CustomerTurn, kept: TraineeTurn | CustomerTurn | None) -> TraineeTurn | CustomerTurn:
    """The kept turn; where the customer was cut short later on is known to the fold alone."""
    if isinstance(kept, CustomerTurn) and isinstance(folded, CustomerTurn) and folded.cut_at is not None:
        return replace(kept, cut_at=folded.cut_at, standing=folded.standing)
    return folded if kept is None else kept
