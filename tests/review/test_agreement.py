"""Agreement over a handful of answers, every figure worked out by hand."""

from tests.review.samples import label, record, row
from trainer.review.agreement import (
    Agreement,
    Compared,
    agreement,
    cap_figures,
    part_figures,
    rule_figures,
    twin_figures,
    worst,
)
from trainer.review.bars import Bar, part_bars
from trainer.review.figures import Hits
from trainer.review.labelled import is_frozen, item_from


def test_levels_are_compared_where_both_have_one():
    # Squares seen 3 * 5 = 15; by chance 0,4,2 against 0,2,3 = 13 + 21 + 5 = 39.
    assert agreement([(0, 0), (4, 2), (2, 3), (None, 1), (None, None)]) == Agreement(
        n=3, kappa=615, exact=333, adjacent=667, bias=-33, applies=800
    )
    assert agreement([]) == Agreement(0, None, None, None, None, None)


def test_a_rule_against_the_mean_and_the_raters_against_each_other():
    rows = [row("3---", "2---", "3---"), row("1---", "1---", "1---"), row("----", "4---", "4---")]
    found = rule_figures("listen", rows)
    assert (found.people.n, found.people.exact, found.people.bias) == (3, 667, 33)
    assert (found.scorer.n, found.scorer.exact, found.scorer.applies) == (2, 1000, 667)
    assert [sum(line) for line in found.confusion] == [0, 1, 0, 1, 1, 0]
    assert found.confusion[4] == (0, 0, 0, 0, 0, 1)
    assert found.by_level[4] == Hits(0, 0, 1)


def test_where_raters_differ_on_whether_a_rule_applies_the_scorer_is_not_judged():
    found = rule_figures("argue", [row("---2", "---2", "----"), row("---2", "---2", "---2")])
    assert (found.people.n, found.people.applies) == (1, 500)
    assert (found.scorer.n, found.scorer.applies) == (1, 1000)


def test_caps_strictly_and_with_the_benefit_of_the_doubt():
    rows = [
        row("2---", "2--- G5", "2--- G5", caps=("G5",)),
        row("2---", "2--- G5", "2---", caps=("G5",)),
        row("2---", "2--- G5", "2---"),
        row("2---", "2---", "2---", caps=("G5",)),
        row("2---", "2--- G5", "2--- G5"),
    ]
    found = cap_figures("G5", rows)
    assert found.people == Hits(2, 0, 2)
    assert found.scorer == Hits(1, 1, 1)
    assert found.loose == Hits(2, 1, 1)


def test_answers_without_any_level_are_left_out_of_a_part():
    part = part_figures("en", "open", [row("2---", "----", "----"), row("2---", "2---", "2---")])
    assert (part.n, part.rules[0].scorer.n, part.rules[-1].scorer.n) == (1, 1, 0)


def test_bars_say_what_is_missing():
    bars = {(bar.key, bar.of): bar for bar in part_bars(part_figures("en", "frozen", [row("2---", "2---", "2---")]))}
    assert bars[("bar.adjacent", "en listen")] == Bar("bar.adjacent", "en listen", 1000, least=950)
    assert bars[("bar.adjacent", "en listen")].met
    assert not bars[("bar.kappa", "en listen")].met
    assert not Bar("x", "y", 151, most=150).met


def twin(id, level, ours, **more):
    return Compared(item_from(record(id, **more), [label(id, f"{level}---")], {}), (ours, None, None, None, None), (),
                    50, 5000)  # fmt: skip


def test_twins_are_taken_from_the_translation():
    rows = [twin("en-1", 2, 1), twin("en-2", 3, 3), twin("bg-1", 2, 3, pair="en-1"), twin("bg-2", 2, 2, pair="en-2"),
            twin("bg-3", 2, 2, pair="en-9"), twin("bg-4", 0, 0)]  # fmt: skip
    listen = twin_figures(rows)[0]
    assert (listen.rule, listen.n, listen.scorer, listen.people, listen.distance) == ("listen", 2, 50, -50, 150)


def test_the_worst_come_from_the_open_part_only():
    contexts = [next(f"{n}" for n in range(99) if is_frozen(f"P1|{n}") == frozen) for frozen in (True, False)]
    rows = [
        twin(f"{context}-{ours}", 4, ours, context=context) for context in contexts for ours in (0, 3, 4)
    ]  # fmt: skip
    assert [one.item.id for one in worst(rows, 9)] == [f"{contexts[1]}-0", f"{contexts[1]}-3"]
    assert len(worst(rows, 1)) == 1
