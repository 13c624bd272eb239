"""Promise: arithmetic is exact. Random rubrics and levels against an oracle of whole fractions that shares no code."""

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from tests.scoring.calls import HIDDEN, STANDARD, call, levels, they_say
from tests.torture.conftest import Told
from trainer.acts import FOUR_RULES, Gate, RuleName, Span, VerdictKind
from trainer.content.rubric import Rubric
from trainer.scoring import Verdict, score
from trainer.scoring.arithmetic import half_up, mean, share, weighted
from trainer.scoring.caps import capped
from trainer.scoring.episodes import raw_score
from trainer.scoring.scorecard import CapHit, Evidence

NOTHING = Evidence(0, Span(0, 0), "")


def nearest(exact: Fraction) -> int:
    """Half rounded up, said as mathematics says it."""
    return (exact + Fraction(1, 2)).__floor__()


def percent(parts: list[tuple[int, int, int]]) -> Fraction:
    """Of ``(level, target, weight)``: 100 * sum(w * min(1, level / target)) / sum(w)."""
    earned = sum(w * (Fraction(1) if t == 0 else min(Fraction(1), Fraction(got, t))) for got, t, w in parts)
    return 100 * earned / sum(w for _, _, w in parts)


def random_rubric(chance: random.Random) -> Rubric:
    """Weights from even to absurd; unchecked on purpose, so that the arithmetic meets what no author may write."""
    most = chance.choice((1, 5, 100, 100, 10**6))
    return Rubric.model_construct(
        **{
            **dict(STANDARD),
            "weights": {str(rule): chance.randint(0, most) for rule in FOUR_RULES},
            "bar": chance.choice((70, 70, 70, chance.randint(0, 100))),
        }
    )


def differences(times: int, seed: int) -> Iterator[str]:
    """Every way in which one random episode under one random rubric is not what the fractions say."""
    chance = random.Random(seed)
    kinds = (VerdictKind.LEVEL, VerdictKind.LEVEL, VerdictKind.LEVEL, VerdictKind.NOT_APPLICABLE)
    for number in range(times):
        rubric = random_rubric(chance)
        targets = [chance.randint(0, 4) for _ in FOUR_RULES]
        verdicts = [Verdict(rule, chance.choice(kinds), chance.randint(0, 4)) for rule in FOUR_RULES]
        parts = [
            (one.level, target, rubric.weights[one.rule.value])
            for one, target in zip(verdicts, targets, strict=True)
            if one.kind is VerdictKind.LEVEL
        ]
        exact = percent(parts) if any(w for _, _, w in parts) else None
        raw = raw_score(verdicts, targets, rubric)
        if raw != (None if exact is None else nearest(exact)):
            yield f"{number}: {parts} gave {raw}, exactly {exact}"
        if raw is None or exact is None:
            continue
        others = [(chance.randint(0, 100), chance.randint(1, 250)) for _ in range(chance.randint(0, 6))]
        total = weighted([(raw, 100), *others])
        sums = Fraction(100 * raw + sum(s * w for s, w in others), 100 + sum(w for _, w in others))
        limits = [chance.randint(0, 100) for _ in range(chance.randint(0, 3))]
        final = capped(total, [CapHit(Gate.G1, limit, NOTHING, "") for limit in limits])
        if (total, final) != (nearest(sums), min([nearest(sums), *limits])):
            yield f"{number}: {raw} with {others} under {limits} gave {total}, {final}"
        if (total >= rubric.bar) != (sums >= rubric.bar - Fraction(1, 2)):
            yield f"{number}: the bar {rubric.bar} flips at {sums}"
        chance.shuffle(others)
        if weighted([*others, (raw, 100)]) != total:
            yield f"{number}: the order of episodes matters"


@pytest.mark.parametrize("times", [4_000, pytest.param(1_000_000, marks=pytest.mark.torture)])
def test_no_rubric_differs_from_the_fractions(times: int, told: Told) -> None:
    found = list(differences(times, seed=times))
    told(f"{times} random rubrics, {len(found)} differences")
    assert found == []


def test_every_step_near_the_bar() -> None:
    """Every sum of three marks under these weights: the bar of 70 is cleared from 69.5 on, and never below."""
    for ws in itertools.product((1, 20, 25), repeat=3):
        weights = dict(zip(map(str, FOUR_RULES), ws, strict=False))
        rubric = Rubric.model_construct(**{**dict(STANDARD), "weights": weights})
        for got in itertools.product(range(5), repeat=3):
            exact = percent([(level, 3, weight) for level, weight in zip(got, ws, strict=True)])
            verdicts = [Verdict(rule, VerdictKind.LEVEL, level) for rule, level in zip(FOUR_RULES, got, strict=False)]
            raw = raw_score(verdicts, (3, 3, 3), rubric)
            assert raw == nearest(exact)
            assert (raw >= 70) == (exact >= Fraction(139, 2))


@pytest.mark.parametrize("times", [150, pytest.param(20_000, marks=pytest.mark.torture)])
def test_whole_calls_add_up_as_the_fractions_do(times: int, told: Told) -> None:
    """From the verdicts on the card to its score, by the rubric's own sentences."""
    chance, cleared = random.Random(times), 0
    for _ in range(times):
        rubric = random_rubric(chance).model_copy(update={"hint_cost": chance.randint(0, 5)})
        turns = []
        for _ in range(chance.randint(1, 6)):
            four = [chance.choice((None, *range(5))) for _ in range(4)]
            faults = chance.choice(("", "", "", "G1", "G5", "G8"))
            turns += [they_say(HIDDEN), levels(*four, faults=faults)]
        card = score(call(*turns), rubric)
        for one in card.episodes:
            parts = [
                (v.level, target, rubric.weights[v.rule.value])
                for v, target in zip(one.verdicts, one.targets, strict=True)
                if v.kind is VerdictKind.LEVEL
            ]
            known = any(w for _, _, w in parts)
            assert one.raw == (nearest(percent(parts)) if known else None)
            if one.raw is not None:
                assert one.score == min([one.raw, *(rubric.caps[cap.gate.value].episode or 0 for cap in one.caps)])
        shown = [(stage.score, stage.weight) for stage in card.stages if stage.score is not None and stage.weight]
        wanted = nearest(Fraction(sum(s * w for s, w in shown), sum(w for _, w in shown))) if shown else None
        assert card.raw == wanted
        if card.score is not None and wanted is not None:
            assert card.score == max(0, min([wanted, *(cap.limit for cap in card.caps)]) - card.hint_points)
            assert card.cleared == (card.score >= rubric.bar)
            cleared += card.cleared
    told(f"{times} whole calls, {cleared} over the bar, 0 differences")


def test_the_small_steps() -> None:
    assert [half_up(n, 2) for n in range(6)] == [0, 1, 1, 2, 2, 3]
    assert [mean([n, 1]) for n in range(5)] == [1, 1, 2, 2, 3]
    assert [share(level, 3) for level in range(5)] == [0, 33, 67, 100, 100]
    assert [share(level, 4) for level in range(5)] == [0, 25, 50, 75, 100]
    for wrong in (0, -1):
        with pytest.raises(ValueError, match="divide"):
            half_up(1, wrong)
    assert raw_score([Verdict(RuleName.LISTEN, VerdictKind.LEVEL, 4)], [0], STANDARD) == 100
