"""What a turn brings to light: needs, details, survey fields, and the layers of a concern (RUBRIC 5.3).

One thing a turn. Decides what is told, never in which words.
"""

from dataclasses import replace
from typing import NamedTuple

from trainer.acts import ActName, MarkedTurn, RuleName, Slot, SlotKind
from trainer.content.persona import CustomerAct, Kind
from trainer.customer.hearing import ASKING, CLARIFYING, NAMING, SUPPORTING, keys, level, slots
from trainer.customer.mood import CURT
from trainer.customer.state import FULL, HINT, Customer, Episode, Intent

NEED_GUARD, DETAIL_GUARD, SECRET_GUARD = 1500, 500, 3000
NO_SALE = Slot(SlotKind.CONDITION, "unsellable")
"""The slot under which the reason for no honest sale is asked and told."""
CONTACT = Slot(SlotKind.CONDITION, "contact")
"""The slot under which a contact, with its condition, is told."""
BURST = 6000
"""Irritation at which a grievance bursts out unasked."""
ASKS = (*ASKING, ActName.ASK_FIELD)
GUESSES = (*ASKS, ActName.LISTEN_SPECIFIC, ActName.EMPATHY_SPECIFIC)
"""Acts that may name something untold; while an objection is open a restatement is about that and nothing else."""


class Told(NamedTuple):
    """Something that came to light, and the words it is told with."""

    slot: Slot
    intent: Intent


class Layer(NamedTuple):
    """Where a turn brings a concern."""

    layer: int
    wrong_guess: bool = False
    moved: bool = False
    """Whether the customer says something about it in reply."""


def openness(customer: Customer) -> int:
    """Trust with this person's openness, in hundredths."""
    return customer.affect.trust + customer.persona.traits.openness * 100


def told(customer: Customer, marked: MarkedTurn) -> Told | None:
    """The first need, detail, secret or field that a question or a good guess of this turn earns, or None."""
    for slot in slots(marked, *(GUESSES if customer.open is None else ASKS)):
        if slot in customer.memory.told:
            continue
        found = _need(customer, slot) or _detail(customer, slot) or _field(customer, slot)
        if found is not None:
            return found
    return None


def refused_field(customer: Customer, marked: MarkedTurn) -> bool:
    """Whether a field was asked that is not given now: personal before the purpose, or to somebody distrusted."""
    asked = {*keys(marked, SlotKind.FIELD, *ASKS)} - {slot.key for slot in customer.memory.told}
    return any(each.id in asked and not _gives(customer, each.personal) for each in customer.scenario.fields)


def _need(customer: Customer, slot: Slot) -> Told | None:
    if customer.persona.kind is Kind.GATEKEEPER:
        return None  # whoever keeps the gate does not speak for those behind it
    if slot.kind is not SlotKind.NEED or slot.key not in {need.id for need in customer.scenario.needs}:
        return None
    if customer.lot.unsellable and customer.scenario.unsellable.reason in ("no_need", "just_bought"):
        return None if customer.memory.no_fit or not _talks(customer, DETAIL_GUARD) else no_sale()
    return _tell(slot, f"need:{slot.key}") if _talks(customer, NEED_GUARD) else None


def _detail(customer: Customer, slot: Slot) -> Told | None:
    if slot == NO_SALE:
        return no_sale() if customer.lot.unsellable and _talks(customer, DETAIL_GUARD) else None
    if slot.kind is not SlotKind.DETAIL:
        return None
    if slot.key in {detail.id for detail in customer.scenario.details}:
        return _tell(slot, f"detail:{slot.key}") if _talks(customer, DETAIL_GUARD) else None
    if slot.key in {secret.id for secret in customer.persona.secrets}:
        return _tell(slot, f"secret:{slot.key}") if _talks(customer, SECRET_GUARD) else None
    return None


def _field(customer: Customer, slot: Slot) -> Told | None:
    if slot.kind is not SlotKind.FIELD:
        return None
    asked = next((each for each in customer.scenario.fields if each.id == slot.key), None)
    if asked is None or not _gives(customer, asked.personal):
        return None
    return Told(slot, Intent(CustomerAct.GIVE_FIELD, f"field:{slot.key}", must=True))


def _gives(customer: Customer, personal: bool) -> bool:
    return customer.mood <= CURT and (customer.memory.purpose_told or not personal)


def _talks(customer: Customer, guard: int) -> bool:
    return customer.mood <= CURT and openness(customer) >= guard


def _tell(slot: Slot, about: str) -> Told:
    return Told(slot, Intent(CustomerAct.DISCLOSE, about, must=True))


def no_sale() -> Told:
    """The reason why no honest sale exists, told."""
    return _tell(NO_SALE, "unsellable")


def concern_told(episode: Episode) -> Told:
    """The whole concern, told."""
    about = f"concern:{episode.objection.id}/{episode.concern.id}"
    return _tell(Slot(SlotKind.CONCERN, episode.concern.id), about)


def hint(episode: Episode, must: bool = True) -> Intent:
    """Half of the concern."""
    return Intent(CustomerAct.HINT, f"hint:{episode.objection.id}/{episode.concern.id}", must)


def layer(customer: Customer, episode: Episode, marked: MarkedTurn) -> Layer:
    """Where this turn brings the concern of the open objection.

    A named concern is told at trust + openness >= guard; a narrowing question goes one layer, two at level 4 and
    trust 15 above the guard; a question that anybody could get goes to the hint, further only 20 above the guard.
    """
    now, guard = episode.layer, episode.concern.guard * 100
    if now == FULL:
        return Layer(now)
    if episode.objection.transparent:
        return _plain(customer, episode, marked)
    named = keys(marked, SlotKind.CONCERN, *NAMING)
    if episode.concern.id in named:
        return Layer(FULL if openness(customer) >= guard else HINT, moved=True)
    if guesses(customer, episode, named):
        return Layer(HINT, wrong_guess=True, moved=True)
    return _asked(customer, episode, marked)


def _plain(customer: Customer, episode: Episode, marked: MarkedTurn) -> Layer:
    """What lies open anyway is told with its reason to whoever asks and does not answer in the same breath."""
    if not marked.did(*CLARIFYING) or marked.did(*SUPPORTING) or _about_else(customer, marked):
        return Layer(episode.layer)
    only_asked = marked.did(ActName.CLARIFY_GENERIC) and episode.layer < HINT
    return Layer(HINT if only_asked else FULL, moved=True)


def _asked(customer: Customer, episode: Episode, marked: MarkedTurn) -> Layer:
    """Where a question that names no concern brings it; anger tells a grievance unasked."""
    now, guard = episode.layer, episode.concern.guard * 100
    trusts = openness(customer) - guard
    if marked.did(ActName.CLARIFY_SPECIFIC):
        two = level(marked, RuleName.CLARIFY) == 4 and customer.affect.trust >= guard + 1500
        deep = two or (now == HINT and trusts >= 0)
        return Layer(FULL if deep else HINT, moved=True)
    if marked.did(*CLARIFYING) and not _about_else(customer, marked):
        return Layer(FULL if now == HINT and trusts >= 2000 else HINT, moved=True)
    bursts = episode.objection.grievance and customer.affect.irritation >= BURST
    return Layer(FULL, moved=True) if bursts else Layer(now)


def guesses(customer: Customer, episode: Episode, named: tuple[str, ...]) -> bool:
    """Whether concerns were named, and only such as this customer does not have."""
    real = {each.concern.id for each in customer.episodes}
    possible = {concern.id for each in customer.scenario.objections for concern in each.concerns}
    return bool(named) and not any(key in real for key in named) and any(key in possible for key in named)


def _about_else(customer: Customer, marked: MarkedTurn) -> bool:
    """Whether the question went to a need or detail that has its own answer."""
    return told(customer, marked) is not None


def remember_told(customer: Customer, found: Told) -> Customer:
    """The customer who has now told it."""
    memory = customer.memory
    fit = memory.no_fit or found.slot == NO_SALE
    return replace(
        customer,
        memory=replace(memory, told=tuple(dict.fromkeys((*memory.told, found.slot))), no_fit=fit),
        disclosed=(*customer.disclosed, found.slot),
        intents=(*customer.intents, found.intent),
    )
