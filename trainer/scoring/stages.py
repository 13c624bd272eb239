"""Stages of the call: what each turn's stage marks add up to, and what each stage counts (RUBRIC 3.2, 4.4).

A stage that was not reached is ``not_shown``; a chance that was there and not taken is a level.
"""

from collections.abc import Sequence

from trainer.acts import RuleName, SlotKind, VerdictKind
from trainer.content.rubric import Rubric
from trainer.content.scenario import Role
from trainer.marking.evidence import ARGUING
from trainer.scoring.arithmetic import half_up, share, weighted
from trainer.scoring.four import Levelled, levelled, verdict_from, without_level
from trainer.scoring.scorecard import Episode, Stage, Verdict
from trainer.scoring.stretches import Heard
from trainer.transcript import Situation

EXITS = (RuleName.REFUSAL, RuleName.CANT_TALK)


def stages_of(heard: Sequence[Heard], episodes: Sequence[Episode], rubric: Rubric, role: Role) -> tuple[Stage, ...]:
    """The five stages in the order of a call, each with its weight for the role."""
    weights = rubric.stages.get(role, {})
    opening, needs, presentation = _opening(heard), _needs(heard), _presentation(heard)
    closing = _closing(heard)
    return (
        Stage("opening", opening, _percent(opening, rubric), weights.get("opening", 0)),
        Stage("needs", needs, _percent(needs, rubric), weights.get("needs", 0)),
        Stage("presentation", presentation, _percent(presentation, rubric), weights.get("presentation", 0)),
        Stage("objections", None, _objections(episodes), weights.get("objections", 0)),
        Stage("closing", closing, _ending(closing, episodes, rubric), weights.get("closing", 0)),
    )


def _percent(verdict: Verdict, rubric: Rubric) -> int | None:
    return share(verdict.level, rubric.level_for_full) if verdict.kind is VerdictKind.LEVEL else None


def _highest(found: Sequence[Levelled], most: int) -> Verdict:
    turn, mark = max(found, key=lambda pair: (pair[1].level, -pair[0].seq))
    return verdict_from(turn, mark, min(mark.level, most))


def _lowest(found: Sequence[Levelled]) -> Verdict:
    turn, mark = min(found, key=lambda pair: (pair[1].level, pair[0].seq))
    return verdict_from(turn, mark, mark.level)


def _opening(heard: Sequence[Heard]) -> Verdict:
    """As far as the opening got; hiding who calls or why is never made up for."""
    found = levelled(heard, RuleName.OPENING)
    if not found:
        return without_level(heard, RuleName.OPENING)
    return _lowest(found) if any(mark.level == 0 for _, mark in found) else _highest(found, 4)


def _needs(heard: Sequence[Heard]) -> Verdict:
    """The best that was asked; an interrogation holds it to 1, a pitch before any question to 2."""
    rule = RuleName.NEEDS
    found = levelled(heard, rule)
    if not found:
        return _missed(heard, rule)
    reasons = {mark.reason for _, mark in found}
    if "why.needs.interrogation" in reasons:
        return _highest(found, 1)
    return _highest(found, 2 if "why.needs.pitch_first" in reasons else 4)


def _missed(heard: Sequence[Heard], rule: RuleName) -> Verdict:
    """No question in all the talk is level 0 if something could still be learned."""
    talked = [turn for turn in heard if turn.standing.situation is Situation.TALK and turn.marked.acts]
    none = without_level(heard, rule)
    if none.kind is VerdictKind.CANNOT_TELL or not any(turn.standing.needs_hidden for turn in talked):
        return none
    return Verdict(rule, VerdictKind.LEVEL, 0, "why.needs.never", "next.needs.0")


def _presentation(heard: Sequence[Heard]) -> Verdict:
    """The best that was presented; a list holds it to 2, an untruth to 0. Silence on a told need is level 1."""
    rule = RuleName.PRESENTATION
    found = levelled(heard, rule)
    if found:
        if any(mark.level == 0 for _, mark in found):
            return _lowest(found)
        return _highest(found, 2 if any(mark.reason == "why.presentation.list" for _, mark in found) else 4)
    none = without_level(heard, rule)
    told = False
    for turn in heard:
        told = told or any(slot.kind is SlotKind.NEED for slot in turn.standing.disclosed)
        talking = turn.standing.situation in (Situation.TALK, Situation.CLOSE)
        if told and talking and not any(other.did(*ARGUING) for other in heard):
            return Verdict(rule, VerdictKind.LEVEL, 1, "why.presentation.never", "next.presentation.1")
    return none


def _closing(heard: Sequence[Heard]) -> Verdict:
    """How it was asked for in the end; never asking a customer who was ready is level 1."""
    rule = RuleName.CLOSING
    found = levelled(heard, rule)
    if found:
        return verdict_from(*found[-1], found[-1][1].level)
    none = without_level(heard, rule)
    if any(turn.standing.ready_to_close for turn in heard):
        return Verdict(rule, VerdictKind.LEVEL, 1, "why.closing.not_asked", "next.closing.1")
    return none


def _objections(episodes: Sequence[Episode]) -> int | None:
    """Mean of the episodes' scores, weighted by difficulty; exits count with the closing instead."""
    parts = [(one.score, one.weight) for one in episodes if one.score is not None and one.case not in EXITS]
    return weighted(parts) if sum(weight for _, weight in parts) else None


def _ending(closing: Verdict, episodes: Sequence[Episode], rubric: Rubric) -> int | None:
    """Closing and exits, whichever applied; their mean where several did."""
    scores = [one.score for one in episodes if one.case in EXITS and one.score is not None]
    own = _percent(closing, rubric)
    scores += [own] if own is not None else []
    return half_up(sum(scores), len(scores)) if scores else None
