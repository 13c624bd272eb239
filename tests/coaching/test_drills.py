"""Drills find what a trainee is weak in, bring it back when FSRS says, and each time another moment."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis.strategies import data, integers, lists, sampled_from

from tests.call.settings import LIBRARY, setting
from trainer.acts import FOUR_RULES, RuleName
from trainer.coaching.cells import Cell, Seen, Weakness
from trainer.coaching.drills import Done, Material, choose, materials
from trainer.coaching.rounds import answer, open_round, over
from trainer.coaching.spacing import Review, due, overdue, rating
from trainer.files.library import PERSONAS, SCENARIOS

DAY = timedelta(days=1)
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
ROUNDS = 5
Weak = Callable[[Cell], bool]


@cache
def ready() -> tuple[Material, ...]:
    people = [(name, LIBRARY.persona("en", name).kind) for name in LIBRARY.names(PERSONAS, "en")]
    names = LIBRARY.names(SCENARIOS, "en")
    return tuple(one for name in names for one in materials(LIBRARY.scenario("en", name), people))


def sitting(weak: Weak, before: Sequence[Done], now: datetime, seen: Sequence[Seen] = ()) -> tuple[Done, ...]:
    """One sitting of a trainee who only fails where they are weak."""
    done: tuple[Done, ...] = ()
    for number in range(ROUNDS):
        chosen = choose(ready(), seen, before, done, now + timedelta(minutes=2 * number))
        levels = (1, 1, 2) if weak(chosen.material.cell) else (3,)
        review = Review(now + timedelta(minutes=2 * number + 1), chosen.material.cell, levels, 3)
        done = (*done, Done(review, chosen.material.scenario, chosen.material.objection))
    return done


def calls(weak: Weak) -> tuple[Seen, ...]:
    """What twelve calls showed before the first drill: each with another customer."""
    cells = sorted({one.cell for one in ready()})[::29]
    narrow = [cell for cell in sorted({one.cell for one in ready()}) if weak(cell)][:4] * 4
    return tuple(Seen(f"2026-11-{10 + n % 9:02}", cell, 200 * weak(cell)) for n, cell in enumerate((*cells, *narrow)))


@pytest.mark.parametrize("rule", FOUR_RULES)
def test_a_weak_rule_fills_most_rounds_of_two_sittings(rule: RuleName):
    def weak(cell: Cell) -> bool:
        return cell.rule is rule

    first = sitting(weak, (), START)
    second = sitting(weak, first, START + DAY)
    on_it = [weak(one.review.cell) for one in (*first, *second)]
    assert sum(on_it) > len(on_it) // 2 and sum(on_it[ROUNDS:]) > ROUNDS // 2


@pytest.mark.parametrize(
    "weak",
    [
        lambda cell: cell.rule is RuleName.CLARIFY and cell.kind == "sceptical",
        lambda cell: cell.rule is RuleName.EMPATHIZE and cell.type == "B",
        lambda cell: cell == Cell("hostile", "P", RuleName.LISTEN),
        lambda cell: cell == Cell("price_hunter", "C", RuleName.ARGUE),
    ],
)
def test_a_narrow_weakness_that_calls_showed_fills_most_rounds_of_two_sittings(weak: Weak):
    assert any(weak(one.cell) for one in ready())
    seen = calls(weak)
    first = sitting(weak, (), START, seen)
    second = sitting(weak, first, START + DAY, seen)
    on_it = [weak(one.review.cell) for one in (*first, *second)]
    assert sum(on_it) > len(on_it) // 2


def test_who_is_weak_in_nothing_meets_all_four_rules_and_then_what_is_due():
    first = sitting(lambda _: False, (), START)
    assert {one.review.cell.rule for one in first} == set(FOUR_RULES)
    then = choose(ready(), (), first, (), START + 3 * DAY)
    assert (then.why, then.material.cell in {one.review.cell for one in first}) == ("due", True)
    assert choose(ready(), (), first, (), START + timedelta(hours=3)).why == "new"


def test_no_objection_is_drilled_twice_before_its_fellows():
    done: tuple[Done, ...] = ()
    for day in range(6):
        done = (*done, *sitting(lambda cell: cell.rule is RuleName.CLARIFY, done, START + day * DAY))
    used = Counter((one.scenario, one.objection, one.review.cell) for one in done)
    by_cell = Counter(one.review.cell for one in done)
    for cell, times in by_cell.items():
        there = {(one.scenario, one.objection) for one in ready() if one.cell == cell}
        counts = [used[(*place, cell)] for place in there]
        assert max(counts) - min(counts) <= 1, (cell, times)


def test_nothing_to_drill_is_nothing_chosen():
    assert choose((), (), (), (), START) is None


def test_due_times_are_what_fsrs_says_and_grow():
    cell = Cell("busy", "P", RuleName.CLARIFY)
    plain = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at, reviews, gaps = Card(card_id=1, due=START), START, [], []
    for _ in range(5):
        reviews.append(Review(at, cell, (3,), 3))
        card, _ = plain.review_card(card, Rating.Good, at)
        assert due(reviews) == {cell: card.due}
        gaps.append((card.due - at).days)
        at = card.due
    assert gaps == sorted(set(gaps)) and gaps[0] >= 1
    assert (overdue(reviews, at - timedelta(seconds=1)), overdue(reviews, at)) == ((), (cell,))
    reviews.append(Review(at, cell, (0, 1, 1), 3))
    assert (due(reviews)[cell] - at).days < gaps[-1]


@pytest.mark.parametrize(
    ("levels", "worth"), [((), 1), ((2, 2, 2), 1), ((1, 3), 2), ((0, 0, 4), 2), ((3,), 3), ((4,), 4)]
)
def test_what_the_tries_of_a_round_are_worth(levels, worth):
    assert rating(levels, 3) == worth


def test_a_cell_never_seen_is_guessed_from_its_rule_type_and_kind():
    seen = [Seen("2026-11-01", Cell("busy", "P", RuleName.CLARIFY), 300)] * 4
    weakness = Weakness(seen)
    ranked = [
        weakness.of(Cell(kind, letter, rule))
        for kind, letter, rule in (
            ("busy", "P", RuleName.CLARIFY),
            ("busy", "C", RuleName.CLARIFY),
            ("silent", "C", RuleName.CLARIFY),
            ("busy", "P", RuleName.LISTEN),
        )
    ]
    assert ranked == sorted(ranked, reverse=True) and ranked[-1] == 50 and len(set(ranked)) == 4


def test_only_the_latest_verdicts_count():
    cell = Cell("busy", "P", RuleName.CLARIFY)
    old = [Seen("2026-01-01", cell, 400)] * 12
    new = [Seen("2026-11-01", cell, 0)] * 12
    assert Weakness((*new, *old)).of(cell) < 10


@pytest.mark.parametrize("rule", FOUR_RULES)
def test_each_round_brings_a_moment_not_met_while_there_is_one(rule: RuleName):
    here = setting("bakery-terminal", "sceptical-engineer")
    met = []
    for _ in range(4):
        met.append(open_round(here, "N1-1", rule, 5, met).moment)
    assert len(set(met)) == (2 if rule is RuleName.ARGUE else 4)


def test_each_try_is_said_to_the_same_customer_in_the_same_state():
    here = open_round(setting("bakery-terminal", "sceptical-engineer"), "N1-1", RuleName.CLARIFY, 5)
    weak, good = answer(here, "Okay."), answer(here, "Is it the fee that worries you, or something else?")
    assert (weak.level < here.target, good.level >= here.target) == (True, True)
    assert weak.exchange.taken.before == good.exchange.taken.before
    assert [over(1, weak.level, here), over(3, weak.level, here), over(1, good.level, here)] == [False, True, True]


def test_a_serious_fault_leaves_no_more_than_one():
    here = open_round(setting("bakery-terminal", "sceptical-engineer"), "N1-1", RuleName.CLARIFY, 5)
    tried = answer(here, "Cash is abolished soon anyway, the law requires cards. Is it the fee that worries you?")
    assert (tried.mark.level > 1, tried.level) == (True, 1)


def test_every_drill_of_the_library_can_be_opened():
    ones = {(one.scenario, one.objection, one.cell.rule): one for one in ready()}
    for one in list(ones.values())[::7]:
        here = open_round(setting(one.scenario, one.persona), one.objection, one.cell.rule, 3)
        assert here.call.last.standing.objection == one.objection and here.opening
        assert here.call.last.standing.concern_known in (one.cell.rule is RuleName.ARGUE, here.objection.transparent)


@settings(max_examples=20, deadline=None)
@given(data())
def test_whatever_was_practised_there_is_a_next_round_and_always_the_same(draw):
    ones = draw.draw(lists(sampled_from(ready()), max_size=12))
    marks = lists(integers(0, 4), max_size=3).map(tuple)
    days = lists(integers(0, 40), min_size=len(ones), max_size=len(ones)).map(sorted)
    rounds = tuple(
        Done(
            Review(START + day * DAY, one.cell, draw.draw(marks), draw.draw(integers(1, 3))),
            one.scenario,
            one.objection,
        )
        for one, day in zip(ones, draw.draw(days), strict=True)
    )
    cut = draw.draw(integers(0, len(rounds)))
    now = START + draw.draw(integers(0, 80)) * DAY
    chosen = choose(ready(), (), rounds[:cut], rounds[cut:], now)
    assert chosen.material in ready() and chosen.why in ("weak", "due", "new")
    assert chosen == choose(tuple(reversed(ready())), (), rounds[:cut], rounds[cut:], now)


def test_who_has_told_their_worry_believes_a_good_answer():
    here = open_round(setting("bakery-terminal", "sceptical-engineer"), "N1-1", RuleName.ARGUE, 5)
    assert here.call.customer.affect.trust >= 4500
    said = "Nine of eleven cents, I'd have hung up that sign too. With us it's one percent, no basic fee."
    tried = answer(here, said)
    assert (tried.level >= here.target) == ("objection_confirmed" in tried.exchange.taken.path)
