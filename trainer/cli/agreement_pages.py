"""A corpus report as tables that fit 80 columns, and as plain data."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

from rich import box
from rich.table import Table

from trainer.content.words import Words
from trainer.review.agreement import Agreement, CapFigures, Compared, PartFigures, RuleFigures
from trainer.review.bars import Bar
from trainer.review.corpus import Report
from trainer.review.figures import Hits
from trainer.review.labelled import MARKED
from trainer.review.ordering import Chosen
from trainer.terminal.page import Page, gated

_NONE = "–"
_LEVELS = ("0", "1", "2", "3", "4", _NONE)


def decimal(value: int | None, digits: int = 2, of: int = 1000) -> str:
    """Thousandths (or hundredths) as people write them: ``.65``, ``-.07``; a dash where there is none."""
    if value is None:
        return _NONE
    shown = f"{abs(value) / of:.{digits}f}"
    shown = shown[1:] if shown.startswith("0.") else shown
    return f"-{shown}" if value < 0 and shown.strip(".0") else shown


def percent(value: int | None) -> str:
    """Thousandths as percent."""
    return _NONE if value is None else f"{value / 10:.0f}%"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A narrow table, the first column to the left and figures to the right."""
    shown = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for at, title in enumerate(titles):
        shown.add_column(gated(title), justify="right" if at else "left")
    for row in rows:
        shown.add_row(*(gated(cell) for cell in row))
    return shown


def show_report(report: Report, page: Page, words: Words) -> None:
    """All tables of a corpus."""
    for part in report.parts:
        _part(part, page, words)
    _twins(report, page, words)
    _cues(report, page, words)
    _orders(report, page, words)
    _worst(report, page, words)
    show_bars(report.bars, page, words)


def _part(part: PartFigures, page: Page, words: Words) -> None:
    def say(key: str) -> str:
        return words.say(f"agreement.{key}")

    page.line()
    page.line(words.say("agreement.part", lang=part.lang, part=say(part.part), n=part.n), "title")
    titles = [say(key) for key in ("rule", "n", "people", "scorer", "exact", "adjacent", "bias", "applies")]
    page.show(table(titles, (_rule(one) for one in part.rules)))
    page.show(table([say("levels"), *_LEVELS[:5]], (_by_level(one) for one in part.rules)))
    caps = [say(key) for key in ("cap", "seen", "people_f1", "found", "precision", "recall", "strict")]
    page.show(table(caps, (_cap(one) for one in (*part.caps, part.cap_total))))
    for one in part.rules:
        page.show(table([f"{one.rule} ({say('confusion')})", *_LEVELS], _confusion(one)))


def _rule(one: RuleFigures) -> list[str]:
    people, ours = one.people, one.scorer

    def two(pick: Callable[[Agreement], str]) -> str:
        return f"{pick(people)} / {pick(ours)}"

    return [
        one.rule, str(ours.n), decimal(people.kappa), decimal(ours.kappa), two(lambda it: percent(it.exact)),
        two(lambda it: percent(it.adjacent)), decimal(ours.bias, of=100), two(lambda it: percent(it.applies)),
    ]  # fmt: skip


def _by_level(one: RuleFigures) -> list[str]:
    return [one.rule, *(f"{decimal(hits.precision)}/{decimal(hits.recall)}" for hits in one.by_level)]


def _cap(one: CapFigures) -> list[str]:
    return [
        one.gate, _there(one.people), decimal(one.people.f1), str(one.loose.both + one.loose.only_found),
        decimal(one.loose.precision), decimal(one.loose.recall),
        f"{decimal(one.scorer.precision)}/{decimal(one.scorer.recall)}",
    ]  # fmt: skip


def _there(hits: Hits) -> str:
    return f"{hits.both}+{hits.only_found + hits.only_there}"


def _confusion(one: RuleFigures) -> Iterable[Sequence[str]]:
    for level, row in zip(_LEVELS, one.confusion, strict=True):
        yield [level, *(str(n) if n else "·" for n in row)]


def _twins(report: Report, page: Page, words: Words) -> None:
    titles = [words.say(f"agreement.{key}") for key in ("twins", "n", "scorer_less", "people_less", "distance")]
    rows = [
        [one.rule, str(one.n), *(decimal(it, of=100) for it in (one.scorer, one.people, one.distance))]
        for one in report.twins
    ]
    page.show(table(titles, rows))


def _cues(report: Report, page: Page, words: Words) -> None:
    known = dict(report.baselines)
    for lang, figures in report.cues:
        baseline = {one.name: one.right for one in known.get(lang, ())}
        titles = [f"{lang}: {words.say('agreement.cue')}"]
        titles += [words.say(f"agreement.{key}") for key in ("with_scorer", "with_people", "apart", "orders")]
        rows = [
            [one.cue, decimal(one.scorer), decimal(one.people), decimal(one.apart), percent(baseline.get(one.cue))]
            for one in figures
        ]
        page.show(table(titles, rows))
    for lang, figure in report.scores:
        page.line(f"{lang}: {words.say('agreement.scores', figure=decimal(figure))}")


def _orders(report: Report, page: Page, words: Words) -> None:
    titles = [words.say(f"agreement.{key}") for key in ("pairs", "n", "right", "between")]
    rows = [
        [one.name, str(one.n), percent(one.right),
         f"{percent(one.between[0])}–{percent(one.between[1])}" if one.between else _NONE]
        for one in report.order
    ]  # fmt: skip
    page.show(table(titles, rows))


def _worst(report: Report, page: Page, words: Words) -> None:
    for lang, rows in report.worst:
        if rows:
            page.line(words.say("agreement.worst", lang=lang), "title")
        for row in rows:
            for line in worst_lines(row):
                page.line(line)
            page.line()
    for lang, pairs in report.wrong:
        if pairs:
            page.line(words.say("agreement.wrong", lang=lang), "title")
        for one in pairs:
            for line in wrong_lines(one):
                page.line(line)
            page.line()


def worst_lines(row: Compared) -> list[str]:
    """One open disagreement: levels as labelled and as scored, then the words."""
    answer = row.item.answer
    head = [f"{row.item.id}  {'known' if answer.concern_known else 'hidden'}"]
    for rule in MARKED:
        people = "".join(_NONE if it.of(rule) is None else str(it.of(rule)) for it in row.item.raters)
        ours = row.ours(rule)
        if people.strip(_NONE) or ours is not None:
            head.append(f"{rule} {people}→{_NONE if ours is None else ours}")
    caps = "/".join("+".join(labels.caps) or _NONE for labels in row.item.raters)
    acts = ", ".join(row.item.raters[0].acts)
    return [
        "  ".join(head), f"caps {caps}→{'+'.join(row.caps) or _NONE}; seen: {acts}",
        f"  < {answer.customer}", f"  > {answer.answer}",
    ]  # fmt: skip


def wrong_lines(one: Chosen) -> list[str]:
    """One open choice that came out wrong."""
    return [
        f"{one.choice.id}  {one.choice.axis}, {one.choice.hardness}: {one.better / 100:.2f} / {one.worse / 100:.2f}",
        f"  < {one.choice.better.customer}", f"  + {one.choice.better.answer}", f"  - {one.choice.worse.answer}",
        f"  {one.choice.why}",
    ]  # fmt: skip


def show_bars(bars: Sequence[Bar], page: Page, words: Words) -> None:
    """Every bar with its figure and whether it is met."""
    titles = [words.say(f"agreement.{key}") for key in ("bar", "of", "figure", "must", "met")]
    rows = [
        [
            words.say(bar.key),
            bar.of,
            _figure(bar),
            _must(bar),
            words.say("agreement.yes" if bar.met else "agreement.no"),
        ]
        for bar in bars
    ]
    page.show(table(titles, rows))
    page.line(words.say("agreement.bars_met", met=sum(bar.met for bar in bars), n=len(bars)), "title")


def _figure(bar: Bar) -> str:
    return decimal(bar.figure, of=100 if bar.key in ("bar.twins", "bar.drop") else 1000)


def _must(bar: Bar) -> str:
    of = 100 if bar.key in ("bar.twins", "bar.drop") else 1000
    return f"≥ {decimal(bar.least, of=of)}" if bar.least is not None else f"≤ {decimal(bar.most, of=of)}"


def as_data(report: Report) -> dict[str, object]:
    """The report as JSON can hold it; of the worst only what may be shown."""
    told = asdict(report)
    told["worst"] = {lang: [worst_lines(row) for row in rows] for lang, rows in report.worst}
    told["wrong"] = {lang: [wrong_lines(one) for one in pairs] for lang, pairs in report.wrong}
    told["bars"] = [{**asdict(bar), "met": bar.met} for bar in report.bars]
    return {"schema_version": 1, **told}
