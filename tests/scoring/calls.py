"""One-line builders of calls: customer turns with their standing, trainee turns marked by hand or by the marker."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tests.marking.builders import understood
from trainer.acts import ActName, Fault, Gate, Mark, MarkedTurn, RuleName, Slot, SlotKind, Span, VerdictKind
from trainer.content.rubric import Rubric
from trainer.transcript import (
    CustomerTurn,
    Part,
    Refusal,
    Situation,
    Standing,
    TraineeTurn,
    Transcript,
    Turn,
)

STANDARD = Rubric.model_validate(
    yaml.safe_load((Path(__file__).parents[2] / "rubrics" / "standard.yaml").read_text(encoding="utf-8"))
)
HIDDEN = Standing(situation=Situation.OBJECTION, objection="B1-1", concern="blamed", concern_known=False)
TOLD = Standing(
    situation=Situation.OBJECTION,
    objection="B1-1",
    concern="blamed",
    concern_known=True,
    disclosed=(Slot(SlotKind.CONCERN, "blamed"),),
)
TALK = Standing(situation=Situation.TALK)
FIRM = Standing(situation=Situation.REFUSAL, refusal=Refusal.FIRM)
N_A = VerdictKind.NOT_APPLICABLE


def they_say(standing: Standing, text: str = "We tried that. People were paid late.") -> CustomerTurn:
    """A customer turn, its place given by ``call``."""
    return CustomerTurn(0, (Part(text),), standing=standing)


def levels(*four: int | None, acts: str = "", faults: str = "", text: str = "So it was late.") -> TraineeTurn:
    """A trainee turn with these levels for L, E, C and A; ``None`` is not applicable."""
    rules = (RuleName.LISTEN, RuleName.EMPATHIZE, RuleName.CLARIFY, RuleName.ARGUE)
    marks = tuple(_mark(rule, level) for rule, level in zip(rules, four, strict=True))
    return _turn(text, marks, acts, faults)


def stage(rule: str, level: int, acts: str = "", faults: str = "", reason: str = "x") -> TraineeTurn:
    """A trainee turn with one stage or problem-case level."""
    name = RuleName(rule)
    found = Mark(name, VerdictKind.LEVEL, level, reason=f"why.{rule}.{reason}", evidence=(Span(0, 5),))
    return _turn("So it was late.", (found,), acts, faults)


def unreadable(rule: str = "listen") -> TraineeTurn:
    """A trainee turn that nobody can tell anything from."""
    return _turn("???", (Mark(RuleName(rule), VerdictKind.CANNOT_TELL, reason="why.none.garbled"),), "", "")


def _mark(rule: RuleName, level: int | None) -> Mark:
    if level is None:
        return Mark(rule, N_A, reason="why.none.still_exploring")
    return Mark(rule, VerdictKind.LEVEL, level, reason=f"why.{rule}.x", evidence=(Span(0, 5),))


def _turn(text: str, marks: tuple[Mark, ...], acts: str, faults: str) -> TraineeTurn:
    understanding = understood(text, *((ActName(name), (), "", 500, None) for name in acts.split()))
    gates = tuple(Fault(Gate(name), Span(0, 5), f"why.cap.{name}") for name in faults.split())
    return TraineeTurn(0, text, marked=MarkedTurn(understanding, understanding.acts, marks, gates))


def call(*turns: Turn, **more: Any) -> Transcript:
    """The turns as a transcript, numbered in order."""
    return Transcript("en", turns=tuple(replace(turn, seq=at) for at, turn in enumerate(turns)), **more)
