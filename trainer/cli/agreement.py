"""``trainer agreement``: how far the scorer agrees with people who labelled the same answers."""

import json
from pathlib import Path
from typing import Annotated

import typer

from trainer.call.single_answer import RecordUnfit
from trainer.cli.agreement_eval import eval_bars, eval_figures, show_eval
from trainer.cli.agreement_pages import as_data, show_report
from trainer.cli.equipment import equip
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, one_sentence, refuse
from trainer.cli.scoring_many import backends, score_many
from trainer.content.words import Words
from trainer.files.folders import package_folder
from trainer.files.jsonl import RecordsBroken, read_records
from trainer.review.agreement import Compared, compared
from trainer.review.corpus import Report, items_from, report
from trainer.review.ordering import Chosen, choice_from
from trainer.terminal.page import Page

LANGS = ("en", "bg")


def command(
    folder: Annotated[Path | None, typer.Argument(help="The corpus; otherwise tests/corpus.")] = None,
    corpus: Annotated[bool, typer.Option("--corpus", help="Compare with our own labelled answers.")] = False,
    eval_in: Annotated[
        Path | None, typer.Option("--eval", help="Compare with published dialogues in a folder.")
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="Open disagreements shown for each language.")] = 5,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes at work; the figures are the same.")] = 1,
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
) -> None:
    """How far the scorer agrees with people who labelled the same answers.

    Example: trainer agreement --corpus --worst 20
    """
    with one_sentence():
        words = equip(lang).words
    if eval_in is not None:
        _eval(eval_in, jobs, words, as_json)
        return
    if not corpus:
        raise refuse(words.say("agreement.say_which"), WRONG_USE)
    where = folder or package_folder().parent / "tests" / "corpus"
    if not (where / "en.answers.jsonl").is_file():
        raise refuse(words.say("agreement.no_folder", path=str(where)), WRONG_USE)
    try:
        rows, chosen = _rows(where, jobs), _chosen(where, jobs)
    except (RecordsBroken, RecordUnfit, KeyError, ValueError) as error:
        raise refuse(str(error)) from None
    told = report(rows, chosen, equip("en").rubric, worst)
    page = Page()
    if as_json:
        page.raw(json.dumps({"heard_by": list(backends(LANGS)), **as_data(told)}, ensure_ascii=False))
    else:
        _preface(rows, told, page, words)
        show_report(told, page, words)
    if not all(bar.met for bar in told.bars):
        raise typer.Exit(ANSWER_IS_NO)


def _eval(folder: Path, jobs: int, words: Words, as_json: bool) -> None:
    try:
        figures, ratings = eval_figures(folder, jobs, words)
    except (RecordsBroken, RecordUnfit) as error:
        raise refuse(str(error), WRONG_USE) from None
    page = Page()
    if not as_json:
        page.line(words.say("agreement.heard_by", backends=next(iter(backends(("en",))))))
    show_eval(figures, ratings, page, words, as_json)
    if not all(bar.met for bar in eval_bars(figures)):
        raise typer.Exit(ANSWER_IS_NO)


def _preface(rows: list[Compared], told: Report, page: Page, words: Words) -> None:
    page.line(words.say("agreement.heard_by", backends=", ".join(backends(LANGS))))
    alone = sum(len(row.item.raters) == 1 for row in rows)
    if alone:
        page.line(words.say("agreement.one_rater", n=alone))
    if all(one.people.adjacent in (None, 1000) for part in told.parts for one in part.rules):
        page.line(words.say("agreement.kin"), "weak")


def _records(where: Path, name: str) -> list[dict[str, object]]:
    """Records of both languages; a file that is not there yet holds none."""
    paths = [where / f"{lang}.{name}.jsonl" for lang in LANGS]
    return [record for path in paths if path.is_file() for record in read_records(path)]


def _rows(where: Path, jobs: int) -> list[Compared]:
    items = items_from(_records(where, "answers"), [_records(where, "labels.a"), _records(where, "labels.b")])
    scored = score_many([item.answer for item in items], jobs)
    return [compared(item, one) for item, one in zip(items, scored, strict=True)]


def _chosen(where: Path, jobs: int) -> list[Chosen]:
    path = where / "pairs.jsonl"
    choices = [choice_from(record) for record in read_records(path)] if path.is_file() else []
    scored = score_many([answer for one in choices for answer in (one.better, one.worse)], jobs)
    ranks = [one.single.rank for one in scored]
    return [Chosen(one, *two) for one, two in zip(choices, zip(ranks[::2], ranks[1::2], strict=True), strict=True)]
