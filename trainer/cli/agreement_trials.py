"""``trainer agreement --metamorphic``: answers changed in known ways, and whether the scores do what they must."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from trainer.cli.agreement_pages import decimal, percent, show_bars, table
from trainer.cli.scoring_many import Scorers
from trainer.content.words import Words
from trainer.review.bars import Bar
from trainer.review.labelled import Item
from trainer.review.metamorphic import Based, Trial, mismatched, quoted_trials, translated, trials
from trainer.review.trials import Outcome, drops, failures, tallies, trial_bars
from trainer.terminal.page import Page


def bases(items: Sequence[Item], scorers: Scorers) -> list[Based]:
    """The answers with their scores."""
    scored = scorers.score([item.answer for item in items])
    return [Based(item.id, item.answer, one) for item, one in zip(items, scored, strict=True)]


def trials_of(based: Sequence[Based], pairs: Sequence[tuple[str, str]]) -> list[Trial]:
    """All trials: of each answer, of each situation once, of translations, and answers put elsewhere."""
    found = [trial for base in based for trial in trials(base)]
    once = {(base.answer.lang, base.answer.customer): base for base in reversed(based)}
    found += [trial for base in reversed(once.values()) for trial in quoted_trials(base)]
    known = {base.id: base for base in based}
    for english, bulgarian in pairs:
        if english in known and bulgarian in known:
            found += translated(known[english], known[bulgarian])
    for lang in ("bg", "en"):
        found += mismatched([base for base in based if base.answer.lang == lang])
    return found


def outcomes(items: Sequence[Item], scorers: Scorers) -> list[Outcome]:
    """Every trial of these answers with what came of it."""
    pairs = [(item.pair, item.id) for item in items if item.pair is not None]
    found = trials_of(bases(items, scorers), pairs)
    after = scorers.score([trial.answer for trial in found])
    return [Outcome(trial, one) for trial, one in zip(found, after, strict=True)]


def outcome_bars(found: Sequence[Outcome]) -> tuple[Bar, ...]:
    """All bars of the suite."""
    return trial_bars(tallies(found), drops(found))


def show_outcomes(found: Sequence[Outcome], most: int, page: Page, words: Words, as_json: bool) -> None:
    """Counts by variant, then up to ``most`` failures of each variant; or all of it as data."""
    counted, fallen, failed = tallies(found), drops(found), failures(found)
    if as_json:
        told = {
            "schema_version": 1,
            "tallies": [asdict(one) for one in counted],
            "drops": [asdict(one) for one in fallen],
            "failures": [one.told() for one in failed],
        }
        page.raw(json.dumps(told, ensure_ascii=False))
        return
    answers = len({one.trial.base.id for one in found})
    page.line(words.say("agreement.trials_of", n=len(found), answers=answers))
    titles = [words.say(f"agreement.{key}") for key in ("suite", "variant", "n", "held", "right")]
    rows = ([f"{one.name} {one.lang}", one.kind, str(one.n), str(one.held), percent(one.share)] for one in counted)
    page.show(table(titles, rows))
    titles = [words.say(f"agreement.{key}") for key in ("m13", "n", "fall")]
    page.show(table(titles, ([f"{one.lang} {one.rule}", str(one.n), decimal(one.mean, of=100)] for one in fallen)))
    page.line(words.say("agreement.failures", n=len(failed)), "title")
    shown: dict[tuple[str, str, str], int] = {}
    for one in failed:
        key = (one.trial.name, one.trial.kind, one.trial.base.answer.lang)
        shown[key] = shown.get(key, 0) + 1
        if shown[key] <= most:
            page.line(one.told())
    show_bars(trial_bars(counted, fallen), page, words)
