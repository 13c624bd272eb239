"""What a robot knows when it is about to type: the briefing, what was said, what an attentive person would note.

The customer's acts, feelings and hidden concerns are not here. Of the call's standing only that is used which the
customer's own words tell: what kind of moment it is, what they have told, what they asked.
"""

from dataclasses import dataclass

from trainer.acts import Slot, SlotKind
from trainer.autoplay.lines import RobotLines
from trainer.content.persona import Persona
from trainer.content.scenario import Concern, Fact, Need, Objection, Scenario
from trainer.customer.draws import draw, happens
from trainer.transcript import Standing


@dataclass(frozen=True, slots=True)
class Say:
    """One thing a robot does with its turn: the moves it is put together from, and what it is about."""

    move: str
    parts: tuple[str, ...]
    """Moves whose lines make the sentence, in order."""
    about: str = ""
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A robot's view of the call."""

    scenario: Scenario
    persona: Persona
    lines: RobotLines
    robot: str
    seed: int
    standing: Standing = Standing()
    heard: tuple[str, ...] = ()
    """The customer's turns, oldest first."""
    told: tuple[Slot, ...] = ()
    """All that the customer has told so far, oldest first."""
    done: tuple[Say, ...] = ()
    """What the robot itself did, oldest first."""

    def chance(self, percent: int, *names: object) -> bool:
        """Whether something with this chance in a hundred happens in this turn."""
        return happens(self.seed, percent, "robot", self.robot, len(self.done), *names)

    def pick(self, below: int, *names: object) -> int:
        """A number from 0 to ``below - 1`` of this turn's own."""
        return draw(self.seed, below, "robot", self.robot, len(self.done), *names)

    def did(self, move: str, about: str | None = None) -> int:
        """How often the robot has made a move, on one thing or on any."""
        return sum(say.move == move and about in (None, say.about) for say in self.done)

    @property
    def objection(self) -> Objection | None:
        """The objection that is open."""
        return next((each for each in self.scenario.objections if each.id == self.standing.objection), None)

    @property
    def concern(self) -> Concern | None:
        """The concern under it, once it has been told or lies open."""
        open_ = self.objection
        if open_ is None or not self.standing.concern_known:
            return None
        return next((each for each in open_.concerns if each.id == self.standing.concern), None)

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs told so far, oldest first."""
        told = [slot.key for slot in self.told if slot.kind is SlotKind.NEED]
        return tuple(need for key in told for need in self.scenario.needs if need.id == key)

    def just_told(self) -> Need | None:
        """The need that came out in the customer's last turn."""
        keys = [slot.key for slot in self.standing.disclosed if slot.kind is SlotKind.NEED]
        return next((need for need in self.scenario.needs if need.id in keys), None)

    def facts(self, keys: tuple[str, ...]) -> tuple[Fact, ...]:
        """The facts of these ids, in that order."""
        return tuple(fact for key in keys for fact in self.scenario.facts if fact.id == key)
