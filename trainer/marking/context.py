"""What a marker may know of the call besides the words: a read-only value.

It is filled by ``place`` (a call) or ``single`` (one answer in a file). Nothing here reads text, and nothing
here knows how the customer's feelings are computed.
"""

from dataclasses import dataclass

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.content.scenario import Goal, Role, Targets
from trainer.transcript import Refusal, Situation

PROBLEM_CASES = (Situation.REFUSAL, Situation.CANT_TALK, Situation.RUDENESS)


@dataclass(frozen=True, slots=True)
class Context:
    """The place of one trainee turn in its call."""

    customer: str = ""
    situation: Situation = Situation.OBJECTION
    objection: str | None = None
    kind: str | None = None
    """Kind of the open objection (RUBRIC 6): real_condition, concealed_concern, block, stall."""
    concern: str | None = None
    concern_known: bool | None = False
    """Whether the concern lies open; ``None`` where nobody knows (an imported call)."""
    concerns: tuple[str, ...] | None = None
    """Concerns that may lie under the open objection; ``None`` where no scenario lists them."""
    answers: tuple[str, ...] | None = None
    """Facts that answer the open concern, or while it is hidden any concern of the objection; ``None``: unknown."""
    surface: tuple[str, ...] = ()
    """Facts that answer some concern of the open objection, or a need the customer told: near the matter at least."""
    said: tuple[Slot, ...] = ()
    """Everything the customer has told so far."""
    told_now: tuple[Slot, ...] = ()
    """What the last customer turn told."""
    asked: tuple[Slot, ...] = ()
    """Slots of questions the trainee asked before."""
    heated: bool = False
    mood: int = 0
    insults: int = 0
    refusal: Refusal = Refusal.NONE
    removal_asked: bool = False
    purpose_told: bool = False
    question: str | None = None
    question_facts: tuple[str, ...] = ()
    ready_to_close: bool | None = None
    buying_signal: bool = False
    no_fit: bool = False
    genuine_yeses: int = 0
    word_limit: int = 60
    discount_limit: int | None = None
    """Percent that may be taken off; ``None`` where no scenario says it."""
    first: bool = False
    """The trainee's first turn of a call: who calls and why has a place in it, whatever the customer begins with."""
    mid_turn: bool = False
    """The customer had not finished speaking when this turn came."""
    earlier: tuple[str, ...] = ()
    """The trainee's earlier texts, oldest first."""
    counts: tuple[tuple[ActName, int], ...] = ()
    """How many earlier turns did each act."""
    in_episode: tuple[ActName, ...] = ()
    """Acts done since the open objection was raised, in order."""
    question_run: int = 0
    """Turns in a row, up to the last one, that only asked."""
    refusal_questions: int = 0
    """Questions asked since the customer first refused."""
    role: Role | None = None
    goal: Goal | None = None
    targets: Targets = Targets()

    @property
    def known(self) -> bool:
        """Whether arguing now is right: the concern lies open, or the customer asked a plain question (RUBRIC 4.1)."""
        return self.concern_known is True or self.question is not None

    @property
    def hidden(self) -> bool:
        """Whether a concern is known to lie hidden under the open objection."""
        return self.concern_known is False and self.question is None

    def has_said(self, slot: Slot) -> bool:
        """Whether the customer told this: free words of theirs always count, a known concern too."""
        if slot.kind is SlotKind.DETAIL and slot.key == "said":
            return True
        if slot.kind is SlotKind.CONCERN and self.concern_known and slot.key == self.concern:
            return True
        return slot in self.said

    def touches(self, slot: Slot) -> bool:
        """Whether a slot is of this customer now: told, free words of theirs, or a concern of the objection."""
        if slot.kind is SlotKind.CONCERN:
            return self.concerns is None or slot.key in self.concerns
        return self.has_said(slot)

    def times(self, name: ActName) -> int:
        """How many earlier turns of the call did this act."""
        return next((n for act, n in self.counts if act is name), 0)

    def did_in_episode(self, *names: ActName) -> bool:
        """Whether any of these was done since the objection was raised."""
        return any(name in self.in_episode for name in names)

    def answered_by(self, act: Act) -> bool | None:
        """Whether an argument's facts or slots reach the open concern.

        ``None`` where it stays on the surface of the objection, or where content does not say what answers it.
        """
        keys = tuple(key for key in act.about(SlotKind.CONCERN) if self.concerns is None or key in self.concerns)
        if keys:
            return self.concern is None or not self.concern_known or self.concern in keys
        facts = act.about(SlotKind.FACT)
        if not facts or not self.answers:
            return None
        if any(fact in self.answers for fact in facts):
            return True
        return None if any(fact in self.surface for fact in facts) else False
