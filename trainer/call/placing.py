"""A call that begins in the middle, for whoever writes content; never one that is kept."""

from dataclasses import replace

from trainer import customer as customers
from trainer.call.fold import Call, open_call
from trainer.call.setting import Setting


def open_at(setting: Setting, seed: int, state: str) -> Call:
    """A call whose customer stands in a state of the chart and has just said what belongs there.

    Raises ValueError for a state the chart does not have, one in which the call is over, or an objection's where
    this seed brings none.
    """
    call = open_call(setting, seed)
    customer = customers.placed(call.customer, state)
    first = replace(customers.speak(customer), seq=0)
    return replace(call, customer=customer, transcript=replace(call.transcript, turns=(first,)))
