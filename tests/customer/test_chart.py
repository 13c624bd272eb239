"""The state chart at work: every row reachable by its guard, unknown names refused, threads kept apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from samples import CHART, customer, turn

from trainer.content.chart import Chart
from trainer.customer.chart import clockwork, leaves
from trainer.customer.guards import GUARDS, Moment

MOMENT = Moment(customer(), turn("ack_plain"))


def test_the_standard_chart_has_the_states_of_the_rubric() -> None:
    assert len(leaves(CHART)) == 32
    assert {name for row in CHART.transitions for name in _names(row.conditions)} <= set(GUARDS)


def _names(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


@pytest.mark.parametrize(
    ("stance", "trigger", "after"),
    [
        ("prep", "start", "opening_greet"),
        ("opening_greet", "introduced", "opening_known"),
        ("opening_known", "question", "discovery_asking"),
        ("opening_known", "pitch", "presentation_pitching"),
        ("opening_gatekeeper", "passThrough", "opening_gatekeeper"),
        ("objection_confirmed", "settled", "discovery_asking"),
        ("trouble_softNo", "pushes", "trouble_firmNo"),
        ("trouble_firmNo", "pushes", "ended_hangUp"),
        ("trouble_lastWarning", "heats", "ended_hangUp"),
        ("discovery_asking", "patienceGone", "ended_walkAway"),
        ("closing_trial", "askForIt", "trouble_softNo"),
        ("ended_sale", "goodbye", "ended_sale"),
        ("discovery_asking", "no_such_thing", "discovery_asking"),
    ],
)
def test_moves(stance: str, trigger: str, after: str) -> None:
    assert clockwork(CHART).move(stance, trigger, MOMENT) == after


def test_a_trigger_without_a_way_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    clockwork(CHART).move("ended_sale", "question", MOMENT)
    clockwork(CHART).move("discovery_asking", "agrees", MOMENT)
    assert caplog.records == []


def changed(**row: object) -> Chart:
    rows = [*(each.model_dump() for each in CHART.transitions), row]
    return Chart.model_validate({**CHART.model_dump(), "transitions": rows})


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"trigger": "x", "source": "prep", "dest": "opening", "conditions": "trustz"}, "trustz"),
        ({"trigger": "x", "source": "prep", "dest": "opening", "conditions": "os.path.exists"}, "os.path.exists"),
        ({"trigger": "x", "source": "nowhere", "dest": "opening"}, "nowhere"),
        ({"trigger": "x", "source": "prep", "dest": "opening_nowhere"}, "opening_nowhere"),
    ],
)
def test_names_that_lead_nowhere_are_refused_by_name(row: dict[str, object], name: str) -> None:
    with pytest.raises(ValueError, match=name) as refusal:
        clockwork(changed(**row))
    assert "there are" in str(refusal.value)


def test_an_unknown_stance_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        clockwork(CHART).move("nowhere", "start", MOMENT)


def test_threads_do_not_see_each_others_moves() -> None:
    clock = clockwork(CHART)
    ways = [("prep", "start", "opening_greet"), ("closing_trial", "goodbye", "ended_politeGoodbye")] * 200

    def go(way: tuple[str, str, str]) -> bool:
        return clock.move(way[0], way[1], MOMENT) == way[2]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(go, ways))
