"""One stretch of a call into a scored episode (RUBRIC 4.2): four rules against their targets, or one problem case."""

from collections.abc import Sequence

from trainer.acts import RuleName, VerdictKind
from trainer.content.rubric import Rubric
from trainer.content.scenario import Objection, Scenario, Targets
from trainer.scoring.arithmetic import FULL, against_targets, mean, share
from trainer.scoring.caps import capped, episode_caps
from trainer.scoring.four import four_verdicts, levelled, verdict_from, without_level
from trainer.scoring.scorecard import Episode, Verdict
from trainer.scoring.stretches import Stretch
from trainer.transcript import Transcript


def episode_of(stretch: Stretch, transcript: Transcript, rubric: Rubric, scenario: Scenario | None) -> Episode:
    """The scored episode of one stretch; its score is ``None`` where no verdict has a level."""
    caps = episode_caps(stretch.heard, rubric)
    objection = _objection(scenario, stretch.objection)
    if stretch.case is not None:
        verdicts: tuple[Verdict, ...] = (_case_verdict(stretch, stretch.case),)
        targets: tuple[int, ...] = (rubric.level_for_full,)
        raw = share(verdicts[0].level, targets[0]) if verdicts[0].kind is VerdictKind.LEVEL else None
    else:
        verdicts = four_verdicts(stretch)
        targets = levels_wanted(objection.targets if objection else Targets())
        raw = raw_score(verdicts, targets, rubric)
    return Episode(
        objection=stretch.objection,
        case=stretch.case,
        turns=tuple(turn.seq for turn in stretch.heard),
        verdicts=verdicts,
        targets=targets,
        raw=raw,
        score=None if raw is None else capped(raw, caps),
        caps=caps,
        concern=stretch.open.concern,
        revealed=_revealed(stretch, transcript),
        settled=stretch.settled,
        weight=_weight(stretch, objection, rubric),
    )


def levels_wanted(targets: Targets) -> tuple[int, ...]:
    """Target levels in the order of the four rules."""
    return (targets.listen, targets.empathize, targets.clarify, targets.argue)


def raw_score(verdicts: Sequence[Verdict], targets: Sequence[int], rubric: Rubric) -> int | None:
    """Percent that the levelled verdicts earn of their targets; ``None`` if none has a level or weight."""
    weights = {str(rule): weight for rule, weight in rubric.weights.items()}
    parts = [
        (verdict.level, target, weights.get(verdict.rule.value, 0))
        for verdict, target in zip(verdicts, targets, strict=True)
        if verdict.kind is VerdictKind.LEVEL
    ]
    return against_targets(parts) if any(weight for _, _, weight in parts) else None


def _case_verdict(stretch: Stretch, case: RuleName) -> Verdict:
    found = levelled(stretch.heard, case)
    if not found:
        return without_level(stretch.heard, case)
    level = mean([mark.level for _, mark in found])
    turn, mark = min(found, key=lambda pair: (abs(pair[1].level - level), pair[0].seq))
    return verdict_from(turn, mark, level)


def _objection(scenario: Scenario | None, key: str | None) -> Objection | None:
    if scenario is None or key is None:
        return None
    return next((objection for objection in scenario.objections if objection.id == key), None)


def _weight(stretch: Stretch, objection: Objection | None, rubric: Rubric) -> int:
    kind = rubric.difficulty.get(objection.kind, FULL) if objection else FULL
    heated = stretch.case is RuleName.RUDENESS or any(turn.standing.heated for turn in stretch.heard)
    return max(kind, rubric.difficulty.get("heated", FULL)) if heated else kind


def _revealed(stretch: Stretch, transcript: Transcript) -> bool | None:
    """Whether the concern ever lay open while this objection stood; ``None`` where no turn says."""
    if stretch.case is not None:
        return None
    known = [
        turn.standing.concern_known
        for turn in transcript.customer_turns()
        if turn.standing.objection == stretch.objection and turn.standing.concern_known is not None
    ]
    return any(known) if known else None
