from dataclasses import replace

import pytest

from tests.call.settings import setting
from trainer.acts import RuleName, VerdictKind
from trainer.call import Call, Input, hear, open_call
from trainer.coaching.debrief import Comment
from trainer.coaching.examples import Example, Line, Moment, examples_in, fitting, moment_of
from trainer.coaching.telling import levelled
from trainer.scoring import Verdict
from trainer.transcript import Situation, Standing

HERE = Moment("shop", Situation.OBJECTION, "dear", "P1")
WEAK = Comment(Verdict(RuleName.CLARIFY, VerdictKind.LEVEL, 1), 3, "Okay.", (), "It is dear.", "taken.unmoved")


def example(moment: Moment, text: str, rule: RuleName = RuleName.CLARIFY, level: int = 3) -> Example:
    return Example("aa", moment, rule, level, "It is dear.", text)


SAME = example(HERE, "same")
SAME_HIGHER = example(HERE, "same, higher", level=4)
SAME_TYPE = example(replace(HERE, scenario="door", objection="sum"), "same type", level=4)
OTHER_TYPE = example(replace(HERE, objection="later", catalogue="T1"), "other type")
OTHER_MOMENT = example(replace(HERE, situation=Situation.REFUSAL, objection=None, catalogue=None), "refusal", level=4)
OTHER_RULE = example(HERE, "other rule", RuleName.LISTEN, 4)
OWN = example(HERE, "Okay.", level=4)


@pytest.mark.parametrize(
    ("examples", "found"),
    [
        ((), None),
        ((OTHER_RULE, OTHER_MOMENT, OWN), None),
        ((OTHER_TYPE, OTHER_RULE), OTHER_TYPE),
        ((OTHER_TYPE, SAME_TYPE), SAME_TYPE),
        ((SAME_TYPE, SAME, OTHER_TYPE), SAME),
        ((SAME, SAME_HIGHER), SAME_HIGHER),
        ((SAME, replace(SAME, text="later")), SAME),
    ],
)
def test_the_nearest_line_of_the_same_rule_is_the_example(examples, found):
    assert fitting(WEAK, HERE, examples) == found


def test_only_lines_that_stand_high_and_met_no_cap_are_examples():
    call: Call = open_call(setting("vacuum-shop", "indecisive-parent"), 5)
    for line in ("Good morning, my name is Ann Cole from Volta Electronics. May I ask your name?", "You are an idiot."):
        call, _ = hear(call, Input(line))
    lines = [Line(one.trainee.text, one.marked, one.reply) for one in call.exchanges]
    found = examples_in("aa", call.opening, lines, call.setting.scenario)
    assert call.exchanges[1].marked.faults
    assert [(one.text, one.rule) for one in found] == [
        (call.inputs[0].text, mark.rule) for mark in levelled(call.exchanges[0].marked) if mark.level >= 3
    ]
    assert found


def test_a_moment_knows_the_type_of_the_open_objection():
    scenario = setting("vacuum-shop", "indecisive-parent").scenario
    first = scenario.objections[0]
    standing = Standing(situation=Situation.OBJECTION, objection=first.id)
    assert moment_of(standing, scenario) == Moment(scenario.id, Situation.OBJECTION, first.id, first.catalogue)
    assert moment_of(Standing(), scenario) == Moment(scenario.id, None, None, None)
