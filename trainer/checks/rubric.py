"""What is wrong with a marking scheme beyond its shape: weights that weigh nothing or do not add up."""

from collections.abc import Iterator
from typing import get_args

from trainer.checks.finding import Finding, Path, finding
from trainer.content.rubric import Rubric, RuleWord
from trainer.content.scenario import Role


def check_rubric(rubric: Rubric) -> tuple[Finding, ...]:
    """Every finding of one marking scheme."""
    return tuple(_weights(rubric))


def _weights(rubric: Rubric) -> Iterator[Finding]:
    for rule in get_args(RuleWord):
        if rule not in rubric.weights:
            yield finding(("weights",), "S049", "missing", name=rule)
    for role in Role:
        if role not in rubric.stages:
            yield finding(("stages",), "S049", "missing", name=role.value)
    sums: list[tuple[Path, str, list[int]]] = [(("weights",), "weights", list(rubric.weights.values()))]
    sums += [(("stages", role.value), role.value, list(stages.values())) for role, stages in rubric.stages.items()]
    for at, name, weights in sums:
        if min(weights, default=0) < 0 or sum(weights) != 100:
            yield finding(at, "S049", name=name, sum=sum(weights))
    cap = rubric.caps.get("G6")
    if cap is not None and cap.episode is not None and rubric.discount_beyond_limit > cap.episode:
        yield finding(("discount_beyond_limit",), "S050", cap=cap.episode)
