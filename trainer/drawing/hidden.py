"""What a scenario keeps hidden, as a table: words that reach it, the trust that it takes, facts that meet it."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.content.scenario import Objection, Scenario
from trainer.content.words import Words
from trainer.customer.disclosure import DETAIL_GUARD, NEED_GUARD, NO_SALE

_SHOWN = 6
"""Words of a question that are shown; the file has them all."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing that can come to light."""

    slot: str
    """As a call records it, e.g. ``need:belt``."""
    title: str
    gloss: str
    asked: str
    """What reaches it."""
    takes: str
    """What it takes to be told, in words."""
    facts: tuple[str, ...]
    under: str = ""
    """The objection above it."""


def hidden(scenario: Scenario, words: Words) -> Iterator[Hidden]:
    """Everything hidden, as written: needs, details, fields, concerns under their objections, the reason for a no."""
    for need in scenario.needs:
        takes = _met(words.say("graph.takes", points=NEED_GUARD // 100), need.facts, words)
        yield Hidden(f"need:{need.id}", need.id, need.gloss, _some(need.asked_by), takes, need.facts)
    for detail in scenario.details:
        takes = words.say("graph.takes", points=DETAIL_GUARD // 100)
        yield Hidden(f"detail:{detail.id}", detail.id, detail.gloss, _some(detail.asked_by), takes, ())
    for field in scenario.fields:
        takes = words.say("graph.takes_purpose" if field.personal else "graph.takes_asking")
        yield Hidden(f"field:{field.id}", field.id, field.gloss, _some(field.asked_by), takes, ())
    for objection in scenario.objections:
        yield from _concerns(objection, words)
    asked = _some(scenario.unsellable.asked_by)
    title, share = words.say("graph.no_sale"), words.say("graph.share", percent=scenario.unsellable_share)
    yield Hidden(str(NO_SALE), title, scenario.unsellable.says[0], asked, share, ())


def _concerns(objection: Objection, words: Words) -> Iterator[Hidden]:
    for concern in objection.concerns:
        takes = words.say("graph.lies_open" if objection.transparent else "graph.takes", points=concern.guard)
        yield Hidden(
            f"concern:{concern.id}", concern.id, concern.gloss, _some(concern.terms),
            _met(takes, concern.met_by, words), concern.met_by,
            words.say("graph.objection", id=objection.id, surface=objection.surfaces[0]),
        )  # fmt: skip


def _met(takes: str, facts: tuple[str, ...], words: Words) -> str:
    """What it takes, and what meets it in words too: nobody should have to follow a line to its end."""
    met = words.say("graph.met_by", facts=", ".join(facts)) if facts else words.say("graph.met_by_nothing")
    return f"{takes}; {met}"


def _some(terms: tuple[str, ...]) -> str:
    return ", ".join(terms[:_SHOWN]) + (" …" if len(terms) > _SHOWN else "")
