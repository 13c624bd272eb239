"""A labelled corpus with the scorer's marks, summed up for one report: parts, twins, cues, pairs, the worst.

Takes what was scored; calls no scorer and reads no file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.content.rubric import Rubric
from trainer.review.agreement import Compared, PartFigures, TwinFigures, part_figures, twin_figures, worst
from trainer.review.bars import Bar, cue_bars, order_bars, part_bars, twin_bars
from trainer.review.cues import CueFigures, OrderFigures, cue_figures
from trainer.review.figures import spearman
from trainer.review.labelled import Item, item_from, people_score, scenes
from trainer.review.ordering import Chosen, Order, baselines, order, orders, wrong

Records = Sequence[Mapping[str, object]]
PARTS = ("frozen", "open")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of a corpus."""

    parts: tuple[PartFigures, ...]
    twins: tuple[TwinFigures, ...]
    cues: tuple[tuple[str, tuple[CueFigures, ...]], ...]
    """By language."""
    scores: tuple[tuple[str, int | None], ...]
    """By language: rank correlation of the scorer's scores with the labels' own, in thousandths."""
    order: tuple[Order, ...]
    """By language, then by axis and by hardness."""
    baselines: tuple[tuple[str, tuple[OrderFigures, ...]], ...]
    worst: tuple[tuple[str, tuple[Compared, ...]], ...]
    wrong: tuple[tuple[str, tuple[Chosen, ...]], ...]
    bars: tuple[Bar, ...]


def items_from(answers: Records, raters: Sequence[Records]) -> tuple[Item, ...]:
    """Labelled answers in the order written; answers that nobody labelled yet are left out.

    Raises RecordUnfit, KeyError or ValueError if a record is not one.
    """
    known = [{str(label["id"]): label for label in labels} for labels in raters]
    twins = scenes(answers)
    found = []
    for record in answers:
        labels = [labels[str(record["id"])] for labels in known if str(record["id"]) in labels]
        if labels:
            found.append(item_from(record, labels, twins))
    return tuple(found)


def report(rows: Sequence[Compared], chosen: Sequence[Chosen], rubric: Rubric, most: int) -> Report:
    """The report; ``most`` bounds the worst open disagreements and wrong pairs of each language."""
    langs = sorted({row.item.answer.lang for row in rows})
    by_lang = {lang: [row for row in rows if row.item.answer.lang == lang] for lang in langs}
    parts = tuple(
        part_figures(lang, part, [row for row in by_lang[lang] if row.item.frozen == (part == "frozen")])
        for lang in langs
        for part in PARTS
    )
    twins = twin_figures(rows)
    scored = {lang: _scored(by_lang[lang], rubric) for lang in langs}
    cues = tuple(
        (lang, cue_figures([row.item.answer for row, _, _ in found], [ours for _, ours, _ in found],
                           [theirs for _, _, theirs in found]))
        for lang, found in scored.items()
    )  # fmt: skip
    pair_langs = sorted({one.choice.better.lang for one in chosen})
    pairs = {lang: [one for one in chosen if one.choice.better.lang == lang] for lang in pair_langs}
    totals = tuple(order(lang, found) for lang, found in pairs.items())
    return Report(
        parts=parts,
        twins=twins,
        cues=cues,
        scores=tuple(
            (lang, spearman([ours for _, ours, _ in found], [theirs for _, _, theirs in found]))
            for lang, found in scored.items()
        ),
        order=totals + tuple(one for found in pairs.values() for one in _groups(found)),
        baselines=tuple((lang, baselines(found)) for lang, found in pairs.items()),
        worst=tuple((lang, worst(found, most)) for lang, found in by_lang.items()),
        wrong=tuple((lang, wrong(found, most)) for lang, found in pairs.items()),
        bars=tuple(_bars(parts, twins, cues, totals)),
    )


def _bars(
    parts: Iterable[PartFigures],
    twins: Sequence[TwinFigures],
    cues: Iterable[tuple[str, tuple[CueFigures, ...]]],
    totals: Iterable[Order],
) -> Iterable[Bar]:
    for part in parts:
        if part.part == "frozen":
            yield from part_bars(part)
    yield from twin_bars(twins)
    for lang, figures in cues:
        yield from cue_bars(lang, figures)
    yield from order_bars(totals)


def _groups(chosen: Sequence[Chosen]) -> tuple[Order, ...]:
    lang = chosen[0].choice.better.lang
    by_axis = orders(chosen, lambda one: f"{lang} {one.choice.axis}")
    return by_axis + orders(chosen, lambda one: f"{lang} {one.choice.hardness}")


def _scored(rows: Iterable[Compared], rubric: Rubric) -> list[tuple[Compared, int, int]]:
    """Rows that have a score and labels that make one: the scorer's, and the raters' summed."""
    found = []
    for row in rows:
        theirs = [people_score(labels, rubric) for labels in row.item.raters]
        given = [score for score in theirs if score is not None]
        if row.score is not None and given and len(given) == len(theirs):
            found.append((row, row.score, sum(given)))
    return found
