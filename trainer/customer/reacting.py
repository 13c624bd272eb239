"""One step of a customer: hear a marked turn, be moved, decide, speak, remember. Values in, values out.

State first, words last: a reaction settles feelings, chart and what will be done; speaking only chooses words.
"""

from dataclasses import replace

from trainer.acts import MarkedTurn
from trainer.content.persona import CustomerAct
from trainer.customer.affect import Affect
from trainer.customer.arranging import arrange, spoken_for
from trainer.customer.chart import clockwork
from trainer.customer.disclosure import concern_told
from trainer.customer.feelings import stir
from trainer.customer.hearing import ASKING, deaf, honest, silent
from trainer.customer.learning import answers, learn
from trainer.customer.leaving import FAREWELLS, heat, leave, press
from trainer.customer.mood import ABUSIVE
from trainer.customer.moves import Turn, fire, say
from trainer.customer.reactions import asked, choose, fill_in, own, take
from trainer.customer.speech import lines, parts
from trainer.customer.standing import standing
from trainer.customer.state import FULL, HINT, Customer
from trainer.customer.talking import at_first, talk
from trainer.customer.wording import line_text
from trainer.transcript import CustomerTurn

STEPS = (leave, press, at_first, heat, arrange)


def react(customer: Customer, marked: MarkedTurn) -> Customer:
    """The customer after hearing a turn: feelings moved, chart moved, and what they mean to say next.

    A call that has ended stays ended.
    """
    if customer.outcome is not None:
        return customer
    marked = honest(marked)
    customer = replace(
        customer, seq=customer.seq + 1, path=(customer.stance,), intents=(), disclosed=(), settled=(), time=None
    )
    answered, yeses = answers(customer, marked), len(customer.memory.yeses)
    customer = learn(stir(customer, marked), marked)
    agreed = len(customer.memory.yeses) > yeses
    turn = Turn(clockwork(customer.chart), marked, answered=answered, agreed=agreed)
    customer = _decide(customer, turn)
    return _counted(asked(replace(customer, intents=choose(customer.intents))))


def _decide(customer: Customer, turn: Turn) -> Customer:
    for step in STEPS:
        customer = step(customer, turn)
        if spoken_for(customer):
            return _ended(customer)
        if step is leave and (silent(turn.marked) or deaf(turn.marked)):
            return say(customer, CustomerAct.PROMPT_SILENCE if silent(turn.marked) else CustomerAct.PUZZLED)
    proposed = bool(customer.intents) and any(i.act is not CustomerAct.COOL for i in customer.intents)
    if not proposed:
        customer = talk(customer, turn)
    customer = _all_fields(customer, turn)
    if spoken_for(customer):
        return _ended(customer)
    customer = take(customer, turn)
    if not customer.intents and turn.marked.did(*ASKING):
        customer = fill_in(customer, turn)  # a question gets its answer, however vague, before they go on
    customer = own(customer, turn)
    return customer if customer.intents else fill_in(customer, turn)


def _all_fields(customer: Customer, turn: Turn) -> Customer:
    """The last field of a survey ends the call."""
    fields = {each.id for each in customer.scenario.fields}
    told = {slot.key for slot in customer.memory.told if slot.kind == "field"}
    return fire(customer, turn, "lastAnswer") if fields and fields <= told else customer


def _ended(customer: Customer) -> Customer:
    through = any(intent.act is CustomerAct.PASS_THROUGH for intent in customer.intents)
    return customer if customer.outcome is None or through else say(customer, FAREWELLS[customer.outcome])


def _counted(customer: Customer) -> Customer:
    """The customer with what this reaction adds to their own counts."""
    memory = customer.memory
    abused = customer.mood == ABUSIVE
    refused = memory.firm_turns > 0 or customer.stance == "trouble_firmNo"
    if not (abused or refused):
        return customer
    memory = replace(memory, insults=memory.insults + abused, firm_turns=memory.firm_turns + refused)
    return replace(customer, memory=memory)


def opening(customer: Customer) -> CustomerTurn | None:
    """The customer's first words if they speak first, else None."""
    return speak(customer) if customer.memory.turns == 0 and customer.intents else None


def speak(customer: Customer) -> CustomerTurn:
    """What the customer says now, in parts, with everything about the call that a scorer may know."""
    said = lines(customer)
    in_parts, ids = parts(customer, said)
    return CustomerTurn(
        seq=customer.seq,
        parts=in_parts,
        acts=tuple(intent.act.value for intent, _ in said),
        line_ids=ids,
        standing=standing(customer),
        outcome=customer.outcome,
    )


def remember(customer: Customer, turn: CustomerTurn, cut_at: int | None) -> Customer:
    """The customer after saying a turn, cut short after ``cut_at`` characters if the trainee cut in.

    Lines that never came out count as not said: a need or concern in them is still theirs to tell.
    """
    lost = _lost(customer, turn, cut_at)
    heard = tuple(line for line in turn.line_ids if line not in lost)
    untold = {line.rpartition("/")[0] for line in lost}
    customer = replace(
        customer, seq=turn.seq + 1, memory=replace(customer.memory, heard=(*customer.memory.heard, *heard))
    )
    return _untell(customer, untold) if untold else customer


def as_heard(customer: Customer, turn: CustomerTurn, cut_at: int | None) -> CustomerTurn:
    """The turn as it goes on record: where it was cut, and without what was never heard.

    ``customer`` is the one who spoke it, before remembering.
    """
    untold = {line.rpartition("/")[0] for line in _lost(customer, turn, cut_at)}
    if not untold:
        return replace(turn, cut_at=cut_at)
    return replace(turn, cut_at=cut_at, standing=standing(_untell(customer, untold)))


def _lost(customer: Customer, turn: CustomerTurn, cut_at: int | None) -> frozenset[str]:
    """Ids of the lines of which less than half came out."""
    if cut_at is None:
        return frozenset()
    # Counted from the end: what is left of a turn that was let finish is shorter than its lines.
    end, lost = len(turn.text), set()
    for line in reversed(turn.line_ids):
        length = len(line_text(customer, line))
        if cut_at < end - length + length // 2:
            lost.add(line)
        end -= length + 1
    return frozenset(lost)


def _untell(customer: Customer, abouts: set[str]) -> Customer:
    """The customer who has not said these things after all."""
    gone = {slot for slot in customer.disclosed if str(slot) in abouts}
    gone |= {slot for slot in customer.disclosed if f"secret:{slot.key}" in abouts and slot.kind == "detail"}
    gone |= {slot for slot in customer.disclosed if slot.kind == "condition" and slot.key in abouts}
    episodes = list(customer.episodes)
    for place, each in enumerate(episodes):
        if concern_told(each).intent.about in abouts:
            gone.add(concern_told(each).slot)
            episodes[place] = replace(each, layer=HINT if each.layer == FULL else each.layer)
    memory = customer.memory
    return replace(
        customer,
        episodes=tuple(episodes),
        disclosed=tuple(slot for slot in customer.disclosed if slot not in gone),
        memory=replace(
            memory,
            told=tuple(slot for slot in memory.told if slot not in gone),
            no_fit=memory.no_fit and not any(slot.key == "unsellable" for slot in gone),
        ),
    )


def feelings(customer: Customer) -> Affect:
    """Trust, interest, patience and irritation, each 0-10000 (hundredths of a point)."""
    return customer.affect
