"""What one marked turn does to this customer's feelings: which acts count, how often they were met, what is noticed.

The numbers and their arithmetic are ``affect``'s; nothing is decided here about stance or words.
"""

from dataclasses import replace

from trainer.acts import ActName, MarkedTurn, Slot, SlotKind
from trainer.content.persona import Kind
from trainer.content.scenario import Channel
from trainer.customer.affect import (
    BASELINE_STEP,
    EFFECTS,
    LOWER_BASELINE,
    NAME_AGAIN,
    SAME_WORDS,
    SILENCE,
    TOP,
    UNKNOWN_AGAIN,
    Affect,
    Effect,
    Moved,
    between,
    feel,
    moved,
)
from trainer.customer.disclosure import told
from trainer.customer.draws import draw, happens
from trainer.customer.hearing import silent
from trainer.customer.mood import mood
from trainer.customer.state import Customer, Memory
from trainer.customer.wording import word

LATER = 2
"""Turns after which a false claim that was not noticed comes to light."""
LONG_ANSWER = 15
"""Words of an answer from which the question that won it costs no patience."""
COLD_TURNS, WARM = 6, 6000
"""A hostile customer is not warm before this turn, above this trust (RUBRIC 5.8.7)."""
CHANNELS: dict[Channel, Effect] = {
    Channel.DOOR: Effect(0, 0, -8, 8),
    Channel.STAND: Effect(0, 0, -10, 0),
    Channel.VISIT: Effect(0, 0, 15, 0),
}
# A design choice: who came of their own accord wants it already.
WARMTH = {"cold": Effect(0, 0, 0, 0), "warm": Effect(4, 8, 0, 0), "hot": Effect(8, 20, 0, 0)}


def at_start(traits_of: Customer) -> Affect:
    """Feelings before the first word: traits, channel, temperature and the day (six points either way, by seed)."""
    traits, scenario = traits_of.persona.traits, traits_of.scenario
    channel, warmth = CHANNELS.get(scenario.channel, Effect(0, 0, 0, 0)), WARMTH[scenario.temperature]
    own = (traits.trust, traits.interest, traits.patience, traits.irritation)
    names = ("trust", "interest", "patience", "irritation")
    trust, interest, patience, irritation = (
        between(0, 100 * (points + shift + warm + draw(traits_of.seed, 13, "day", name) - 6), TOP)
        for points, shift, warm, name in zip(own, channel, warmth, names, strict=True)
    )
    return Affect(trust, interest, patience, max(irritation, traits.floor * 100))


def noticed(customer: Customer, marked: MarkedTurn) -> bool:
    """Whether a false claim of this turn is caught at once (chance: savvy)."""
    savvy = customer.persona.traits.savvy
    return marked.did(ActName.FALSE_CLAIM) and happens(customer.seed, savvy, "savvy", customer.memory.turns)


def comes_to_light(customer: Customer) -> bool:
    """Whether a false claim that was not noticed at first comes to light in this turn."""
    return customer.memory.turns in customer.memory.unnoticed


def same_words(customer: Customer, marked: MarkedTurn) -> bool:
    """Whether the trainee has said exactly this before (this turn's words are the last remembered)."""
    words = customer.memory.texts[-1] if customer.memory.texts else ""
    return " " in words and words in customer.memory.texts[:-1]


def stir(customer: Customer, marked: MarkedTurn) -> Customer:
    """The customer after feeling one turn: affect, baseline, mood, counts of acts, what moved them."""
    turns, texts = customer.memory.turns + 1, (*customer.memory.texts, _folded(marked))
    memory = replace(customer.memory, turns=turns, texts=texts)
    customer = replace(customer, memory=memory)
    names = tuple(dict.fromkeys(act.name for act in marked.acts))
    all_moved = _moved(customer, marked, names)
    traits = customer.persona.traits
    baseline = customer.baseline
    if lowers := sum(name in LOWER_BASELINE for name in names):
        baseline = min(baseline, max(traits.floor * 100, baseline - BASELINE_STEP * lowers))
    after = feel(customer.affect, all_moved, traits, _cost(customer, marked), baseline)
    if customer.persona.kind is Kind.HOSTILE and memory.turns <= COLD_TURNS:
        after = replace(after, trust=min(after.trust, max(WARM, customer.affect.trust)))
    return replace(
        customer,
        affect=after,
        baseline=baseline,
        mood=mood(after.irritation, customer.mood),
        moved_by=tuple(sorted(all_moved, key=lambda each: (-each.weight, each.act))),
        memory=_counted(customer, marked, names),
    )


def _counted(customer: Customer, marked: MarkedTurn, names: tuple[ActName, ...]) -> Memory:
    memory = customer.memory
    uses = dict(memory.uses)
    uses.update((name, uses.get(name, 0) + 1) for name in names)
    late = memory.unnoticed
    if marked.did(ActName.FALSE_CLAIM) and not noticed(customer, marked):
        late = (*late, memory.turns + LATER)
    return replace(memory, uses=tuple(uses.items()), unnoticed=late)


def _moved(customer: Customer, marked: MarkedTurn, names: tuple[ActName, ...]) -> tuple[Moved, ...]:
    traits, memory = customer.persona.traits, customer.memory
    felt = [
        moved(name, effect, _before(customer, name), traits)
        for name in names
        if (effect := _effect(customer, marked, name)) is not None
    ]
    if ActName.FALSE_CLAIM not in names and comes_to_light(customer):
        felt.append(moved(ActName.FALSE_CLAIM, EFFECTS[ActName.FALSE_CLAIM], 0, traits))
    if same_words(customer, marked) and ActName.Q_REPEAT not in names:
        repeats = memory.texts.count(memory.texts[-1]) - 2
        felt.append(moved("same_words", SAME_WORDS, max(0, repeats), traits))
    if silent(marked):
        felt.append(moved("silence", SILENCE, sum(not text for text in memory.texts[:-1]), traits))
    if sum(slot.kind is SlotKind.NAME for slot in _all_slots(marked)) >= 3:
        felt.append(moved("name_again", NAME_AGAIN, 0, traits))
    return tuple(felt)


def _before(customer: Customer, name: ActName) -> int:
    """How often they count the act as met before: one field after the other is what they agreed to answer."""
    agreed = name is ActName.ASK_FIELD and customer.memory.purpose_told
    return 0 if agreed else customer.memory.used(name)


def _effect(customer: Customer, marked: MarkedTurn, name: ActName) -> Effect | None:
    if name is ActName.FALSE_CLAIM and not (noticed(customer, marked) or comes_to_light(customer)):
        return None
    if name is ActName.ADMIT_UNKNOWN and customer.memory.used(name):
        return UNKNOWN_AGAIN
    if name is ActName.DISCOUNT_EARLY and customer.persona.kind is Kind.PRICE_HUNTER:
        return EFFECTS[name]._replace(interest=6)
    return EFFECTS.get(name)


def _cost(customer: Customer, marked: MarkedTurn) -> int:
    """Patience the turn takes, in hundredths: nothing for a question that wins a long answer."""
    cost = customer.persona.traits.turn_cost * 100
    if marked.did(ActName.Q_RELEVANT) and (found := told(customer, marked)) is not None:
        choice = word(customer, found.intent)
        if choice is not None and len(choice.text.split()) >= LONG_ANSWER:
            return 0
    return cost


def _all_slots(marked: MarkedTurn) -> tuple[Slot, ...]:
    return tuple(slot for act in marked.acts for slot in act.slots)


def _folded(marked: MarkedTurn) -> str:
    """The words alone, for telling whether they were said before."""
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in marked.understanding.text.casefold()).split()
    )
