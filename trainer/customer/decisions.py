"""The best a perfect trainee could reach with this customer on this seed (RUBRIC 5.5, 5.6)."""

from trainer.content.persona import Kind
from trainer.content.scenario import Goal
from trainer.customer.guards import NEVER_BUYS, NEVER_MEETS
from trainer.customer.objections import cannot_talk
from trainer.customer.state import Customer
from trainer.transcript import Outcome

_GOALS = {
    Goal.SALE: Outcome.SALE,
    Goal.INFORMATION: Outcome.INFO_GATHERED,
    Goal.CONTACT: Outcome.CONTACT_ADDED,
    Goal.MEETING: Outcome.MEETING,
}

NO_PATIENCE = (Kind.BUSY, Kind.HOSTILE)
"""Kinds who will not sit through a form; another time is the most they give (RUBRIC 5.5)."""


def best_outcome(customer: Customer) -> Outcome:
    """The best outcome this customer can be brought to, however good the trainee."""
    scenario, kind = customer.scenario, customer.persona.kind
    goal = _GOALS[scenario.goal]
    if cannot_talk(customer):
        return Outcome.CALLBACK
    if kind is Kind.GATEKEEPER and goal in (Outcome.SALE, Outcome.MEETING):
        return Outcome.MEETING  # put through; what the one behind the gate wants is another call
    if kind is Kind.HOSTILE and any(each.objection.grievance for each in customer.episodes):
        return Outcome.COMPLAINT_LOGGED
    if goal is Outcome.INFO_GATHERED and kind in NO_PATIENCE:
        return Outcome.CALLBACK
    if goal not in (Outcome.SALE, Outcome.MEETING):
        return goal
    if customer.lot.unsellable:
        goal = Outcome(scenario.unsellable.best)
    if goal is Outcome.SALE and kind in NEVER_BUYS:
        goal = Outcome.MEETING
    return Outcome.CALLBACK if goal is Outcome.MEETING and kind in NEVER_MEETS else goal
