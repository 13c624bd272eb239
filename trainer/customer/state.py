"""The customer as a value: who, where, how they feel, what they know to have said, what they will say next.

Everything here is data; who changes it lives beside it. Nothing is kept anywhere else.
"""

from dataclasses import dataclass, field

from trainer.acts import ActName, Slot
from trainer.content.chart import Chart
from trainer.content.persona import CustomerAct, Persona
from trainer.content.scenario import Concern, Objection, Scenario
from trainer.customer.affect import Affect, Moved
from trainer.customer.agenda import Agenda
from trainer.transcript import Outcome

SURFACE, HINT, FULL = range(3)
OUTCOMES = frozenset(str(outcome) for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Episode:
    """One objection in play, and how far it has come."""

    objection: Objection
    concern: Concern
    """The one that the seed put under it."""
    layer: int = SURFACE
    mutations: int = 0
    unmet: int = 0
    """Arguments that missed a concern already known."""
    passed: int = 0
    """Turns in a row in which the trainee spoke of something else and the customer went along."""
    raised: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Lot:
    """What the seed drew for this call; never changes."""

    unsellable: bool
    rival: str
    cant_talk: bool
    """Whether a busy customer turns out to be in the middle of something."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What happened so far, as this customer remembers it."""

    turns: int = 0
    told: tuple[Slot, ...] = ()
    uses: tuple[tuple[ActName, int], ...] = ()
    """In how many turns each act was met."""
    texts: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    """Ids of the lines already said."""
    purpose_told: bool = False
    grievance_named: bool = False
    contact_given: bool = False
    no_fit: bool = False
    vented: bool = False
    warned: bool = False
    signalled: bool = False
    passed: bool = False
    yeses: tuple[Slot, ...] = ()
    question: str | None = None
    question_left: int = 0
    """Turns the open question has waited."""
    unnoticed: tuple[int, ...] = ()
    """Turns at which false claims come to light."""
    insults: int = 0
    firm_turns: int = 0
    firm_pushes: int = 0
    light_questions: int = 0
    refusal_pitches: int = 0

    def used(self, name: ActName) -> int:
        """In how many earlier turns the act was met."""
        return dict(self.uses).get(name, 0)


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing the customer is about to do, and what about (``need:cover``); words come later."""

    act: CustomerAct
    about: str = ""
    must: bool = False
    """True if the state already counts on its being said."""


@dataclass(frozen=True, slots=True)
class Customer:
    """A simulated customer at one moment of one call."""

    scenario: Scenario
    persona: Persona
    chart: Chart = field(repr=False)
    seed: int
    lot: Lot
    affect: Affect
    baseline: int
    """Irritation they drift back to, in hundredths."""
    mood: int
    stance: str
    agenda: Agenda
    episodes: tuple[Episode, ...] = ()
    open: str | None = None
    """Id of the objection on the table."""
    memory: Memory = Memory()
    seq: int = 0
    """Number that the customer's next turn gets."""
    path: tuple[str, ...] = ()
    """States of the chart passed through by the last reaction, first to last."""
    moved_by: tuple[Moved, ...] = ()
    """What moved them in the last reaction, strongest first."""
    intents: tuple[Intent, ...] = ()
    disclosed: tuple[Slot, ...] = ()
    settled: tuple[str, ...] = ()
    time: str | None = None
    """Words for the time that was agreed."""

    @property
    def episode(self) -> Episode | None:
        """The objection on the table."""
        return next((each for each in self.episodes if each.objection.id == self.open), None)

    @property
    def group(self) -> str:
        """The chart's group they are in, e.g. ``trouble``."""
        return self.stance.partition("_")[0]

    @property
    def outcome(self) -> Outcome | None:
        """How the call ended, if it has."""
        group, _, leaf = self.stance.partition("_")
        return Outcome(leaf) if group == "ended" and leaf in OUTCOMES else None
