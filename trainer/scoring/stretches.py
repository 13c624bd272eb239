"""Which trainee turns belong together: one objection, or one problem case, from raised to settled or dropped.

Reads what was recorded on the turns; decides no level.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.acts import ActName, Fault, Mark, MarkedTurn, RuleName
from trainer.transcript import CustomerTurn, Standing, TraineeTurn, Transcript

CASES = (RuleName.REFUSAL, RuleName.CANT_TALK, RuleName.RUDENESS)


@dataclass(frozen=True, slots=True)
class Heard:
    """A trainee turn, how it was marked, and how the call stood when it came."""

    turn: TraineeTurn
    marked: MarkedTurn
    standing: Standing

    @property
    def seq(self) -> int:
        """Place of the turn in the transcript."""
        return self.turn.seq

    def mark(self, rule: RuleName) -> Mark | None:
        """The turn's mark on one rule."""
        return self.marked.mark(rule)

    def did(self, *names: ActName) -> bool:
        """Whether the turn did any of these."""
        return self.marked.did(*names)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The gates it ran into."""
        return self.marked.faults


@dataclass(frozen=True, slots=True)
class Stretch:
    """Trainee turns that answer one objection or stand in one problem case."""

    objection: str | None
    case: RuleName | None
    heard: tuple[Heard, ...] = ()
    open: Standing = Standing()
    """How the call stood when it was raised."""
    settled: bool = False
    left: Standing | None = None
    """Where the trainee left the call instead of answering, if they did."""


def heard_turns(transcript: Transcript) -> tuple[Heard, ...]:
    """The marked trainee turns, each with the standing it answered."""
    return tuple(_heard(transcript))


def _heard(transcript: Transcript) -> Iterator[Heard]:
    standing = Standing()
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            standing = turn.standing
        elif turn.marked is not None:
            yield Heard(turn, turn.marked, standing)


def stretches(transcript: Transcript) -> tuple[Stretch, ...]:
    """Objections and problem cases in the order they were raised.

    An objection left for a while and taken up again is one stretch, until it is settled.
    """
    found: list[Stretch] = []
    running: dict[str | None, int] = {}
    standing, case_at = Standing(), None
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            standing = turn.standing
            for objection in standing.settled:
                at = running.pop(objection, None)
                if at is not None:
                    found[at] = replace(found[at], settled=True)
            continue
        if turn.marked is None or not turn.marked.marks:
            continue
        heard = Heard(turn, turn.marked, standing)
        case = next((rule for rule in CASES if heard.mark(rule) is not None), None)
        if case is not None:
            case_at = _grow(found, case_at, Stretch(None, case, (), standing), heard)
            continue
        case_at = None
        if heard.mark(RuleName.LISTEN) is not None:
            key = standing.objection
            running[key] = _grow(found, running.get(key), Stretch(key, None, (), standing), heard)
    return tuple(found)


def _grow(found: list[Stretch], at: int | None, new: Stretch, heard: Heard) -> int:
    """Where the stretch stands that now holds this turn: a running one of the same case, or a new one."""
    if at is None or found[at].case is not new.case:
        found.append(new)
        at = len(found) - 1
    found[at] = replace(found[at], heard=(*found[at].heard, heard))
    return at
