"""What can be reached with the shipped customers, by trainees made of acts: skill pays, and nothing else does."""

from collections import Counter

import pytest
from acted import BAD, curious, everywhere, skilled
from stage import LIBRARY, Played, pairs, play

from trainer.autoplay.unused import authored
from trainer.content.persona import Kind
from trainer.files.library import SCENARIOS
from trainer.transcript import Outcome

COMMITTED = {Outcome.SALE, Outcome.MEETING, Outcome.CALLBACK, Outcome.INFO_GATHERED, Outcome.CONTACT_ADDED}


def won(played: tuple[Played, ...]) -> int:
    """Wins in a thousand."""
    return sum(each.won for each in played) * 1000 // len(played)


@pytest.mark.slow
def test_a_skilled_trainee_reaches_the_best_in_nearly_every_call() -> None:
    played = everywhere("skilled", 4)
    assert won(played) >= 950, [
        (each.first.scenario.id, each.first.persona.id, each.first.seed, each.best, each.outcome)
        for each in played
        if not each.won
    ]


@pytest.mark.slow
def test_every_pair_can_be_won() -> None:
    never = {(each.first.scenario.id, each.first.persona.id) for each in everywhere("skilled", 4)}
    never -= {(each.first.scenario.id, each.first.persona.id) for each in everywhere("skilled", 4) if each.won}
    assert never == set()


@pytest.mark.slow
def test_every_outcome_that_a_file_promises_is_reached() -> None:
    promised = {(each.first.scenario.id, each.best) for each in everywhere("skilled", 4)}
    reached = {(each.first.scenario.id, each.outcome) for each in everywhere("skilled", 4)}
    assert promised - reached == set()


@pytest.mark.slow
def test_skill_separates_the_trainees() -> None:
    assert won(everywhere("skilled", 4)) > 3 * won(everywhere("average", 2)) > 0
    assert {name: won(everywhere(name, 1)) for name in BAD} == dict.fromkeys(BAD, 0)


def test_bad_sellers_win_nowhere() -> None:
    names = tuple(BAD)
    for place, (scenario, persona) in enumerate(pairs()[::5]):
        played = play(BAD[names[place % len(names)]], "en", scenario, persona, place)
        assert played.outcome not in COMMITTED, (scenario, persona, place)


@pytest.mark.slow
def test_a_third_of_the_pairs_do_not_end_in_a_sale_and_three_in_ten_calls_are_unsellable() -> None:
    played = everywhere("skilled", 4)
    sold = {(each.first.scenario.id, each.first.persona.id) for each in played if each.outcome is Outcome.SALE}
    assert 3 * len(sold) <= 2 * len(pairs())
    assert sum(each.first.lot.unsellable for each in played) * 10 >= 3 * len(played)


@pytest.mark.slow
def test_hang_ups_belong_to_the_hostile() -> None:
    """Under an average trainee (RUBRIC 5.8.8)."""
    ends: dict[bool, Counter[Outcome | None]] = {True: Counter(), False: Counter()}
    for each in everywhere("average", 2):
        ends[each.first.persona.kind is Kind.HOSTILE][each.outcome] += 1
    share = {hostile: found[Outcome.HANG_UP] * 100 // found.total() for hostile, found in ends.items()}
    assert 30 <= share[True] <= 100
    assert share[False] < 10
    skilful = [each for each in everywhere("skilled", 4) if each.first.persona.kind is Kind.HOSTILE]
    assert sum(each.outcome is Outcome.HANG_UP for each in skilful) * 10 < len(skilful)


@pytest.mark.torture
@pytest.mark.parametrize("name", LIBRARY.names(SCENARIOS, "en"))
def test_every_authored_line_of_a_scenario_is_spoken(name: str) -> None:
    """Some customer says it to somebody, within forty days."""
    scenario, heard = LIBRARY.scenario("en", name), set()
    left = {line for line, _ in authored(scenario)}
    for seed in range(40):
        for persona in scenario.personas:
            for policy in (curious, skilled):
                heard |= {line for said in play(policy, "en", name, persona, seed).turns for line in said.line_ids}
        if not left - heard:
            break
    assert sorted(left - heard) == []
