"""``trainer practice``: choose a customer, read the card, hold the call, read the debrief."""

import importlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from trainer.call import Setting
from trainer.cli.choosing import choose_persona, choose_scenario
from trainer.cli.equipment import Equipment, at_terminal, equip
from trainer.cli.play import manners, play
from trainer.cli.preparing import prepare
from trainer.cli.recorded import Plan, RecordedCall, begin
from trainer.cli.refusing import one_sentence
from trainer.marking import Card
from trainer.terminal.briefing import briefing
from trainer.terminal.conversation import NotKept
from trainer.terminal.page import Page

Scenario = Annotated[str | None, typer.Argument(help="Scenario by name; `trainer list` shows them.")]
As = Annotated[str | None, typer.Option("--as", metavar="PERSONA", help="Which customer; otherwise you choose.")]
Seed = Annotated[int | None, typer.Option(min=0, help="The same seed and the same lines give the same call.")]
Lang = Annotated[str | None, typer.Option(help="en or bg; otherwise as set.")]
Exam = Annotated[
    bool, typer.Option("--exam", help="As an exam: no hints, nothing taken back, few tries, seen by a manager.")
]
Instant = Annotated[bool, typer.Option("--instant", help="Print the customer's turns whole.")]
Trace = Annotated[bool, typer.Option("--trace", help="For trainers: show everything; nothing is kept.")]
At = Annotated[str | None, typer.Option("--at", metavar="STATE", help="For trainers: begin in a state of the chart.")]
Say = Annotated[Path | None, typer.Option("--say", metavar="FILE", help="For trainers: say the lines of a file.")]
Server = Annotated[str | None, typer.Option(metavar="URL", help="The call runs on the company's server.")]
Content = Annotated[Path | None, typer.Option(help="A folder with content of your own.", file_okay=False, exists=True)]


def command(
    scenario: Scenario = None,
    persona: As = None,
    seed: Seed = None,
    lang: Lang = None,
    exam: Exam = False,
    instant: Instant = False,
    trace: Trace = False,
    at: At = None,
    say: Say = None,
    server: Server = None,
    content: Content = None,
) -> None:
    """Play a call against a simulated customer.

    Example: trainer practice payroll-cold-call --as hostile-owner --seed 7
    """
    with one_sentence():
        equipment = equip(lang, content)
    wish = Wish(scenario, persona, seed, instant)
    with one_sentence(equipment):
        if trace or at is not None or say is not None:
            traced = importlib.import_module("trainer.cli.traced")
            try_out(equipment, wish, partial(traced.hold_traced, sitting=traced.Sitting(trace, at, say)))
        elif server or equipment.settings.server:
            remote = importlib.import_module("trainer.cli.remotely")
            remote.practise(equipment, server or equipment.settings.server, (scenario, persona, seed), instant, exam)
        elif exam:
            importlib.import_module("trainer.cli.examining").sit(equipment, wish)
        else:
            hold(equipment, wish)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    scenario: str | None
    persona: str | None
    seed: int | None
    instant: bool = False


def try_out(equipment: Equipment, wish: Wish, held: Callable[[Equipment, Page, Setting, int | None], None]) -> None:
    """A trainer's own call. Raises ContentMissing, ContentBroken."""
    page = Page()
    scenario = wish.scenario or choose_scenario(equipment, page)
    persona = wish.persona or choose_persona(equipment, page, scenario)
    held(equipment, page, equipment.setting(scenario, persona), wish.seed)


def hold(equipment: Equipment, wish: Wish) -> None:
    """One call from the choice to the debrief. Raises StoreError, ContentMissing, ContentBroken."""
    page = Page()
    scenario = wish.scenario or choose_scenario(equipment, page)
    persona = wish.persona or choose_persona(equipment, page, scenario)
    setting = equipment.setting(scenario, persona)
    how = manners(equipment, exam=False, instant=wish.instant)
    page.show(briefing(setting.scenario, setting.persona, equipment.rubric, equipment.words))
    card = prepare(equipment, page) if at_terminal() else None
    seed = secrets.randbelow(1_000_000) if wish.seed is None else wish.seed
    store = equipment.store()
    try:
        recorded = begin(Plan(setting, seed, live=how.live), equipment, store)
        if card is not None:
            keep_card(recorded, card, page)
        page.line(equipment.words.say("call.begins", call=recorded.name, seed=seed), "faint")
        say_who_begins(recorded, page)
        play(recorded, how, page)
    finally:
        store.close()


def say_who_begins(recorded: RecordedCall, page: Page) -> None:
    """Where the trainee has the first word, nothing else on the screen would say so."""
    if recorded.last is None:
        page.line(recorded.equipment.words.say("call.you_first"), "title")


def keep_card(recorded: RecordedCall, card: Card, page: Page) -> None:
    """The card is worth less than the call: one that cannot be kept is said so, and the call goes on."""
    try:
        recorded.keep_preparation(card)
    except NotKept as failure:
        page.line(str(failure), "bad")
