"""The best a perfect trainee could reach with this customer on this seed (RUBRIC 5.5, 5.6)."""

from trainer.content.persona import Kind
from trainer.content.scenario import Goal
from trainer.customer.state import Customer
from trainer.transcript import Outcome

_GOALS = {
    Goal.SALE: Outcome.SALE,
    Goal.INFORMATION: Outcome.INFO_GATHERED,
    Goal.CONTACT: Outcome.CONTACT_ADDED,
    Goal.MEETING: Outcome.MEETING,
}
_AT_BEST = {
    Kind.BUSY: Outcome.MEETING,
    Kind.LOYAL: Outcome.MEETING,
    Kind.HOSTILE: Outcome.CALLBACK,
}
"""Kinds who do not buy or meet in a first talk, and what they grant instead."""


def best_outcome(customer: Customer) -> Outcome:
    """The best outcome this customer can be brought to, however good the trainee."""
    scenario, kind = customer.scenario, customer.persona.kind
    if kind is Kind.GATEKEEPER:
        return Outcome.MEETING  # put through; what the one behind the gate wants is another call
    if kind is Kind.HOSTILE and any(each.objection.grievance for each in customer.episodes):
        return Outcome.COMPLAINT_LOGGED
    goal = _GOALS[scenario.goal]
    if goal not in (Outcome.SALE, Outcome.MEETING):
        return goal
    if customer.lot.unsellable:
        best = Outcome(scenario.unsellable.best)
        return Outcome.CALLBACK if best is Outcome.MEETING and _AT_BEST.get(kind) is Outcome.CALLBACK else best
    at_best = _AT_BEST.get(kind, goal)
    return goal if at_best is Outcome.MEETING and goal is Outcome.MEETING else at_best
