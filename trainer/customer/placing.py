"""A customer put into a state of the chart without the talk that would have led there, for whoever writes content.

Only what the state itself says is made true; nothing is drawn and no trigger is fired.
"""

from dataclasses import replace

from trainer.content.persona import CustomerAct
from trainer.customer.agenda import Aim, Item, without
from trainer.customer.chart import leaves
from trainer.customer.disclosure import concern_told
from trainer.customer.mood import mood
from trainer.customer.objections import brought, changed
from trainer.customer.state import FULL, OUTCOMES, Customer, Episode, Intent
from trainer.customer.wording import has_lines

C = CustomerAct
_OPEN = ("revealed", "answered", "confirmed")
"""States of an objection in which its concern has been told."""
_HEAT = {"hostile": 5500, "abusive": 7500, "lastWarning": 7500}
"""Irritation, in hundredths, that belongs to a state."""
_SAYS = {
    "cantTalk": C.CANT_TALK,
    "softNo": C.SOFT_NO,
    "firmNo": C.FIRM_NO,
    "hostile": C.VENT,
    "abusive": C.VENT,
    "lastWarning": C.WARN,
}


def placed(customer: Customer, stance: str, objection: str | None = None) -> Customer:
    """The customer in a state, with something to say that belongs there; about one objection if it is named.

    Raises ValueError for a state the chart does not have, one in which the talk is over, or an objection's where
    this customer has none; KeyError for an objection that the scenario does not have.
    """
    if objection is not None:
        customer = brought(customer, objection)
    known = leaves(customer.chart)
    group, _, leaf = stance.partition("_")
    if stance not in known:
        raise ValueError(", ".join(sorted(state for state in known if state.rpartition("_")[2] not in OUTCOMES)))
    if leaf in OUTCOMES:
        raise ValueError("over")
    memory = replace(customer.memory, purpose_told=stance not in ("prep", "opening_greet", "opening_gatekeeper"))
    agenda = without(customer.agenda, Item(Aim.GREET))
    customer = replace(customer, stance=stance, memory=memory, agenda=agenda, intents=(), path=(stance,), open=None)
    if group == "objection":
        return _objecting(customer, leaf)
    if group == "closing":
        settled = tuple(replace(each, raised=True, layer=FULL, settled=True) for each in customer.episodes)
        return _speaking(replace(customer, episodes=settled), C.GO_ON)
    if group == "trouble":
        return _in_trouble(customer, leaf)
    return _speaking(customer, C.GREET if group in ("prep", "opening") else C.GO_ON)


def _objecting(customer: Customer, leaf: str) -> Customer:
    if not customer.episodes:
        raise ValueError("no objection")
    first: Episode = customer.episodes[0]
    first = replace(first, raised=True, layer=FULL if leaf in _OPEN else first.layer)
    key = first.objection.id
    agenda = without(customer.agenda, Item(Aim.OBJECT, key))
    customer = replace(changed(customer, first), open=key, agenda=agenda)
    if leaf not in _OPEN:
        return replace(customer, intents=(Intent(C.OBJECT, f"objection:{key}", must=True),))
    told = concern_told(first)
    memory = replace(customer.memory, told=(*customer.memory.told, told.slot))
    return replace(customer, memory=memory, disclosed=(told.slot,), intents=(told.intent,))


def _in_trouble(customer: Customer, leaf: str) -> Customer:
    heat = max(customer.affect.irritation, _HEAT.get(leaf, 0))
    memory = replace(customer.memory, firm_turns=int(leaf == "firmNo"), warned=leaf == "lastWarning")
    affect = replace(customer.affect, irritation=heat)
    customer = replace(customer, affect=affect, mood=mood(heat), memory=memory)
    return _speaking(customer, _SAYS.get(leaf, C.GO_ON))


def _speaking(customer: Customer, act: CustomerAct) -> Customer:
    """The customer about to do an act, or to let the trainee speak where they have no words for it."""
    return replace(customer, intents=(Intent(act if has_lines(customer, act) else C.GO_ON),))
