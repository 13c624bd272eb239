"""Calls over shipped content in acts: what a trainee does is handed in as acts, so that no hearing comes into it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from tests.equipped import LIBRARY
from trainer.acts import (
    Act,
    ActName,
    Form,
    Mark,
    MarkedTurn,
    RuleName,
    Slot,
    SlotKind,
    Span,
    Understanding,
    VerdictKind,
)
from trainer.content.persona import CustomerAct
from trainer.customer import Affect, Customer, best_outcome, meet, opening, react, remember, speak
from trainer.files.library import SCENARIOS
from trainer.transcript import CustomerTurn, Outcome, Situation, Standing

COMMITTED = {
    Outcome.SALE, Outcome.MEETING, Outcome.CALLBACK, Outcome.INFO_GATHERED, Outcome.CONTACT_ADDED,
    Outcome.COMPLAINT_LOGGED,
}  # fmt: skip
C = CustomerAct
RESISTING = {
    C.OBJECT, C.STILL_DOUBTS, C.MUTATE, C.NOT_YET, C.SOFT_NO, C.FIRM_NO, C.CANT_TALK, C.NO, C.REFUSE_CONTACT,
    C.REFUSE_FIELD, C.DOUBT_CLAIM, C.VENT, C.WARN, C.CORRECT, C.MADE_NEED, C.MADE_PRICE, C.MADE_OVERPRICED,
    C.WALK_AWAY, C.HANG_UP, *(each for each in C if each.value.startswith("complain_")),
}  # fmt: skip
LIMIT = 30


def act(name: str, *slots: str, form: Form | None = None, at: int = 0) -> Act:
    """One act; slots are written as they are spoken of: ``need:cover``."""
    filled = tuple(Slot(SlotKind(kind), key) for kind, _, key in (slot.partition(":") for slot in slots))
    return Act(ActName(name), Span(at, at + 1), filled, form)


def turn(*acts: str | Act, text: str, **levels: int) -> MarkedTurn:
    """A marked turn; an act without slots may be given by its name."""
    built = tuple(act(each) if isinstance(each, str) else each for each in acts)
    marks = tuple(Mark(RuleName(rule), VerdictKind.LEVEL, level) for rule, level in levels.items())
    return MarkedTurn(Understanding(text, "en", "test", built), built, marks)


@dataclass
class Played:
    """One call as it went."""

    first: Customer
    customer: Customer
    turns: list[CustomerTurn] = field(default_factory=list)
    script: list[MarkedTurn] = field(default_factory=list)
    affects: list[Affect] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome | None:
        return self.turns[-1].outcome if self.turns else None

    @property
    def best(self) -> Outcome:
        return best_outcome(self.first)

    @property
    def won(self) -> bool:
        return self.outcome is self.best

    def shown(self) -> tuple[object, ...]:
        """All of it that is no words."""
        said = [(each.acts, each.standing, each.outcome) for each in self.turns]
        return (self.best, self.outcome, self.affects, said)

    def did(self, name: str, slot: str | None = None) -> int:
        """In how many turns an act was done, about one thing or any."""
        return sum(
            any(a.name == name and (slot is None or slot in map(str, a.slots)) for a in each.acts)
            for each in self.script
        )


Policy = Callable[[Played, Standing], MarkedTurn]


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Every fitting pair of scenario and persona."""
    return tuple(
        (name, persona) for name in LIBRARY.names(SCENARIOS, "en") for persona in LIBRARY.scenario("en", name).personas
    )


def begin(lang: str, scenario: str, persona: str, seed: int) -> Played:
    """A call whose first words are said."""
    found = LIBRARY.scenario(lang, scenario)
    who = meet(found, LIBRARY.persona(lang, persona), LIBRARY.chart(found.chart), seed)
    played = Played(who, who)
    first = opening(who)
    if first is not None:
        played.turns.append(first)
        played.customer = remember(who, first, None)
    return played


def hear(played: Played, marked: MarkedTurn) -> None:
    """One more line of the trainee's."""
    who = react(played.customer, marked)
    said = speak(who)
    played.customer = remember(who, said, None)
    played.turns.append(said)
    played.script.append(marked)
    played.affects.append(who.affect)


def play(policy: Policy, lang: str, scenario: str, persona: str, seed: int) -> Played:
    """A whole call of one trainee."""
    played = begin(lang, scenario, persona, seed)
    while played.outcome is None and len(played.script) < LIMIT:
        standing = played.turns[-1].standing if played.turns else Standing(situation=Situation.OPENING)
        hear(played, policy(played, standing))
    return played


def replay(script: list[MarkedTurn], lang: str, scenario: str, persona: str, seed: int) -> Played:
    """The same acts, said to somebody else."""
    played = begin(lang, scenario, persona, seed)
    for marked in script:
        if played.outcome is None:
            hear(played, marked)
    return played
