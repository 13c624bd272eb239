"""Many answers through the scorer, in order, in one process or several."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from trainer.call.single_answer import Answer, Scored, score_answer
from trainer.cli.marking_lines import Desk

_BATCH = 40


def score_many(answers: Sequence[Answer], jobs: int = 1) -> list[Scored]:
    """What each answer earns, in their order; the same for any number of ``jobs``."""
    if jobs <= 1:
        desk = Desk(None)
        return [_one(answer, desk) for answer in answers]
    batches = [answers[at : at + _BATCH] for at in range(0, len(answers), _BATCH)]
    with ProcessPoolExecutor(jobs, get_context("spawn"), _sit_down) as pool:
        return [scored for batch in pool.map(_score_batch, batches) for scored in batch]


def _one(answer: Answer, desk: Desk) -> Scored:
    return score_answer(answer, desk.ear(answer.lang), desk.tools("en").rubric)


_desk: list[Desk] = []


def _sit_down() -> None:
    _desk[:] = [Desk(None)]


def _score_batch(batch: Sequence[Answer]) -> list[Scored]:
    return [_one(answer, _desk[0]) for answer in batch]


def backends(langs: Sequence[str]) -> Iterator[str]:
    """Names of what hears these languages."""
    desk = Desk(None)
    for lang in langs:
        yield f"{lang}: {desk.ear(lang).backend}"
