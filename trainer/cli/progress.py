"""``trainer progress``: what a trainee's own calls show so far, and what to practise next."""

import json
from typing import Annotated

import typer

from trainer.cli.drilled_before import done_from
from trainer.cli.equipment import Equipment, equip
from trainer.cli.play import own_calls
from trainer.cli.recorded import now, reopen
from trainer.cli.refusing import one_sentence
from trainer.coaching.progress import Attempt, Progress, progress
from trainer.coaching.spacing import overdue
from trainer.store import Store
from trainer.store.drill_reviews import DrillReviews
from trainer.terminal.page import Page
from trainer.terminal.progress_screen import progress_screen


def command(
    lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
) -> None:
    """Your calls so far, and what to practise next.

    Example: trainer progress
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            told = progress(attempts(equipment, store))
            drilled = drills(equipment, store)
        finally:
            store.close()
    page = Page()
    if as_json:
        record = {**as_record(told), "drills": {"rounds": drilled[0], "due": drilled[1]}}
        page.raw(json.dumps(record, ensure_ascii=False))
        return
    page.show(*progress_screen(told, equipment.words))
    if drilled[0]:
        page.line(equipment.words.count("progress.drills", drilled[0], due=drilled[1]))


def drills(equipment: Equipment, store: Store) -> tuple[int, int]:
    """How many rounds of drills this trainee has played, and how many things are due again. Raises StoreError."""
    reviews = [done_from(one).review for one in DrillReviews(store.database).of(equipment.settings.trainee)]
    return len(reviews), len(overdue(reviews, now()))


def attempts(equipment: Equipment, store: Store) -> tuple[Attempt, ...]:
    """This trainee's finished first attempts, oldest first. Raises StoreError."""
    tools = {equipment.lang: equipment}
    found = []
    for line in own_calls(store.calls(equipment.settings.trainee), equipment.settings.trainee):
        if line.outcome is None or line.parent is not None:
            continue
        own = tools.setdefault(line.lang, equip(line.lang))
        card = reopen(store.load_call(line.id), own, store).scorecard()
        found.append(Attempt(line.id, line.started_at[:10], line.scenario, card))
    return tuple(found)


def as_record(told: Progress) -> dict[str, object]:
    """Progress as plain values for another program."""
    advice = told.advice
    return {
        "schema_version": 1,
        "calls": told.calls,
        "cleared": told.cleared,
        "trends": [
            {
                "kind": one.kind,
                "name": one.name,
                "values": list(one.values),
                "seen": one.seen,
                "band": None if one.band is None else list(one.band),
                "moved": one.moved,
            }
            for one in told.trends
        ],
        "next": None if advice is None else {"rule": advice.trend.name, "scenario": advice.scenario},
    }
