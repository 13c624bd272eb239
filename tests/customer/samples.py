"""Small customers, situations and marked turns for the tests of this room; one line builds one turn."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from trainer.acts import (
    Act,
    ActName,
    Doubt,
    Form,
    Mark,
    MarkedTurn,
    RuleName,
    Slot,
    SlotKind,
    Span,
    Understanding,
    VerdictKind,
)
from trainer.content.chart import Chart
from trainer.content.persona import CustomerAct, Persona
from trainer.content.scenario import Scenario
from trainer.customer import Customer, meet, opening, react, remember, speak
from trainer.transcript import CustomerTurn

ROOT = Path(__file__).parents[2]
CHART = Chart.model_validate(yaml.safe_load((ROOT / "charts" / "standard.yaml").read_text(encoding="utf-8")))

# RUBRIC 5.5: trust, interest, patience, irritation, turn cost, openness, savvy, losses, gains, cooling, floor, hang-up.
TRAITS: dict[str, tuple[int, ...]] = {
    "hostile": (15, 15, 55, 60, 5, -10, 60, 130, 80, 70, 28, 90, 40),
    "busy": (40, 40, 38, 25, 9, 0, 50, 120, 100, 100, 5, 85, 25),
    "interested": (50, 60, 80, 8, 3, 10, 40, 90, 110, 100, 5, 92, 80),
    "sceptical": (25, 40, 65, 22, 4, -5, 90, 120, 90, 100, 5, 90, 60),
    "loyal": (40, 25, 60, 18, 4, 0, 60, 110, 80, 100, 5, 90, 60),
    "price_hunter": (35, 50, 60, 20, 4, 0, 70, 100, 90, 100, 5, 90, 50),
    "gatekeeper": (30, 10, 45, 25, 6, -5, 80, 130, 90, 100, 5, 85, 30),
    "chatty": (55, 45, 95, 5, 1, 20, 30, 80, 100, 100, 5, 95, 90),
    "silent": (35, 40, 60, 15, 4, -15, 50, 110, 90, 100, 5, 90, 35),
    "know_it_all": (30, 50, 65, 22, 4, 5, 95, 130, 90, 100, 5, 90, 70),
    "indecisive": (45, 55, 75, 10, 3, 5, 30, 100, 90, 100, 5, 92, 60),
    "walk_in": (40, 40, 50, 12, 5, 0, 50, 110, 100, 100, 5, 88, 25),
}
NAMES = (
    "trust",
    "interest",
    "patience",
    "irritation",
    "turn_cost",
    "openness",
    "savvy",
    "losses",
    "gains",
    "cooling",
    "floor",
    "hang_up",
    "word_limit",
)


@cache
def persona(kind: str = "interested", **traits: int) -> Persona:
    """A customer of one kind with two plain lines for every act in every mood."""
    lines = [
        {"act": act.value, "say": f"{act.value.replace('_', ' ')} {mood}{letter}.", "mood": [mood]}
        for act in CustomerAct
        if act not in (CustomerAct.PAUSE, CustomerAct.DISCLOSE, CustomerAct.HINT, CustomerAct.OBJECT)
        for mood in range(4)
        for letter in "abc"
    ]
    numbers = {**dict(zip(NAMES, TRAITS[kind], strict=True)), "pauses": 0, **traits}
    return Persona.model_validate(
        {
            "id": f"{kind.replace('_', '-')}-sample",
            "lang": "en",
            "kind": kind,
            "name": "Dana Sample",
            "address": "Ms Sample",
            "gender": "female",
            "age": 44,
            "history": "Runs a small firm with thirty people and once took the blame for a supplier's mistake.",
            "portrait": "Short sentences.",
            "wants": "Peace.",
            "opens_with": "Facts.",
            "closes_with": "Pressure.",
            "traits": numbers,
            "secrets": [
                {"id": "sister", "gloss": "a sister in sales", "terms": ["sister", "family"], "says": ["She sells."]}
            ],
            "lines": lines,
        }
    )


def objection(key: str = "B1-1", **changes: Any) -> dict[str, Any]:
    """An objection over two concerns of its own."""
    return {
        "id": key,
        "catalogue": "B1",
        "kind": "concealed_concern",
        "surfaces": [f"{key} surface {n}." for n in range(4)],
        "concerns": [concern(f"{key.lower()}-blamed", 45), concern(f"{key.lower()}-paid", 35)],
        **changes,
    }


def concern(key: str, guard: int, met_by: tuple[str, ...] = ("F1",)) -> dict[str, Any]:
    return {
        "id": key,
        "gloss": key,
        "guard": guard,
        "terms": [key, f"{key} again"],
        "hints": [f"{key} hint {n}." for n in range(2)],
        "says": [f"{key} told {n}." for n in range(2)],
        "met_by": list(met_by),
    }


def scenario(**changes: Any) -> Scenario:
    """A cold call with two needs, a detail, a question, one objection; sellable unless changed."""
    value: dict[str, Any] = {
        "id": "sample",
        "lang": "en",
        "title": "A sample",
        "channel": "phone",
        "role": "seller",
        "goal": "sale",
        "temperature": "cold",
        "company": "Orbis",
        "product": "payroll",
        "briefing": ["They grow."],
        "typical_customer": "An owner.",
        "opener": "customer",
        "word_limit": 60,
        "facts": [
            {"id": "F1", "text": "A penalty for delay.", "terms": ["penalty", "delay"]},
            {"id": "F2", "text": "A named deputy.", "terms": ["named", "deputy"]},
        ],
        "not_true": [{"claim": "Never late.", "terms": ["never late"]}],
        "rivals": [],
        "needs": [need("cover"), need("days"), need("calm")],
        "details": [
            {"id": "staff", "gloss": "thirty people", "asked_by": ["how many", "staff"], "says": ["We are thirty."]}
        ],
        "questions": [{"id": "price", "says": ["What does it cost?", "And the price?"], "facts": ["F1"]}],
        "objections": [objection()],
        "unsellable": {
            "reason": "no_authority",
            "asked_by": ["who decides", "your decision"],
            "says": ["I don't decide that."],
            "best": "callback",
        },
        "unsellable_share": 0,
        "personas": ["interested-sample"],
        **changes,
    }
    return Scenario.model_validate(value)


def need(key: str) -> dict[str, Any]:
    return {
        "id": key,
        "gloss": key,
        "terms": [key, f"{key}s"],
        "asked_by": [f"who {key}", f"when {key}"],
        "says": [f"About {key}, one.", f"About {key}, two."],
        "facts": ["F2"],
    }


def act(name: str, *slots: str, form: str | None = None) -> Act:
    """One act; slots are written as they are spoken of: ``need:cover``."""
    filled = tuple(Slot(SlotKind(kind), key) for kind, _, key in (slot.partition(":") for slot in slots))
    return Act(ActName(name), Span(0, 1), filled, Form(form) if form else None)


def turn(*acts: str | Act, text: str | None = None, levels: dict[str, int] | None = None, **heard: Any) -> MarkedTurn:
    """A marked turn; an act without slots may be given by its name. The text is its acts unless one is given."""
    built = tuple(act(each) if isinstance(each, str) else each for each in acts)
    spoken = " ".join(f"{each.name} {' '.join(map(str, each.slots))}" for each in built) if text is None else text
    marks = tuple(Mark(RuleName(rule), VerdictKind.LEVEL, level) for rule, level in (levels or {}).items())
    return MarkedTurn(Understanding(spoken, "en", "test", built, **heard), built, marks)


def silence() -> MarkedTurn:
    return turn(text="", doubt=Doubt.EMPTY)


def customer(kind: str = "interested", seed: int = 1, **changes: Any) -> Customer:
    """A customer who has picked up."""
    return picked_up(meet(scenario(**changes), persona(kind), CHART, seed))


def picked_up(who: Customer) -> Customer:
    first = opening(who)
    return remember(who, first, None) if first is not None else who


def hear(who: Customer, *turns: MarkedTurn) -> tuple[Customer, CustomerTurn]:
    """The customer after these turns, and what they said last."""
    said: CustomerTurn | None = None
    for each in turns:
        who = react(who, each)
        said = speak(who)
        who = remember(who, said, None)
    assert said is not None
    return who, said


def texts(who: Customer, *turns: MarkedTurn) -> list[str]:
    """What the customer says to each of these turns."""
    said = []
    for each in turns:
        who, reply = hear(who, each)
        said.append(reply.text)
    return said
