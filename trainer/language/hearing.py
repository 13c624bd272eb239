"""What may be referred to: from a call's scenario and transcript, or from the lines given with a single answer."""

from collections.abc import Sequence

from trainer.acts import Slot, SlotKind
from trainer.content.persona import Persona
from trainer.content.scenario import Objection, Scenario
from trainer.language.ear import Ear, guess_situation
from trainer.language.heard import Heard, Topic
from trainer.transcript.standing import Situation
from trainer.transcript.turns import CustomerTurn, Transcript


def _product_topics(scenario: Scenario) -> list[Topic]:
    facts = [Topic(Slot(SlotKind.FACT, fact.id), fact.text, fact.terms) for fact in scenario.facts]
    traps = [
        Topic(Slot(SlotKind.NOT_TRUE, str(at)), trap.claim, trap.terms) for at, trap in enumerate(scenario.not_true)
    ]
    rivals = [Topic(Slot(SlotKind.RIVAL, rival.name), rival.name, (rival.name,)) for rival in scenario.rivals]
    return [*facts, *traps, *rivals]


def _customer_topics(scenario: Scenario, persona: Persona | None, told: frozenset[Slot]) -> list[Topic]:
    found: list[Topic] = []
    for need in scenario.needs:
        slot = Slot(SlotKind.NEED, need.id)
        found.append(Topic(slot, need.gloss, need.terms, need.asked_by, slot in told, need.facts))
    for detail in scenario.details:
        slot = Slot(SlotKind.DETAIL, detail.id)
        found.append(Topic(slot, detail.gloss, (), detail.asked_by, slot in told))
    for secret in persona.secrets if persona else ():
        slot = Slot(SlotKind.DETAIL, secret.id)
        found.append(Topic(slot, secret.gloss, secret.terms, secret.terms, slot in told))
    for survey in scenario.fields:
        slot = Slot(SlotKind.FIELD, survey.id)
        found.append(Topic(slot, survey.gloss, (), survey.asked_by, slot in told))
    unsellable = Slot(SlotKind.CONDITION, "unsellable")
    found.append(Topic(unsellable, "", (), scenario.unsellable.asked_by, unsellable in told))
    for question in scenario.questions:
        slot = Slot(SlotKind.QUESTION, question.id)
        terms = tuple(term for fact in scenario.facts if fact.id in question.facts for term in fact.terms)
        found.append(Topic(slot, question.says[0], terms, (), slot in told, question.facts))
    return found


def _concern_topics(objection: Objection, open_now: bool, told: frozenset[Slot]) -> list[Topic]:
    return [
        Topic(
            slot=Slot(SlotKind.CONCERN, concern.id),
            gloss=concern.gloss,
            terms=concern.terms,
            said=Slot(SlotKind.CONCERN, concern.id) in told or (open_now and objection.transparent),
            met_by=concern.met_by,
            open=open_now,
        )
        for concern in objection.concerns
    ]


def heard_in_call(scenario: Scenario, persona: Persona | None, transcript: Transcript) -> Heard:
    """What the trainee's next words may refer to in a call; ``mid_turn`` is left to who knows the timing."""
    turns = transcript.customer_turns()
    told = frozenset(slot for turn in turns for slot in turn.standing.disclosed)
    standing = turns[-1].standing if turns else None
    open_now = standing.objection if standing else None
    topics = [*_product_topics(scenario), *_customer_topics(scenario, persona, told)]
    for objection in scenario.objections:
        topics.extend(_concern_topics(objection, objection.id == open_now, told))
    return Heard(
        customer=turns[-1].heard if turns else "",
        before=tuple(turn.heard for turn in turns[:-1]),
        trainee=tuple(turn.text for turn in transcript.trainee_turns()),
        topics=_distinct(topics),
        customer_names=(persona.name, persona.address) if persona else (),
        company=scenario.company,
        product=scenario.product,
        mid_turn=_unfinished(turns[-1]) if turns else False,
        question_waits=bool(standing and standing.question),
    )


def _unfinished(turn: CustomerTurn) -> bool:
    return turn.cut_at is not None and turn.cut_at < len(turn.text)


def _distinct(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Topics with one slot each; of two objections that share a concern the open one counts."""
    kept: dict[Slot, Topic] = {}
    for topic in topics:
        known = kept.get(topic.slot)
        if known is None or (topic.open and not known.open):
            kept[topic.slot] = topic
    return tuple(kept.values())


def heard_single(  # noqa: PLR0913, PLR0917 - the fields of one line of `trainer mark`
    customer: str,
    facts: Sequence[str],
    not_true: Sequence[str],
    said: Sequence[str],
    concern_known: bool,
    ear: Ear,
    situation: Situation | None = None,
) -> Heard:
    """What one answer may refer to, from the lines given with it.

    Concerns come from the shipped table by what the customer's line objects to. With ``concern_known`` the line
    itself is a concern that has been told. ``situation`` is guessed from the line where it is ``None``.
    """
    topics = [Topic(Slot(SlotKind.FACT, f"F{at}"), text) for at, text in enumerate(facts, 1)]
    topics += [Topic(Slot(SlotKind.NOT_TRUE, str(at)), text) for at, text in enumerate(not_true)]
    topics += [Topic(Slot(SlotKind.NEED, f"said-{at}"), text, said=True) for at, text in enumerate(said, 1)]
    moment = situation or guess_situation(customer, ear)
    if concern_known:
        topics.append(Topic(Slot(SlotKind.CONCERN, "told"), customer, said=True, open=True))
    if moment in (Situation.OBJECTION, Situation.RUDENESS):
        kinds = ear.objections(customer)[:2]
        plausible = [topic for kind in kinds for topic in ear.concerns.topics[kind]] or list(ear.concerns.anything)
        topics.extend(plausible)
    return Heard(
        customer=customer,
        topics=_distinct(topics),
        question_waits=False,
        mid_turn=customer.rstrip().endswith(("–", "—", "-", "…", "...")),
    )
