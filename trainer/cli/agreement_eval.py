"""``trainer agreement --eval``: our acts beside the labels of dialogues that other people published."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from trainer.call.single_answer import Answer, Scored
from trainer.cli.agreement_pages import decimal, percent, show_bars, table
from trainer.cli.scoring_many import Scorers
from trainer.content.words import Words
from trainer.files.jsonl import RecordsBroken, read_records
from trainer.review.bars import Bar
from trainer.review.foreign import (
    OBJECTION,
    TARGETS,
    ForeignFigures,
    RatingFigures,
    answer_of,
    foreign_figures,
    label_of,
    objection_found,
    rating_figures,
    talk_answers,
)
from trainer.terminal.page import Page

TALKS = "lend_an_ear"
Records = list[dict[str, object]]


def eval_figures(
    folder: Path, scorers: Scorers, words: Words
) -> tuple[tuple[ForeignFigures, ...], tuple[RatingFigures, ...]]:
    """Figures of every label and rating. Raises RecordsBroken if a corpus is not in the folder, or is broken."""
    figures = []
    for corpus in dict.fromkeys(target.corpus for target in TARGETS):
        records = _records(folder, corpus, words)
        if corpus == OBJECTION.corpus:
            ear = scorers.desk.ear("en")
            pairs = [(label_of(one, OBJECTION), objection_found(one, ear)) for one in records]
            figures.append(foreign_figures(OBJECTION, [(label, found) for label, found in pairs if label is not None]))
            continue
        scored = _scored([answer_of(one) for one in records], scorers)
        for target in (one for one in TARGETS if one.corpus == corpus):
            seen = [(label_of(one, target), it) for one, it in zip(records, scored, strict=True)]
            given = [(label, it is not None and target.found(it)) for label, it in seen if label is not None]
            figures.append(foreign_figures(target, given))
    return tuple(figures), _ratings(_records(folder, TALKS, words), scorers)


def _records(folder: Path, corpus: str, words: Words) -> Records:
    found = sorted(folder.glob(f"{corpus}.*.jsonl"))
    if not found:
        raise RecordsBroken(words.say("agreement.no_eval", path=str(folder / f"{corpus}.*.jsonl")))
    return [record for path in found for record in read_records(path)]


def _scored(answers: Sequence[Answer | None], scorers: Scorers) -> list[Scored | None]:
    scored = iter(scorers.score([one for one in answers if one is not None]))
    return [None if one is None else next(scored) for one in answers]


def _ratings(records: Records, scorers: Scorers) -> tuple[RatingFigures, ...]:
    talks = [talk_answers(record) for record in records]
    scored = iter(scorers.score([answer for talk in talks for answer in talk]))
    rated = [(record, [next(scored) for _ in talk]) for record, talk in zip(records, talks, strict=True)]
    return rating_figures(rated)


def eval_bars(figures: Sequence[ForeignFigures]) -> tuple[Bar, ...]:
    """All bars of the labels."""
    return tuple(bar for one in figures for bar in one.bars)


def show_eval(
    figures: Sequence[ForeignFigures], ratings: Sequence[RatingFigures], page: Page, words: Words, as_json: bool
) -> None:
    """The figures as tables with what differs beneath, or as data."""
    if as_json:
        told = {"labels": [asdict(one) for one in figures], "ratings": [asdict(one) for one in ratings]}
        page.raw(json.dumps({"schema_version": 1, **told}, ensure_ascii=False))
        return
    titles = [words.say(f"agreement.{it}") for it in ("corpus", "n", "there", "kappa", "f1", "precision", "fired")]
    page.show(table(titles, (_row(one) for one in figures)))
    for one in figures:
        page.line(f"{one.corpus} {one.label}: {words.say(one.differs)}", "faint")
    titles = [words.say(f"agreement.{it}") for it in ("rated", "against", "n", "rho")]
    page.show(table(titles, ([one.rating, one.rule, str(one.n), decimal(one.spearman)] for one in ratings)))
    page.line(words.say("foreign.rating"), "faint")
    show_bars(eval_bars(figures), page, words)


def _row(one: ForeignFigures) -> list[str]:
    return [
        f"{one.corpus} {one.label}", str(one.n), str(one.there), decimal(one.kappa), decimal(one.hits.f1),
        decimal(one.hits.precision), percent(one.fired),
    ]  # fmt: skip
