"""Many answers through the scorer, in order, in one process or several; one ear hears everything from first to last."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from trainer.call.single_answer import Answer, Scored, score_answer
from trainer.cli.marking_lines import Desk

LANGS = ("en", "bg")
_BATCH = 40


@dataclass(frozen=True)
class Scorers:
    """Whoever scores: this process, or a pool of others."""

    desk: Desk
    pool: ProcessPoolExecutor | None

    def score(self, answers: Sequence[Answer]) -> list[Scored]:
        """What each answer earns, in their order; the same for any number of processes."""
        if self.pool is None:
            return [_one(answer, self.desk) for answer in answers]
        batches = [answers[at : at + _BATCH] for at in range(0, len(answers), _BATCH)]
        return [scored for batch in self.pool.map(_score_batch, batches) for scored in batch]

    def backends(self) -> list[str]:
        """What hears each language."""
        return [f"{lang}: {self.desk.ear(lang).backend}" for lang in LANGS]


@contextmanager
def scorers(jobs: int) -> Iterator[Scorers]:
    """Scorers whose lexicons are read once, so that figures of one run never mix two states of a file."""
    desk = Desk(None)
    if jobs <= 1:
        yield Scorers(desk, None)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _sit_down) as pool:
        yield Scorers(desk, pool)


def _one(answer: Answer, desk: Desk) -> Scored:
    return score_answer(answer, desk.ear(answer.lang), desk.tools("en").rubric)


_desk: list[Desk] = []


def _sit_down() -> None:
    _desk[:] = [Desk(None)]
    for lang in LANGS:
        _desk[0].ear(lang)


def _score_batch(batch: Sequence[Answer]) -> list[Scored]:
    return [_one(answer, _desk[0]) for answer in batch]
