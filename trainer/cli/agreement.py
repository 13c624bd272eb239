"""``trainer agreement``: how far the scorer agrees with people who labelled the same answers."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from trainer.call.single_answer import RecordUnfit
from trainer.cli.agreement_eval import eval_bars, eval_figures, show_eval
from trainer.cli.agreement_pages import as_data, show_report
from trainer.cli.agreement_trials import outcome_bars, outcomes, show_outcomes
from trainer.cli.equipment import equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.cli.scoring_many import LANGS, Scorers, scorers
from trainer.content.words import Words
from trainer.files.folders import package_folder
from trainer.files.jsonl import RecordsBroken, read_records
from trainer.review.agreement import Compared, compared
from trainer.review.bars import Bar
from trainer.review.corpus import Report, items_from, report
from trainer.review.labelled import Item
from trainer.review.ordering import Chosen, choice_from
from trainer.terminal.page import Page


def command(
    folder: Annotated[Path | None, typer.Argument(help="The corpus; otherwise tests/corpus.")] = None,
    corpus: Annotated[bool, typer.Option("--corpus", help="Compare with our own labelled answers.")] = False,
    eval_in: Annotated[
        Path | None, typer.Option("--eval", help="Compare with published dialogues in a folder.")
    ] = None,
    metamorphic: Annotated[bool, typer.Option("--metamorphic", help="Change answers in known ways.")] = False,
    worst: Annotated[int, typer.Option(min=0, help="Examples shown of each kind of disagreement.")] = 5,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes at work; the figures are the same.")] = 1,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
) -> None:
    """How far the scorer agrees with people who labelled the same answers.

    Example: trainer agreement --corpus --worst 20
    """
    with one_sentence():
        words = equip(lang).words
    if [corpus, metamorphic, eval_in is not None].count(True) != 1:
        raise refuse(words.say("agreement.say_which"), WRONG_USE)
    page = Page()
    with scorers(jobs) as at_work, _said_in_one_sentence():
        if eval_in is not None:
            bars = _eval(eval_in, at_work, _Shown(page, words, as_json))
        elif metamorphic:
            bars = _metamorphic(_corpus(folder, words), at_work, _Shown(page, words, as_json), worst)
        else:
            bars = _compare(_corpus(folder, words), at_work, _Shown(page, words, as_json), worst)
    if not all(bar.met for bar in bars):
        raise typer.Exit(ANSWER_IS_NO)


class _Shown:
    """Where figures go, in which words and form."""

    def __init__(self, page: Page, words: Words, as_json: bool) -> None:
        self.page, self.words, self.as_json = page, words, as_json

    def heard_by(self, at_work: Scorers) -> None:
        """Say which ears the figures come from."""
        if not self.as_json:
            self.page.line(self.words.say("agreement.heard_by", backends=", ".join(at_work.backends())))


@contextmanager
def _said_in_one_sentence() -> Iterator[None]:
    try:
        yield
    except (RecordsBroken, RecordUnfit, KeyError, ValueError) as error:
        raise refuse(str(error)) from None


def _corpus(folder: Path | None, words: Words) -> Path:
    where = folder or package_folder().parent / "tests" / "corpus"
    if not (where / "en.answers.jsonl").is_file():
        raise refuse(words.say("agreement.no_folder", path=str(where)), WRONG_USE)
    return where


def _eval(folder: Path, at_work: Scorers, shown: _Shown) -> Sequence[Bar]:
    if not folder.is_dir():
        raise refuse(shown.words.say("agreement.no_eval", path=str(folder)), WRONG_USE)
    figures, ratings = eval_figures(folder, at_work, shown.words)
    shown.heard_by(at_work)
    show_eval(figures, ratings, shown.page, shown.words, shown.as_json)
    return eval_bars(figures)


def _metamorphic(where: Path, at_work: Scorers, shown: _Shown, most: int) -> Sequence[Bar]:
    found = outcomes([item for item in _items(where) if not item.frozen], at_work)
    shown.heard_by(at_work)
    show_outcomes(found, most, shown.page, shown.words, shown.as_json)
    return outcome_bars(found)


def _compare(where: Path, at_work: Scorers, shown: _Shown, most: int) -> Sequence[Bar]:
    rows = _rows(where, at_work)
    told = report(rows, _chosen(where, at_work), equip("en").rubric, most)
    shown.heard_by(at_work)
    if shown.as_json:
        shown.page.raw(json.dumps({"heard_by": at_work.backends(), **as_data(told)}, ensure_ascii=False))
    else:
        _preface(rows, told, shown)
        show_report(told, shown.page, shown.words)
    return told.bars


def _preface(rows: list[Compared], told: Report, shown: _Shown) -> None:
    alone = sum(len(row.item.raters) == 1 for row in rows)
    if alone:
        shown.page.line(shown.words.say("agreement.one_rater", n=alone))
    if all(one.people.adjacent in (None, 1000) for part in told.parts for one in part.rules):
        shown.page.line(shown.words.say("agreement.kin"), "weak")


def _records(where: Path, name: str) -> list[dict[str, object]]:
    """Records of both languages; a file that is not there yet holds none."""
    paths = [where / f"{lang}.{name}.jsonl" for lang in LANGS]
    return [record for path in paths if path.is_file() for record in read_records(path)]


def _items(where: Path) -> tuple[Item, ...]:
    return items_from(_records(where, "answers"), [_records(where, "labels.a"), _records(where, "labels.b")])


def _rows(where: Path, at_work: Scorers) -> list[Compared]:
    items = _items(where)
    scored = at_work.score([item.answer for item in items])
    return [compared(item, one) for item, one in zip(items, scored, strict=True)]


def _chosen(where: Path, at_work: Scorers) -> list[Chosen]:
    path = where / "pairs.jsonl"
    choices = [choice_from(record) for record in read_records(path)] if path.is_file() else []
    scored = at_work.score([answer for one in choices for answer in (one.better, one.worse)])
    ranks = [one.single.rank for one in scored]
    return [Chosen(one, *two) for one, two in zip(choices, zip(ranks[::2], ranks[1::2], strict=True), strict=True)]
