"""Promise: nobody reaches "certified" by a side door: random orders of everything, and two of anything at once."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import at, new_call, new_turn
from tests.torture.conftest import Told
from tests.torture.inside import CALL, LINES, trainer
from trainer.review.certificate import Certificate, Rule, Try, earned
from trainer.store import Paper, Store, StoreError, verify_chain
from trainer.store.certificates import Certificates
from trainer.store.disputes import Dispute, DisputeAnswer, Disputes
from trainer.store.exam_tries import ExamTries, ExamTry
from trainer.store.shares import Shares
from trainer.store.sqlite import SqliteDatabase, open_sqlite
from trainer.transcript import Outcome

RULE = Rule()
QUIT, SALE = Outcome.TRAINEE_QUIT, Outcome.SALE


def random_try(number: int, chance: random.Random) -> Try:
    """A call that may count, or fail to in any one of the ways there are."""
    start = chance.randrange(60)
    score = chance.choice((None, 0, 69, 70, 70, 85, 100))
    return Try(
        call=f"c{number}",
        trainee=chance.choice(("ana", "ana", "ana", "boris")),
        scenario="cold-call",
        rubric="standard 1",
        marked_by=("r", chance.choice(("l", "l", "l", "other")), "cues"),
        exam=chance.random() < 0.4,
        first=chance.random() < 0.8,
        seed=chance.randrange(3),
        persona=chance.choice("ab"),
        started_at=f"2026-11-24T10:{start:02}",
        ended_at=None if chance.random() < 0.1 else f"2026-11-24T10:{start + chance.randrange(3):02}",
        score=score,
        bar=70,
        seal=f"seal{number}",
    )


def allowed(tries: Sequence[Try], trainee: str, marked_by: tuple[str, str, str]) -> bool:
    """Whether the rule's sentence holds, by trying every exam: no code shared with what is attacked."""
    own = [one for one in tries if (one.trainee, one.marked_by) == (trainee, marked_by)]
    begun = sorted((one.started_at, one.call) for one in own if one.exam)
    for exam in own:
        over = exam.exam and exam.ended_at is not None and exam.score is not None and exam.score >= exam.bar
        if not over or begun.index((exam.started_at, exam.call)) >= RULE.tries:
            continue
        good = [
            one
            for one in own
            if not one.exam and one.first and one.ended_at and one.ended_at <= exam.started_at
            if one.score is not None and one.score >= one.bar
        ]
        if len({(one.persona, one.seed) for one in good}) >= RULE.times:
            return True
    return False


@pytest.mark.parametrize("times", [500, pytest.param(10_000, marks=pytest.mark.torture)])
def test_only_the_rule_certifies(times: int, told: Told) -> None:
    chance, given = random.Random(times), 0
    for _ in range(times):
        tries = [random_try(number, chance) for number in range(chance.randint(0, 26))]
        chance.shuffle(tries)
        found = earned(tries)
        groups = {(one.trainee, one.marked_by) for one in tries}
        assert len(found) == len({one.key for one in found})
        assert len(found) == sum(allowed(tries, *group) for group in groups)
        given += len(found)
    told(f"{times} random orders of calls, {given} certificates, each as the rule says")
    assert given > times // 20


class Windows:
    """Several connections to one store, as several windows have them."""

    def __init__(self, path: Path) -> None:
        self.bases: list[SqliteDatabase] = [open_sqlite(path) for _ in range(2)]

    def random_step(self, chance: random.Random) -> str:
        base = chance.choice(self.bases)
        store, call, when = Store(base), f"c{chance.randrange(2)}", at(chance.randrange(100))
        begin = lambda: store.begin_call(new_call(call, seed=chance.choice((1, 1, 1, 2))), at=when)  # noqa: E731
        steps: tuple[Callable[[], object], ...] = (
            *(begin, begin, begin),
            lambda: store.append_turn(self._next(store, call, chance), at=when),
            lambda: store.append_turn(self._next(store, call, chance), at=when),
            lambda: store.finish_call(call, chance.choice((QUIT, SALE)), at=when),
            lambda: store.add_paper(Paper(f"p{chance.randrange(6)}", call, "correction", f"{call}"), at=when),
            lambda: store.add_paper(Paper(f"s{chance.randrange(3)}", call, "scorecard", f"{call}", score=1), at=when),
            lambda: ExamTries(base).begin(self._try(chance), at=when),
            lambda: Certificates(base).give(self._certificate(chance), at=when),
            lambda: Shares(base).share(call, "ana", at=when, shared=chance.random() < 0.5),
            lambda: Disputes(base).open(Dispute(f"d{chance.randrange(4)}", call, 1, "listen", 4, "?", "ana"), at=when),
            lambda: Disputes(base).answer(DisputeAnswer(f"d{chance.randrange(4)}", True, 3, "yes", "eva"), at=when),
        )
        try:
            chance.choice(steps)()
        except StoreError as error:
            return error.key
        return "done"

    def _next(self, store: Store, call: str, chance: random.Random) -> object:
        try:
            seq = store.load_call(call).line.turns + chance.choice((0, 1, 1, 1, 2)) or 1
        except StoreError:
            seq = 1
        turn = new_turn(seq, call, outcome=chance.choice((None, None, None, SALE)))
        return replace(turn, key=chance.choice((turn.key, f"k{chance.randrange(10**9)}")))

    def _try(self, chance: random.Random) -> ExamTry:
        name = f"e{chance.randrange(8)}"
        return ExamTry(name, "cohort", "ana", "s", "p", 1, chance.randint(1, 5), 3)

    def _certificate(self, chance: random.Random) -> Certificate:
        code = f"code{chance.randrange(5)}"
        return Certificate(chance.choice("kl"), code, "ana", "s", "r", "2026-11-24", 70, 70, 3, 3, ("c0",))

    def judged(self) -> None:
        """What must hold of the store after anything whatever."""
        store = Store(self.bases[0])
        for line in store.calls():
            call = store.load_call(line.id)
            assert verify_chain(call) == ()
            assert [turn.seq for turn in call.turns] == list(range(1, len(call.turns) + 1))
            over = [turn for turn in call.turns if turn.customer_turn().outcome]
            assert over in ([], [call.turns[-1]] if call.turns else [])
            assert not over or line.outcome == SALE
        tries = ExamTries(self.bases[1]).of("ana")
        assert sorted(one.number for one in tries) == list(range(1, len(tries) + 1))
        assert len(tries) <= 3
        given = Certificates(self.bases[0]).given()
        assert len({one.key for one in given}) == len(given)

    def close(self) -> None:
        for base in self.bases:
            base.close()


@pytest.mark.parametrize("orders", [12, pytest.param(10_000, marks=pytest.mark.torture)])
def test_random_orders_of_everything(tmp_path: Path, orders: int, told: Told) -> None:
    chance, figures = random.Random(orders), Counter[str]()
    path = tmp_path / "calls.db"
    for _ in range(orders):
        windows = Windows(path)
        figures.update(windows.random_step(chance) for _ in range(14))
        windows.judged()
        windows.close()
        for left in tmp_path.iterdir():
            left.unlink()
    told(f"{orders} random orders, 14 steps each: {dict(sorted(figures.items()))}")
    assert figures["done"] > orders


RACES = ("same line", "double finish", "line and finish", "corrections", "rescore and correction", "last try", "paper")


def both(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """What two windows get that do something at the same time."""
    start, got = threading.Barrier(2), ["", ""]

    def go(place: int, work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
            got[place] = "done"
        except StoreError as error:
            got[place] = error.key

    threads = [threading.Thread(target=go, args=pair) for pair in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(got)


def race(name: str, windows: Windows, number: int) -> list[str]:
    one, two = (Store(base) for base in windows.bases)
    call = f"r{number}"
    one.begin_call(new_call(call), at=at())
    turn = new_turn(1, call)
    if name == "same line":
        return both(
            lambda: one.append_turn(turn, at=at(1)),
            lambda: two.append_turn(replace(new_turn(1, call, text="Other"), key=f"{call}-x"), at=at(1)),
        )
    if name == "double finish":
        return both(lambda: one.finish_call(call, QUIT, at=at(1)), lambda: two.finish_call(call, SALE, at=at(1)))
    if name == "line and finish":
        return both(lambda: one.append_turn(turn, at=at(1)), lambda: two.finish_call(call, QUIT, at=at(1)))
    if name in ("corrections", "rescore and correction"):
        kind = "correction" if name == "corrections" else "scorecard"
        return both(
            lambda: one.add_paper(Paper(f"a{call}", call, kind, "{}"), at=at(1)),  # type: ignore[arg-type]
            lambda: two.add_paper(Paper(f"b{call}", call, "correction", "{}"), at=at(1)),
        )
    if name == "last try":
        sat = ExamTry(f"{call}a", "cohort", f"t{number}", "s", "p", 1, 1, 1)
        return both(
            lambda: ExamTries(windows.bases[0]).begin(sat, at=at(1)),
            lambda: ExamTries(windows.bases[1]).begin(replace(sat, call=f"{call}b"), at=at(1)),
        )
    paper = Certificate(f"k{number}", f"a{number}", "ana", "s", "r", "2026-11-24", 70, 70, 3, 3, ("c0",))
    return both(
        lambda: Certificates(windows.bases[0]).give(paper, at=at(1)),
        lambda: Certificates(windows.bases[1]).give(replace(paper, code=f"b{number}"), at=at(1)),
    )


ALLOWED = {
    "same line": {("done", "store.moved_on")},
    "double finish": {("done", "store.ended")},
    "line and finish": {("done", "done"), ("done", "store.ended")},
    "corrections": {("done", "done")},
    "rescore and correction": {("done", "done")},
    "last try": {("done", "store.no_tries")},
    "paper": {("done", "done")},
}


@pytest.mark.parametrize("times", [6, pytest.param(1000, marks=pytest.mark.torture)])
def test_two_windows_at_once(tmp_path: Path, times: int, told: Told) -> None:
    for name in RACES:
        path = tmp_path / f"{name}.db"
        windows, seen = Windows(path), Counter[tuple[str, ...]]()
        for number in range(times):
            seen[tuple(race(name, windows, number))] += 1
        assert set(seen) <= ALLOWED[name], name
        store = Store(windows.bases[0])
        for line in store.calls():
            assert verify_chain(store.load_call(line.id)) == ()
        given = Certificates(windows.bases[0]).given()
        assert len(given) == (times if name == "paper" else 0)
        told(f"{name} x {times}: {dict(seen)}")
        windows.close()


@pytest.mark.torture
def test_random_commands_leave_a_store_that_verifies(tmp_path: Path, told: Told) -> None:
    """Real commands in random order, with what a person may name: no fault, and `verify` finds nothing."""
    chance, codes, typed = random.Random(9), Counter[int](), LINES.splitlines()
    for _ in range(600):
        words = "\n".join(chance.sample(typed, chance.randrange(6)) + chance.choice(([], ["/hangup"], ["/rewind 1"])))
        calls = _names(tmp_path)
        call = chance.choice(calls) if calls else "00000000"
        line = chance.choice(
            (
                (*CALL[:5], str(chance.randrange(5))),
                (*CALL[:4], "--exam"),
                ("resume",),
                ("resume", call),
                ("rewind", call, "--turn", str(chance.randint(1, 4))),
                ("debrief", call),
                ("progress",),
                ("share", call),
                ("certificate",),
                ("correct", call, "1.listen", "4", "because"),
                ("dispute", call, "1"),
            )
        )
        ran = trainer(tmp_path, *line, typed=words, TRAINER_TRAINEE=chance.choice(("ana", "boris")))
        codes[ran.code] += 1
        assert ran.code in (0, 1, 2), (line, ran.err)
    told(f"600 random commands, exit codes {dict(codes)}")
    assert trainer(tmp_path, "verify").code == 0


def _names(home: Path) -> list[str]:
    if not (home / "calls.db").exists():
        return []
    base = open_sqlite(home / "calls.db")
    found = [line.id for line in Store(base).calls()]
    base.close()
    return found
