"""A situation: who sells what to whom, through which channel, what is true, what is hidden, what may be reached.

Structure follows RUBRIC 2.1. A scenario never holds numbers of affect; those are the persona's.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from trainer.content.shape import Authored, Id, Key, Percent, Terms, Text

Level = Annotated[int, Field(ge=0, le=4)]
Says = Annotated[tuple[Text, ...], Field(min_length=1)]


class Channel(StrEnum):
    """Where the conversation takes place."""

    PHONE = "phone"
    VISIT = "visit"
    DOOR = "door"
    SHOP = "shop"
    STAND = "stand"


class Role(StrEnum):
    """What the trainee is employed as."""

    GENERATOR = "generator"
    SELLER = "seller"
    LEAD_GENERATOR = "lead_generator"


class Goal(StrEnum):
    """What the call is for."""

    SALE = "sale"
    INFORMATION = "information"
    CONTACT = "contact"
    MEETING = "meeting"


class Fact(Authored):
    """One thing the trainee may claim."""

    id: Key = Field(description="Short name, e.g. F1.")
    text: Text = Field(description="The fact as the product sheet states it.")
    terms: Terms = Field(min_length=2, description="Words and phrases by which a trainee may mention it.")
    price: bool = Field(default=False, description="True if this fact states the price.")


class Trap(Authored):
    """Something that is not true and tempting to say."""

    claim: Text = Field(description="The false claim, as a trainee might make it.")
    terms: Terms = Field(min_length=1, description="Words and phrases that make it.")


class Need(Authored):
    """What is missing in this customer's life or firm; hidden until a question earns it."""

    id: Id = Field(description="Name, unique in the scenario.")
    gloss: Text = Field(description="The need in a few words, for slots and the debrief.")
    terms: Terms = Field(min_length=2, description="Words by which customer or trainee may speak of it.")
    asked_by: Terms = Field(min_length=2, description="Words of a question that would reach it.")
    says: Says = Field(description="What the customer says when it comes out.")
    facts: tuple[Key, ...] = Field(min_length=1, description="Facts that meet it.")


class Detail(Authored):
    """A plain fact about the customer that a question can learn; nobody sells to it."""

    id: Id = Field(description="Name, unique in the scenario.")
    gloss: Text = Field(description="The detail in a few words.")
    asked_by: Terms = Field(min_length=2, description="Words of a question that would reach it.")
    says: Says = Field(description="What the customer answers.")


class CustomerQuestion(Authored):
    """Something the customer will ask of their own accord."""

    id: Id = Field(description="Name, unique in the scenario.")
    says: Says = Field(description="The question as the customer asks it.")
    facts: tuple[Key, ...] = Field(
        default=(), description="Facts that answer it; none means the honest answer is 'I don't know, I'll find out'."
    )


class SurveyField(Authored):
    """One field of a consumer survey (goal: information)."""

    id: Id = Field(description="Name, unique in the scenario.")
    gloss: Text = Field(description="What the form asks.")
    asked_by: Terms = Field(min_length=2, description="Words of a question that asks it.")
    says: Says = Field(description="What the customer answers.")
    personal: bool = Field(default=False, description="Personal data: refused before the purpose is told.")


class Concern(Authored):
    """What really lies under an objection."""

    id: Id = Field(description="Name, unique in its objection.")
    gloss: Text = Field(description="The concern in a few words.")
    guard: Percent = Field(
        description="Trust plus openness needed: 15 open, 35 ordinary, 45-55 embarrassing, 30 grievance."
    )
    terms: Terms = Field(min_length=2, description="Words by which a question or a guess may name it.")
    hints: Says = Field(description="Half of it: said when a question comes near.")
    says: Says = Field(description="All of it: said when a question earns it.")
    met_by: tuple[Key, ...] = Field(default=(), description="Facts that answer it; none: an honest no settles it.")


class Targets(Authored):
    """The level per rule beyond which nothing more is earned (RUBRIC, decision 5)."""

    listen: Level = Field(default=3, description="Target for LISTEN.")
    empathize: Level = Field(default=2, description="Target for EMPATHIZE.")
    clarify: Level = Field(default=3, description="Target for CLARIFY.")
    argue: Level = Field(default=3, description="Target for ARGUE.")


class Objection(Authored):
    """One objection: what is said, and what may lie under it."""

    id: Key = Field(description="Name, unique in the scenario.")
    catalogue: Annotated[str, Field(pattern=r"^[A-Z][0-9]$")] = Field(description="Its row of the catalogue, e.g. B1.")
    kind: Literal["real_condition", "concealed_concern", "block", "stall"] = Field(
        description="A real condition, a concealed concern, a block or a stall (RUBRIC 6)."
    )
    surfaces: Annotated[tuple[Text, ...], Field(min_length=4)] = Field(
        description="Ways it is voiced; one is chosen by the seed, others serve mutation."
    )
    concerns: Annotated[tuple[Concern, ...], Field(min_length=1)] = Field(
        description="What may really lie under it; one is chosen by the seed."
    )
    targets: Targets = Field(default=Targets(), description="Target level per rule.")
    transparent: bool = Field(default=False, description="True if the surface is the concern: CLARIFY has no place.")
    grievance: bool = Field(default=False, description="True if the customer was wronged: high emotion from the start.")
    when: Literal["start", "pitch", "any"] = Field(
        default="pitch", description="When it is raised: with the first words, on a pitch or price, or whenever due."
    )


class Unsellable(Authored):
    """The variant in which no honest sale exists; the seed decides whether it holds."""

    reason: Literal["no_need", "no_authority", "just_bought", "no_budget"] = Field(description="Why not.")
    asked_by: Terms = Field(min_length=2, description="Words of a question that brings it out.")
    says: Says = Field(description="What the customer says when it comes out.")
    best: Literal["politeGoodbye", "callback", "contactAdded", "meeting"] = Field(
        description="The best outcome that an honest trainee can reach then."
    )


class Rival(Authored):
    """A competitor and how they work, for the briefing and the customer's lines."""

    name: Text = Field(description="Name.")
    technique: Text = Field(description="How they sell, in one sentence.")


class AnswerTest(Authored):
    """One answer and the verdicts it must get: the scenario's own test."""

    objection: Key = Field(description="Objection the answer is given to.")
    concern: Id | None = Field(default=None, description="The concern under it, if it matters.")
    known: bool = Field(default=False, description="Whether the concern has been told already.")
    said: tuple[Key, ...] = Field(default=(), description="Needs and details the customer has told before.")
    answer: Annotated[str, Field(min_length=1, max_length=4000)] = Field(description="What the trainee types.")
    quality: Literal["good", "weak", "bad"] = Field(description="What an experienced trainer would call it.")
    expect: dict[Literal["listen", "empathize", "clarify", "argue"], tuple[Level, Level]] = Field(
        default={}, description="Lowest and highest acceptable level per rule."
    )
    caps: tuple[Annotated[str, Field(pattern=r"^G[1-9]$")], ...] = Field(default=(), description="Caps it must get.")


class Scenario(Authored):
    """One situation in one language."""

    id: Id = Field(description="Stable name; the same in every language.")
    lang: Literal["en", "bg"] = Field(description="Language of this file.")
    title: Text = Field(description="What a trainee sees in the menu.")
    channel: Channel = Field(description="Where the talk takes place.")
    role: Role = Field(description="What the trainee is employed as.")
    goal: Goal = Field(description="What the call is for.")
    temperature: Literal["cold", "warm", "hot"] = Field(description="How much the customer wants it already.")
    company: Text = Field(description="The trainee's company.")
    product: Text = Field(description="What is sold, in a few words.")
    briefing: tuple[Text, ...] = Field(min_length=1, description="What the trainee knows before the call.")
    typical_customer: Text = Field(description="A portrait of who usually buys.")
    opener: Literal["customer", "trainee"] = Field(description="Who speaks first.")
    opens: tuple[Text, ...] = Field(
        default=(),
        description="The first words of a customer who comes of their own accord, in place of the persona's greeting.",
    )
    word_limit: int = Field(ge=15, le=150, description="Words of a turn before it is a monologue here.")
    facts: Annotated[tuple[Fact, ...], Field(min_length=2)] = Field(description="Everything the trainee may claim.")
    not_true: tuple[Trap, ...] = Field(min_length=1, description="What is tempting to say and not true.")
    max_discount: Percent = Field(default=0, description="Percent the trainee may take off the price.")
    rivals: tuple[Rival, ...] = Field(default=(), description="Competitors the customer may name.")
    needs: tuple[Need, ...] = Field(default=(), description="Hidden needs.")
    details: tuple[Detail, ...] = Field(default=(), description="What can be learned about the customer.")
    questions: tuple[CustomerQuestion, ...] = Field(default=(), description="The customer's own questions.")
    fields: tuple[SurveyField, ...] = Field(default=(), description="Survey fields (goal: information).")
    objections: tuple[Objection, ...] = Field(default=(), description="Objections in play.")
    unsellable: Unsellable = Field(description="The variant in which no honest sale exists.")
    unsellable_share: Percent = Field(default=33, description="Percent of seeds that play the unsellable variant.")
    personas: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(description="Personas that fit.")
    script: tuple[Text, ...] = Field(default=(), description="A script outline for generators.")
    chart: Id | None = Field(default=None, description="A chart of its own; none means the standard one.")
    difficulty: Literal["easy", "medium", "hard"] | None = Field(default=None, description="Claimed difficulty.")
    answers: tuple[AnswerTest, ...] = Field(default=(), description="Its own tests.")
