"""How the customer takes a turn: complaints, doubt, venting, thawing, and what they do of their own accord.

Adds intents only; nothing here moves the chart. Which of them are said is chosen last, by the order of RUBRIC 5.2.
"""

from collections.abc import Mapping
from dataclasses import replace

from trainer.acts import ActName, SlotKind
from trainer.content.persona import CustomerAct
from trainer.content.scenario import Goal
from trainer.customer.agenda import Aim, Item, due, without
from trainer.customer.disclosure import hint
from trainer.customer.draws import happens
from trainer.customer.feelings import comes_to_light, noticed, same_words
from trainer.customer.guards import would_buy, would_consent, would_meet
from trainer.customer.hearing import ARGUING, ASKING, CARING, GRATING, INTRODUCING, keys
from trainer.customer.mood import CURT, HOSTILE
from trainer.customer.moves import Turn, say
from trainer.customer.objections import known
from trainer.customer.state import SURFACE, Customer, Intent

C = CustomerAct
A = ActName
FILLER = 90
TAKING_UP = (A.EMPATHY_SPECIFIC, A.LISTEN_SPECIFIC, A.OWN_MISTAKE, A.FIX_ACTION)
"""Acts that show that something arrived; a free choice or a brief apology is only civil."""
_ORDER: tuple[tuple[int, tuple[CustomerAct, ...]], ...] = (
    (10, (C.CORRECT,)),
    (20, (C.COMPLAIN_INTERRUPT, C.COMPLAIN_REPEAT, C.COMPLAIN_PUSH, C.COMPLAIN_LENGTH, C.COMPLAIN_QUESTIONS)),
    (22, (C.YES, C.NO)),
    (25, (C.VENT, C.COOL, C.THAW)),
    (30, (C.DISCLOSE, C.HINT, C.GIVE_FIELD, C.REFUSE_FIELD, C.TELL_NAME)),
    (30, (C.GIVE_CONTACT, C.REFUSE_CONTACT, C.PASS_THROUGH)),
    (35, (C.ANSWER_VAGUE,)),
    (40, (C.DOUBT_CLAIM,)),
    (50, (C.MADE_PRICE, C.MADE_NEED, C.MADE_OVERPRICED)),
    (60, (C.ACCEPT_ANSWER, C.STILL_DOUBTS, C.MUTATE, C.NOT_YET)),
    (70, (C.OBJECT,)),
    (80, (C.ASK, C.BUYING_SIGNAL)),
    (85, (C.SMALL_TALK,)),
    (FILLER, (C.GO_ON,)),
)
RANK: Mapping[CustomerAct, int] = {act: rank for rank, acts in _ORDER for act in acts}
"""What comes before what; acts that are not here are said alone."""
OWN = (C.OBJECT, C.ASK, C.BUYING_SIGNAL, C.HINT)
COMPLAINTS = (
    (A.INTERRUPT, C.COMPLAIN_INTERRUPT),
    (A.Q_REPEAT, C.COMPLAIN_REPEAT),
    (A.PUSH_FIRM, C.COMPLAIN_PUSH),
    (A.PUSH_SOFT, C.COMPLAIN_PUSH),
    (A.PRESSURE, C.COMPLAIN_PUSH),
    (A.MONOLOGUE, C.COMPLAIN_LENGTH),
    (A.Q_STACK, C.COMPLAIN_QUESTIONS),
)
ASK_CHANCE, ASK_TURN, ASK_INTEREST = 50, 3, 3000
ASK_AGAIN = 1
"""Turns a question may go unanswered before they put it again."""
VENT_CHANCE = 50
PLAIN_CHANCE = 60
"""Chance in a hundred that an answer is given without first saying that they were heard."""


def take(customer: Customer, turn: Turn) -> Customer:
    """The customer with a reaction to how the turn was, whatever it brought about."""
    marked = turn.marked
    for name, complaint in COMPLAINTS:
        if marked.did(name):
            customer = say(customer, complaint)
            break
    else:
        if same_words(customer, marked):
            customer = say(customer, C.COMPLAIN_REPEAT)
    if noticed(customer, marked) or comes_to_light(customer):
        customer = say(customer, C.DOUBT_CLAIM)
    if marked.did(A.DISCOUNT_EARLY) and customer.group == "objection":
        customer = say(customer, C.MADE_OVERPRICED)
    if marked.did(A.ASK_NAME) and customer.mood <= CURT:
        customer = say(customer, C.TELL_NAME)
    if turn.answered:
        customer = say(customer, C.THAW if marked.did(A.ADMIT_UNKNOWN) else C.ACCEPT_ANSWER)
    return _warmth(customer, turn)


def _warmth(customer: Customer, turn: Turn) -> Customer:
    """A kind act thaws them; an angry customer may still let off steam once, and a grating act makes them sharp."""
    marked = turn.marked
    if marked.did(*GRATING):
        return say(customer, C.COMPLAIN_PUSH if customer.mood >= CURT else C.STILL_DOUBTS)
    if marked.did(*(CARING if customer.mood >= HOSTILE else TAKING_UP)) and _has_spoken(customer):
        if customer.mood >= HOSTILE and not customer.memory.vented:
            customer = replace(customer, memory=replace(customer.memory, vented=True))
            if happens(customer.seed, VENT_CHANCE, "vent", customer.memory.turns):
                return say(customer, C.VENT)
        if customer.disclosed and happens(customer.seed, PLAIN_CHANCE, "plain", customer.memory.turns):
            return customer
        owned = marked.did(A.OWN_MISTAKE, A.FIX_ACTION)
        return say(customer, C.COOL if owned and customer.mood >= HOSTILE else C.THAW)
    return customer


def _has_spoken(customer: Customer) -> bool:
    """Whether there is anything that could have been taken up: before that, "that's just it" answers nothing."""
    if customer.memory.told:
        return True
    begins = any(intent.act is C.OBJECT for intent in customer.intents)
    return not begins and (customer.mood >= HOSTILE or any(each.raised for each in customer.episodes))


def own(customer: Customer, turn: Turn) -> Customer:
    """The customer with what they do unasked: their question, a buying signal, a hint that slips out."""
    if customer.mood > CURT or customer.group in ("trouble", "ended"):
        return customer
    if any(intent.act in OWN for intent in customer.intents):
        return customer
    memory = customer.memory
    if memory.question is not None:
        again = memory.question_left == ASK_AGAIN and not turn.answered
        return say(customer, C.ASK, f"question:{memory.question}") if again else customer
    if customer.group != "objection" and not memory.signalled and memory.turns >= 3 and _wants_it(customer):
        return say(customer, C.BUYING_SIGNAL)
    return _wonders(customer) or _leak(customer)


def _wonders(customer: Customer) -> Customer | None:
    """The customer who asks their next question, if one is due."""
    turns = customer.memory.turns
    item = due(customer.agenda, lambda each: each.aim is Aim.ASK)
    talks = customer.group in ("discovery", "presentation", "closing") and turns >= ASK_TURN
    if item is None or not talks or customer.affect.interest < ASK_INTEREST:
        return None
    if not happens(customer.seed, ASK_CHANCE, "ask", turns):
        return None
    return say(customer, C.ASK, f"question:{item.key}")


def _wants_it(customer: Customer) -> bool:
    goal = customer.scenario.goal
    if goal is Goal.SALE:
        return would_buy(customer)
    if goal is Goal.MEETING:
        return would_meet(customer)
    # Whoever has given a contact has nothing left to signal.
    return goal is Goal.CONTACT and would_consent(customer) and not customer.memory.contact_given


def _leak(customer: Customer) -> Customer:
    episode = customer.episode
    if episode is None or known(episode) or episode.layer != SURFACE:
        return customer
    if not happens(customer.seed, customer.persona.traits.leaks, "leak", customer.memory.turns):
        return customer
    return replace(customer, intents=(*customer.intents, hint(episode, must=False)))


def fill_in(customer: Customer, turn: Turn) -> Customer:
    """The customer with something to say where nothing else came up."""
    marked = turn.marked
    if marked.did(*ASKING):
        return say(customer, C.YES if _names_known(customer, turn) else C.ANSWER_VAGUE)
    if marked.did(A.SMALL_TALK) and not marked.did(*INTRODUCING):
        return say(customer, C.SMALL_TALK)
    if marked.did(*ARGUING):
        return say(customer, C.STILL_DOUBTS)
    return say(customer, C.GO_ON)


def _names_known(customer: Customer, turn: Turn) -> bool:
    """Whether the question only names a concern that lies open."""
    episode = customer.episode
    return episode is not None and known(episode) and episode.concern.id in keys(turn.marked, SlotKind.CONCERN)


def choose(intents: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """At most two: what the state counts on first, then the strongest reaction and one thing of their own, in order."""
    unique = tuple(dict.fromkeys(intents))
    alone = tuple(intent for intent in unique if intent.act not in RANK)
    musts = tuple(intent for intent in unique if intent.must)[:2]
    if alone:
        return (*musts[:1], alone[0])
    picked = list(musts)
    ranked = sorted(unique, key=lambda intent: RANK[intent.act])
    for group in ((i for i in ranked if i.act not in OWN), (i for i in ranked if i.act in OWN)):
        best = next((intent for intent in group if intent not in picked), None)
        if best is not None and len(picked) < 2 and (not picked or RANK[best.act] != FILLER):
            picked.append(best)
    return tuple(sorted(picked, key=lambda intent: RANK[intent.act]))


def asked(customer: Customer) -> Customer:
    """The customer who remembers what they chose to do: a question that now waits, a signal given."""
    memory = customer.memory
    for intent in customer.intents:
        if intent.act is C.ASK:
            key = intent.about.partition(":")[2]
            same = memory.question == key
            memory = replace(memory, question=key, question_left=memory.question_left if same else 0)
            customer = replace(customer, agenda=without(customer.agenda, Item(Aim.ASK, key)))
        elif intent.act is C.BUYING_SIGNAL:
            memory = replace(memory, signalled=True)
    return customer if memory is customer.memory else replace(customer, memory=memory)
