from tests.scoring.calls import HIDDEN, STANDARD, call, levels, they_say
from trainer.acts import RuleName
from trainer.coaching.progress import ENOUGH, Line, progress
from trainer.scoring import Scorecard, score


def card(listen: int, clarify: int) -> Scorecard:
    return score(call(they_say(HIDDEN), levels(listen, 2, clarify, None)), STANDARD)


def test_too_little_evidence_has_no_figure():
    shown = progress([card(3, 1)] * (ENOUGH - 1))
    assert [line.mean for line in shown.lines] == [None] * len(shown.lines)
    assert shown.weakest is None


def test_the_weakest_rule_is_the_next_to_practise():
    shown = progress([card(3, 1)] * ENOUGH)
    assert {line.rule: line.mean for line in shown.lines} == {
        RuleName.LISTEN: 100,
        RuleName.EMPATHIZE: 100,
        RuleName.CLARIFY: 33,
    }
    assert shown.weakest is RuleName.CLARIFY


def test_means_are_rounded_half_up():
    assert Line(RuleName.LISTEN, (100, 100, 100, 100, 99)).mean == 100
    assert Line(RuleName.LISTEN, (33, 33, 33, 33, 32, 33)).mean == 33


def test_more_than_asked_earns_nothing():
    assert progress([card(4, 3)]).lines[0].shares == (100,)
