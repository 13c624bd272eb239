"""Gates G1-G9 that one turn runs into, with the words that did it (RUBRIC 3.4, 4.2).

What a gate costs is the rubric's business; whether a wrong argument was put right later is the scorer's.
"""

import re

from trainer.acts import Act, ActName, Fault, Gate, SlotKind, Span, Understanding
from trainer.marking.context import Context
from trainer.marking.evidence import ARGUING, ASKING, CLARIFYING, FACTUAL, RECEIVING, before, first_start, of, sold
from trainer.transcript import Refusal, Situation

A = ActName

_PERCENT = re.compile(r"(\d{1,3})\s*(?:%|per\s?cent|процент|на\s+сто)")
_THIRD = 2
"""Question turns in a row before this one that make it the third (RUBRIC 3.1)."""


def faults_in(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Fault, ...]:
    """The gates of this turn, each at most once, in the order G1-G9."""
    checks = (_insult, _untrue, _push, _wrong_concern, _blind, _discount, _interrogation, _pressure, _stuffing)
    found = (check(understanding, acts, context) for check in checks)
    return tuple(fault for fault in found if fault is not None)


def _fault(gate: Gate, acts: tuple[Act, ...]) -> Fault:
    return Fault(gate, acts[0].span, f"why.cap.{gate.value}")


def _insult(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    shown = of(acts, A.INSULT)
    return _fault(Gate.G1, shown) if shown else None


def _untrue(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    pretext = tuple(act for act in of(acts, A.EVASIVE) if act.about(SlotKind.NOT_TRUE))
    shown = of(acts, A.FALSE_CLAIM) + pretext
    return _fault(Gate.G2, shown) if shown else None


def _push(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    asked_to_go = context.refusal is Refusal.FIRM or context.removal_asked
    if not asked_to_go:
        return None
    selling = of(acts, A.PUSH_FIRM, A.PUSH_SOFT) + sold(acts)
    if selling:
        return _fault(Gate.G3, selling)
    met = of(acts, A.CONFIRM_REMOVAL, A.POLITE_EXIT, A.FIX_ACTION, A.ACK_PLAIN, A.APOLOGY_BRIEF, A.OWN_MISTAKE,
             A.ANSWER_QUESTION, A.ADMIT_UNKNOWN)  # fmt: skip
    if context.removal_asked and not met and of(acts, *ASKING):
        return _fault(Gate.G3, of(acts, *ASKING))
    return None


def _wrong_concern(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    if context.situation is not Situation.OBJECTION or not context.concern_known or not context.answers:
        return None
    shown = of(acts, *FACTUAL)
    aimed_off = shown and all(context.answered_by(act) is False for act in shown)
    return _fault(Gate.G4, shown) if aimed_off else None


def _blind(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    if context.situation is not Situation.OBJECTION or not context.hidden:
        return None
    argued = of(acts, *ARGUING)
    asked_first = of(before(acts, first_start(acts, *ARGUING)), *CLARIFYING)
    if not argued or asked_first or context.did_in_episode(*CLARIFYING):
        return None
    return _fault(Gate.G5, argued)


def _discount(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    cut = of(acts, A.DISCOUNT, A.DISCOUNT_EARLY)
    if not cut:
        return None
    beyond = any(_beyond(understanding.text, act, context.discount_limit) for act in cut)
    if not beyond and not of(cut, A.DISCOUNT_EARLY):
        return None
    return Fault(Gate.G6, cut[0].span, "why.cap.G6_limit" if beyond else "why.cap.G6", beyond)


def _beyond(text: str, act: Act, limit: int | None) -> bool:
    """Whether an offer exceeds the limit; without a figure only a limit of nothing at all is surely exceeded."""
    if limit is None:
        return False
    named = [key.removeprefix("percent:") for key in act.about(SlotKind.DETAIL) if key.startswith("percent:")]
    spoken = named or _PERCENT.findall(text[act.span.start : act.span.end])
    figures = [int(found) for found in spoken if found.isdigit()]
    return max(figures) > limit if figures else limit == 0


def _interrogation(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    stacked = of(acts, A.Q_STACK)
    if stacked:
        return _fault(Gate.G7, stacked)
    asked = of(acts, *ASKING)
    gives = of(acts, *RECEIVING, *FACTUAL, A.CANDOUR, A.AUTONOMY)
    if asked and not gives and context.question_run >= _THIRD and context.situation is Situation.OBJECTION:
        return _fault(Gate.G7, asked)
    return None


def _pressure(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    shown = of(acts, A.PRESSURE)
    return _fault(Gate.G8, shown) if shown else None


def _stuffing(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> Fault | None:
    if not understanding.stuffing:
        return None
    return Fault(Gate.G9, Span(0, len(understanding.text)), "why.cap.G9")
