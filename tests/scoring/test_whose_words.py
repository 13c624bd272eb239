"""Which turn shows a verdict, and whose targets and secrets an episode has."""

from dataclasses import replace

import pytest

from tests.scoring.calls import FIRM, HIDDEN, STANDARD, TOLD, call, levels, stage, they_say
from trainer.acts import RuleName
from trainer.content.scenario import Objection, Scenario, Targets
from trainer.scoring import Scorecard, score
from trainer.scoring.arithmetic import half_up

SECOND = replace(HIDDEN, objection="B2-1", concern="alone")


def scored(*pairs: object, scenario: Scenario | None = None) -> Scorecard:
    return score(call(*pairs), STANDARD, scenario)  # type: ignore[arg-type]


def test_a_case_is_shown_by_the_turn_nearest_to_its_level() -> None:
    card = scored(*[one for level in (1, 4, 4) for one in (they_say(FIRM), stage("refusal", level))])
    (verdict,) = card.episodes[0].verdicts
    assert (verdict.rule, verdict.level, verdict.seq) == (RuleName.REFUSAL, 3, 3)


def test_each_objection_has_its_own_targets() -> None:
    low, high = Targets(listen=1, empathize=1, clarify=1, argue=1), Targets(listen=4, empathize=4, clarify=4, argue=4)
    objections = [
        Objection.model_construct(id=name, targets=targets, kind="block")
        for name, targets in (("B2-1", high), ("B1-1", low))
    ]
    scenario = Scenario.model_construct(objections=objections, role="seller")
    card = scored(
        *(they_say(HIDDEN), levels(2, 2, 2, None), they_say(SECOND), levels(2, 2, 2, None)), scenario=scenario
    )
    assert [one.targets for one in card.episodes] == [(1, 1, 1, 1), (4, 4, 4, 4)]
    assert [one.score for one in card.episodes] == [100, 50]


def test_a_secret_that_came_out_belongs_to_its_own_objection() -> None:
    turns = (they_say(HIDDEN), levels(3, 2, 3, None), they_say(TOLD), levels(3, 2, None, 3))
    card = scored(*turns, they_say(SECOND), levels(2, 1, 1, None))
    assert [(one.objection, one.revealed) for one in card.episodes] == [("B1-1", True), ("B2-1", False)]
    unknown = replace(HIDDEN, concern_known=None)
    assert scored(they_say(unknown), levels(2, 1, 1, None)).episodes[0].revealed is None


@pytest.mark.parametrize("level", [2, 3, 4])
def test_stacked_questions_are_a_one_and_shown_where_they_were_stacked(level: int) -> None:
    clear = levels(3, 2, level, None)
    stacked = levels(3, 2, 2, None, acts="q_stack")
    found = scored(they_say(HIDDEN), clear, they_say(HIDDEN), stacked).episodes[0].verdict(RuleName.CLARIFY)
    assert found is not None
    assert (found.level, found.seq) == (1, 3)


def test_brushing_aside_holds_empathy_down_even_where_that_turn_has_no_mark() -> None:
    brushed = levels(2, None, None, None, acts="dismiss")
    found = scored(they_say(HIDDEN), levels(3, 3, 1, None), they_say(HIDDEN), brushed).episodes[0]
    verdict = found.verdict(RuleName.EMPATHIZE)
    assert verdict is not None
    assert (verdict.level, verdict.seq) == (1, 1)


def test_nothing_can_be_divided_by_nothing() -> None:
    with pytest.raises(ValueError, match=r"^a score needs something to divide by$"):
        half_up(1, 0)
