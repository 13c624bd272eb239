"""What earns a certificate, and that there is one, however many ask at once."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import at
from trainer.review.certificate import Rule, Try, earned, typed_code
from trainer.store import open_store
from trainer.store.certificates import Certificates


def tried(name: str, hour: int, *, exam: bool = False, score: int | None = 80, **changed: object) -> Try:
    base = Try(
        call=name,
        trainee="ана",
        scenario="payroll-cold-call",
        rubric="standard 1",
        marked_by=("r", "l", "cues/1"),
        exam=exam,
        first=True,
        seed=hour,
        persona="stoyan",
        started_at=f"2026-11-24T{hour:02}:00:00.000000Z",
        ended_at=f"2026-11-24T{hour:02}:20:00.000000Z",
        score=score,
        bar=70,
        seal=f"seal-{name}",
    )
    return replace(base, **changed)


PRACTICE = (tried("a", 1), tried("b", 2), tried("c", 3))
EXAM = tried("x", 4, exam=True)


def test_three_practice_calls_and_an_exam_earn_one() -> None:
    (one,) = earned((EXAM, *PRACTICE))
    assert (one.trainee, one.scenario, one.score, one.bar, one.date) == (
        "ана",
        "payroll-cold-call",
        80,
        70,
        "2026-11-24",
    )
    assert (one.times, one.tries, one.calls, one.rubric) == (3, 3, ("a", "b", "c", "x"), "standard 1")
    assert len(one.code) == 19 and typed_code(one.code.lower().replace("-", " ")) == one.code


@pytest.mark.parametrize(
    ("calls", "why"),
    [
        ((), "nothing"),
        (PRACTICE, "no exam"),
        ((EXAM,), "no practice"),
        ((*PRACTICE[:2], EXAM), "two of three"),
        ((*PRACTICE[:2], tried("c", 3, score=69), EXAM), "one below the bar"),
        ((*PRACTICE[:2], tried("c", 3, score=None), EXAM), "one without a score"),
        ((*PRACTICE[:2], tried("c", 3, ended_at=None), EXAM), "one that has not ended"),
        ((*PRACTICE[:2], tried("c", 3, first=False), EXAM), "one with hints"),
        ((*PRACTICE[:2], tried("c", 3, seed=2), EXAM), "the same customer on the same seed again"),
        ((*PRACTICE[:2], tried("c", 3, trainee="борис"), EXAM), "somebody else's"),
        ((*PRACTICE[:2], tried("c", 3, scenario="other"), EXAM), "another scenario"),
        ((*PRACTICE[:2], tried("c", 3, marked_by=("r2", "l", "cues/1")), EXAM), "another rubric"),
        ((*PRACTICE[:2], tried("c", 3, marked_by=("r", "l", "cues/2")), EXAM), "another ear"),
        ((*PRACTICE, tried("x", 4, exam=True, score=69)), "an exam below the bar"),
        ((*PRACTICE, tried("x", 3, exam=True)), "an exam begun before the practice had ended"),
        (
            (*PRACTICE, *(tried(f"x{hour}", hour, exam=True, score=0) for hour in (4, 5, 6)), tried("y", 7, exam=True)),
            "the fourth try",
        ),
        (
            (
                *PRACTICE,
                *(tried(f"x{hour}", hour, exam=True, ended_at=None) for hour in (4, 5, 6)),
                tried("y", 7, exam=True),
            ),
            "tries that were left count as tries",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_earn_one(calls: tuple[Try, ...], why: str) -> None:
    assert earned(calls) == (), why


def test_the_third_try_counts_and_later_calls_change_nothing() -> None:
    third = (
        *PRACTICE,
        tried("x1", 4, exam=True, score=1),
        tried("x2", 5, exam=True, score=2),
        tried("x3", 6, exam=True),
    )
    (one,) = earned(third)
    assert one.calls[-1] == "x3"
    assert earned((*third, tried("d", 7), tried("x4", 8, exam=True, score=99))) == (one,)
    assert earned(tuple(reversed(third))) == (one,)


@pytest.mark.parametrize("changed", [{"seal": "other"}, {"marked_by": ("r9", "l", "cues/1")}, {"trainee": "борис"}])
def test_the_code_covers_words_marking_and_person(changed: dict[str, object]) -> None:
    calls = (*PRACTICE, EXAM)
    other = tuple(replace(one, **changed) for one in calls)
    assert earned(calls)[0].code != earned(other)[0].code


def test_another_rule_asks_for_another_number() -> None:
    assert earned((PRACTICE[0], EXAM), Rule(times=1))[0].calls == ("a", "x")
    assert earned((*PRACTICE, tried("x", 4, exam=True, score=0), tried("y", 5, exam=True)), Rule(tries=1)) == ()


def test_one_stands_however_many_ask_at_once(tmp_path: Path) -> None:
    address = str(tmp_path / "calls.db")
    open_store(address).close()
    (wanted,) = earned((*PRACTICE, EXAM))
    given = []

    def ask(number: int) -> None:
        store = open_store(address)
        # Each comes with a code of its own, as if the calls had been counted differently.
        mine = replace(wanted, code=f"{number:04}-AAAA-AAAA-AAAA")
        given.append(Certificates(store.database).give(mine, at=at(number)))
        store.close()

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    store = open_store(address)
    kept = Certificates(store.database)
    assert kept.given() == kept.given("ана") == (given[0],)
    assert given == [given[0]] * 12
    assert kept.find(given[0].code) == given[0]
    assert kept.find("XXXX") is None
    store.close()
