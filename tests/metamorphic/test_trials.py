"""Which trials an answer gets, how they are judged and counted: marks made by hand, no ear."""

from dataclasses import replace

import pytest

from trainer.acts import Act, ActName, Mark, MarkedTurn, RuleName, Span, Understanding, VerdictKind
from trainer.call.single_answer import Answer, Scored
from trainer.marking import Context
from trainer.review.bars import Bar
from trainer.review.metamorphic import Based, Trial, mismatched, no_more, quoted_trials, same, translated, trials
from trainer.review.trials import Drop, Outcome, Tally, by_name, drops, failures, tallies, trial_bars
from trainer.scoring import SingleScore
from trainer.transcript import Situation

TEXT = "So it broke. Was it the lid, or the base?"
RULES = (RuleName.LISTEN, RuleName.EMPATHIZE, RuleName.CLARIFY, RuleName.ARGUE)


def scored(score, levels="313-", *acts):
    marks = tuple(
        Mark(rule, VerdictKind.NOT_APPLICABLE if level == "-" else VerdictKind.LEVEL, 0 if level == "-" else int(level))
        for rule, level in zip(RULES, levels, strict=True)
    )
    found = tuple(Act(ActName(name), Span(*span)) for name, span in acts)
    understood = Understanding(TEXT, "en", "hand", found)
    return Scored(MarkedTurn(understood, found, marks), Context(), SingleScore(score, 0))


ASKED = scored(83, "313-", ("clarify_specific", (13, 41)))
ANSWER = Answer("en", "My kettle died.", TEXT, ("3-year warranty",), ("it lasts a lifetime",), (), False,
                Situation.OBJECTION)  # fmt: skip
BASE = Based("en-1", ANSWER, ASKED)


def by_kind(found):
    return {(one.name, one.kind): one for one in found}


def test_what_is_tried_on_a_good_question():
    found = by_kind(trials(BASE))
    assert sorted({name for name, _ in found}, key=lambda name: int(name[1:])) == [
        "M1", "M2", "M3", "M4", "M8", "M10", "M11", "M14", "M16", "M19",
    ]  # fmt: skip
    assert found[("M10", "fact first")].answer.answer == f"3-year warranty. {TEXT}"
    assert found[("M11", "false claim")].answer.answer == f"{TEXT} It lasts a lifetime."
    assert found[("M14", "their words first")].answer.answer == f"My kettle died. {TEXT}"
    assert found[("M16", "third question")].answer.answer.count("?") == 3
    assert all(one.answer.customer == ANSWER.customer for one in found.values())


def test_what_has_no_score_is_not_tried():
    assert list(trials(Based("x", ANSWER, scored(None)))) == []
    assert list(trials(Based("x", replace(ANSWER, answer=" "), ASKED))) == []


@pytest.mark.parametrize(
    ("trial", "after", "held"),
    [
        (("M11", "false claim"), scored(40), True),
        (("M11", "false claim"), scored(41), False),
        (("M16", "third question"), scored(83), False),
        (("M10", "fact first"), scored(82), True),
        (("M10", "fact first"), scored(83), False),
        (("M14", "their words first"), scored(83), True),
        (("M14", "their words first"), scored(83, "413-"), False),
        (("M14", "their words first"), scored(60), False),
        (("M19", "prompt 1"), scored(None), False),
        (("M2", "rule names"), scored(None), True),
    ],
)
def test_judges(trial, after, held):
    assert Outcome(by_kind(trials(BASE))[trial], after).held is held


def test_a_copied_line_may_earn_two_for_listening_and_no_more():
    poor = Based("x", ANSWER, scored(39, "111-", ("clarify_specific", (13, 41))))
    judge = by_kind(trials(poor))[("M14", "their words first")].judge
    assert judge(poor.scored, scored(50, "211-"))
    assert not judge(poor.scored, scored(61, "311-"))
    assert not judge(poor.scored, scored(61, "212-"))


def test_a_low_score_need_not_fall_but_may_not_rise():
    poor = Based("x", ANSWER, scored(22, "111-", ("clarify_specific", (13, 41))))
    judge = by_kind(trials(poor))[("M11", "false claim")].judge
    assert (judge(poor.scored, scored(22)), judge(poor.scored, scored(23))) == (True, False)


def test_tolerances():
    assert (same(3)(scored(50), scored(53)), same(3)(scored(50), scored(46))) == (True, False)
    assert (no_more(scored(50), scored(53)), no_more(scored(50), scored(54))) == (True, False)


def test_an_argument_is_negated_and_must_fall():
    argued = replace(ANSWER, answer="The warranty is three years.", concern_known=True)
    base = Based("x", argued, scored(80, "31-3", ("benefit", (0, 27))))
    trial = by_kind(trials(base))[("M15", "negated")]
    assert trial.answer.answer == "The warranty is not three years."
    assert (trial.judge(base.scored, scored(80, "31-2")), trial.judge(base.scored, scored(80, "31-3"))) == (True, False)


def test_reasons_of_one_rule_change_places():
    argued = replace(ANSWER, answer="It is steel. It is quiet. Done", concern_known=True)
    base = Based("x", argued, scored(50, "31-2", ("feature", (0, 11)), ("feature", (13, 24))))
    assert by_kind(trials(base))[("M9", "swapped")].answer.answer == "It is quiet. It is steel. Done"


def test_quotations_and_attacks_are_for_objections_of_another_kind():
    found = by_kind(quoted_trials(BASE))
    assert [kind for name, kind in found if name == "M18"] == [f"quoted {number}" for number in range(1, 7)]
    payroll = replace(ANSWER, customer="The salaries: a specialist or a deputy? Thirty people were on one payday.")
    assert ("M18", "quoted 4") not in by_kind(quoted_trials(replace(BASE, answer=payroll)))
    assert list(quoted_trials(replace(BASE, answer=replace(ANSWER, situation=Situation.CLOSE)))) == []
    assert found[("attack", "their words")].answer.answer == ANSWER.customer


def test_translations():
    (trial,) = translated(BASE, replace(BASE, id="bg-1", answer=replace(ANSWER, lang="bg")))
    assert (trial.name, trial.answer.lang, trial.judge(ASKED, scored(91)), trial.judge(ASKED, scored(92))) == (
        "M17", "bg", True, False,
    )  # fmt: skip


def test_mismatched_answers_keep_their_words_and_change_the_customer():
    other = replace(ANSWER, customer="No time.", facts=("ten minutes",))
    known = replace(other, customer="Why?", facts=("nine",), concern_known=True)
    found = list(mismatched([BASE, Based("o", other, scored(20)), Based("k", known, scored(90))]))
    assert [(one.base.id, one.answer.customer, one.answer.answer) for one in found] == [("en-1", "No time.", TEXT)]


def outcome(name, kind, after, lang="en", before=ASKED):
    base = Based("x", replace(ANSWER, lang=lang), before)
    return Outcome(Trial(name, kind, base, base.answer, same(3)), after)


def test_counting():
    found = [outcome("M4", "upper", ASKED), outcome("M4", "upper", scored(1)), outcome("M4", "lower", ASKED, "bg"),
             outcome("M13", "mismatched", scored(1, "1-1-"))]  # fmt: skip
    counted = tallies(found)
    assert counted == (Tally("M4", "lower", "bg", 1, 1), Tally("M4", "upper", "en", 2, 1))
    assert by_name(counted) == (Tally("M4", "", "", 3, 2),)
    assert failures(found) == (found[1],)
    assert failures(found)[0].told().startswith("M4 upper  x: 83 → 1  313– → 313–\n")
    assert drops(found) == (Drop("en", "listen", 1, 200), Drop("en", "clarify", 1, 200), Drop("en", "argue", 0, None))
    assert trial_bars(counted, drops(found)) == (
        Bar("bar.metamorphic", "M4", 667, least=970),
        Bar("bar.drop", "M13 en listen", 200, least=100),
        Bar("bar.drop", "M13 en clarify", 200, least=100),
    )
