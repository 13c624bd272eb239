"""What the customer takes note of in a turn before deciding anything: purpose, grievance, answers, yeses.

Changes memory only; no stance, no words, no feelings.
"""

from dataclasses import replace

from trainer.acts import ActName, MarkedTurn, Slot, SlotKind
from trainer.customer.hearing import SUPPORTING, checks, keys, slots
from trainer.customer.mood import CURT
from trainer.customer.state import Customer, Memory

_NAMES_IT = (ActName.EMPATHY_SPECIFIC, ActName.LISTEN_SPECIFIC, ActName.OWN_MISTAKE)


def learn(customer: Customer, marked: MarkedTurn) -> Customer:
    """The customer with what this turn told them."""
    memory = _question(customer, marked, customer.memory)
    purpose = memory.purpose_told or marked.did(ActName.STATE_PURPOSE)
    grievance = memory.grievance_named or _names_grievance(customer, marked)
    yeses = (*memory.yeses, *new_yeses(customer, marked))
    noted = (purpose, grievance, yeses)
    if noted == (memory.purpose_told, memory.grievance_named, memory.yeses) and memory is customer.memory:
        return customer
    memory = replace(memory, purpose_told=purpose, grievance_named=grievance, yeses=yeses)
    return replace(customer, memory=memory)


def new_yeses(customer: Customer, marked: MarkedTurn) -> tuple[Slot, ...]:
    """Needs and concerns told by this customer, put to them for a yes, and not agreed to before."""
    if customer.mood > CURT:
        return ()
    memory = customer.memory
    return tuple(slot for slot in checks(marked) if slot in memory.told and slot not in memory.yeses)


def answers(customer: Customer, marked: MarkedTurn) -> bool:
    """Whether the customer's own waiting question is answered, from the facts or by an honest "I'll find out"."""
    if customer.memory.question is None:
        return False
    if marked.did(ActName.ANSWER_QUESTION, ActName.ADMIT_UNKNOWN):
        return True
    asked = next((each for each in customer.scenario.questions if each.id == customer.memory.question), None)
    return asked is not None and any(fact in asked.facts for fact in keys(marked, SlotKind.FACT, *SUPPORTING))


def _question(customer: Customer, marked: MarkedTurn, memory: Memory) -> Memory:
    if memory.question is None:
        return memory
    if answers(customer, marked):
        return replace(memory, question=None, question_left=0)
    return replace(memory, question_left=memory.question_left + 1)


def _names_grievance(customer: Customer, marked: MarkedTurn) -> bool:
    episode = customer.episode
    if episode is None or not episode.objection.grievance:
        return False
    if marked.did(ActName.OWN_MISTAKE):
        return True
    return any(
        slot.kind in (SlotKind.CONCERN, SlotKind.OBJECTION, SlotKind.DETAIL) for slot in slots(marked, *_NAMES_IT)
    )
