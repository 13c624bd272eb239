"""A customer who was let finish: waited for, or encouraged, in the middle of a turn."""

from dataclasses import replace

from trainer.acts import MarkedTurn
from trainer.customer.feelings import stir
from trainer.customer.state import Customer


def let_finish(customer: Customer, marked: MarkedTurn) -> Customer:
    """The customer, moved by having been let speak; what they mean to say has not changed."""
    return stir(replace(customer, seq=customer.seq + 1, path=(customer.stance,)), marked)
