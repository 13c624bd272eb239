"""A call that begins in the middle, for whoever writes content and for drills; never one that is kept."""

from dataclasses import replace

from trainer import customer as customers
from trainer.call.fold import Call, open_call
from trainer.call.setting import Setting


def open_at(setting: Setting, seed: int, state: str, objection: str | None = None) -> Call:
    """A call whose customer stands in a state of the chart and has just said what belongs there.

    With ``objection`` that one is on the table, whether the seed drew it or not. Raises ValueError for a state the
    chart does not have, one in which the call is over, or an objection's where this seed brings none; KeyError for
    an objection that the scenario does not have.
    """
    call = open_call(setting, seed)
    customer = customers.placed(call.customer, state, objection)
    first = replace(customers.speak(customer), seq=0)
    return replace(call, customer=customer, transcript=replace(call.transcript, turns=(first,)))
