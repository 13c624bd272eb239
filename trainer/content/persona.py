"""Who a customer is in general: traits and voice. What they want today is the scenario's business.

Numbers and their meaning come from RUBRIC 5.4 and 5.5.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from trainer.content.shape import Authored, Id, Percent, Text


class Kind(StrEnum):
    """The twelve kinds of customer of RUBRIC 5.5."""

    HOSTILE = "hostile"
    BUSY = "busy"
    INTERESTED = "interested"
    SCEPTICAL = "sceptical"
    LOYAL = "loyal"
    PRICE_HUNTER = "price_hunter"
    GATEKEEPER = "gatekeeper"
    CHATTY = "chatty"
    SILENT = "silent"
    KNOW_IT_ALL = "know_it_all"
    INDECISIVE = "indecisive"
    WALK_IN = "walk_in"


class CustomerAct(StrEnum):
    """What a customer does in a turn; authored lines are keyed by it."""

    GREET = "greet"  # picks up or looks up: the first words of the call
    TELL_NAME = "tell_name"  # gives their name
    GO_ON = "go_on"  # lets the trainee speak: "I'm listening."
    ANSWER_VAGUE = "answer_vague"  # an answer that tells nothing: the question reached no need or detail
    DISCLOSE = "disclose"  # tells a need, a detail or a concern (words come from the scenario)
    HINT = "hint"  # half of a concern (words from the scenario)
    OBJECT = "object"  # voices an objection (words from the scenario)
    MUTATE = "mutate"  # "maybe ..." before another surface of the same concern; may stand alone
    CORRECT = "correct"  # "That's not what I said."
    ASK = "ask"  # the customer's own question (words from the scenario)
    ACCEPT_ANSWER = "accept_answer"  # an argument of theirs was answered well: "That would help."
    STILL_DOUBTS = "still_doubts"  # an argument did not reach what worries them
    DOUBT_CLAIM = "doubt_claim"  # noticed a false claim
    MADE_PRICE = "made_price"  # objection made by a feature dump
    MADE_NEED = "made_need"  # objection made by an advantage without a need
    MADE_OVERPRICED = "made_overpriced"  # objection made by an early discount
    COMPLAIN_REPEAT = "complain_repeat"  # "You asked me that."
    COMPLAIN_QUESTIONS = "complain_questions"  # too many questions at once
    COMPLAIN_LENGTH = "complain_length"  # a monologue
    COMPLAIN_INTERRUPT = "complain_interrupt"  # was cut short
    COMPLAIN_PUSH = "complain_push"  # was pushed
    VENT = "vent"  # one more sharp line after a good act
    INSULTED = "insulted"  # answers an insult
    PUZZLED = "puzzled"  # cannot make sense of what was said, or another language
    PROMPT_SILENCE = "prompt_silence"  # "Hello?"
    COOL = "cool"  # cooling: "Well. At least you admit it."
    THAW = "thaw"  # acknowledges that they were heard
    SOFT_NO = "soft_no"  # "I'll think about it." / first reflex no
    FIRM_NO = "firm_no"
    CANT_TALK = "cant_talk"
    WARN = "warn"  # the last warning
    YES = "yes"  # a genuine yes to a check or trial close
    NO = "no"  # a plain no to a check
    NOT_YET = "not_yet"  # asked to buy before they are ready
    BUYING_SIGNAL = "buying_signal"  # "And how soon could you start?"
    BUY = "buy"
    AGREE_MEETING = "agree_meeting"
    AGREE_CALLBACK = "agree_callback"
    GIVE_CONTACT = "give_contact"
    REFUSE_CONTACT = "refuse_contact"
    GIVE_FIELD = "give_field"  # answers a survey field (words from the scenario)
    REFUSE_FIELD = "refuse_field"
    FIELDS_DONE = "fields_done"
    COMPLAINT_TAKEN = "complaint_taken"
    PASS_THROUGH = "pass_through"  # a gatekeeper puts the trainee through
    SMALL_TALK = "small_talk"
    GOODBYE = "goodbye"  # answers a polite exit
    WALK_AWAY = "walk_away"
    HANG_UP = "hang_up"  # abrupt; may be a bare "[hangs up]"
    PAUSE = "pause"  # a fragment that ends in a dash or dots before the turn goes on


class Traits(Authored):
    """Starting affect (0-100) and how it moves."""

    trust: Percent = Field(description="Trust at the start, 0-100.")
    interest: Percent = Field(description="Interest at the start, 0-100.")
    patience: Percent = Field(description="Patience at the start, 0-100.")
    irritation: Percent = Field(description="Irritation at the start, 0-100.")
    turn_cost: int = Field(ge=0, le=30, description="Patience each trainee turn costs.")
    openness: int = Field(ge=-30, le=30, description="Added to trust when a hidden concern is tested.")
    savvy: Percent = Field(description="Chance in a hundred to notice a false claim at once.")
    losses: int = Field(ge=50, le=200, description="Percent by which negative effects count (130 = a third harder).")
    gains: int = Field(ge=50, le=200, description="Percent by which positive effects count.")
    cooling: int = Field(ge=10, le=150, description="Percent by which falls of irritation count.")
    floor: Percent = Field(description="Irritation never settles below this.")
    hang_up: Percent = Field(description="Irritation at which they hang up or leave.")
    word_limit: int = Field(ge=10, le=200, description="Words of one trainee turn before it is a monologue to them.")
    pauses: Percent = Field(default=15, description="Share of their longer turns that hold a pause before going on.")
    leaks: Percent = Field(default=0, description="Chance in a hundred that a hint slips out unasked (chatty people).")


class Line(Authored):
    """One thing this customer may say, with where it fits."""

    act: CustomerAct = Field(description="What the customer does with these words.")
    say: Text = Field(description="The words. Slots: {name} {trainee} {company} {product} {time} {rival}.")
    mood: tuple[Literal[0, 1, 2, 3], ...] = Field(
        default=(0, 1), description="Irritation levels it fits: 0 calm, 1 curt, 2 hostile, 3 abusive."
    )
    channel: tuple[Literal["phone", "visit", "shop", "door", "stand"], ...] = Field(
        default=(), description="Channels it fits; empty means all."
    )


class Secret(Authored):
    """Something about the person that a trainee can find out by asking."""

    id: Id = Field(description="Name of the fact, unique in the persona.")
    gloss: Text = Field(description="What it is, in a few words, for the debrief.")
    terms: tuple[Text, ...] = Field(min_length=2, description="Words a question about it may use.")
    says: tuple[Text, ...] = Field(min_length=1, description="What the customer says when asked.")


class Persona(Authored):
    """One customer in general, in one language."""

    id: Id = Field(description="Stable name; the same in every language.")
    lang: Literal["en", "bg"] = Field(description="Language of this file.")
    kind: Kind = Field(description="Which of the twelve kinds of customer this is.")
    name: Text = Field(description="Full name as the customer would give it.")
    address: Text = Field(description="How the trainee should address them once the name is known.")
    gender: Literal["female", "male"] = Field(description="For agreement and forms of address.")
    age: int = Field(ge=18, le=95, description="Age in years.")
    history: Annotated[str, Field(min_length=40, max_length=1200)] = Field(
        description="Who they are and what happened to them, for trainers and the debrief; never shown before the call."
    )
    portrait: Text = Field(description="What anybody would notice about them: shown in the briefing.")
    wants: Text = Field(description="What they want from any call.")
    opens_with: Text = Field(description="What wins them, for the debrief.")
    closes_with: Text = Field(description="What loses them, for the debrief.")
    traits: Traits = Field(description="Starting affect and how it moves.")
    secrets: tuple[Secret, ...] = Field(min_length=1, description="Things about them a trainee can find out.")
    lines: tuple[Line, ...] = Field(min_length=60, description="Their voice: at least 60 lines.")
