"""An exam: which paper, what is said before it starts, the try that is used from then on, and the call."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trainer.cli.choosing import choose_scenario
from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.play import manners, play
from trainer.cli.practice import Wish, keep_card, say_who_begins
from trainer.cli.preparing import prepare
from trainer.cli.recorded import Plan, begin
from trainer.cli.refusing import ANSWER_IS_NO, WRONG_USE, refuse
from trainer.coaching.exams import Paper, paper
from trainer.content.scenario import Scenario
from trainer.review.assigned import Assignment
from trainer.store import Store, StoreError
from trainer.store.exam_tries import ExamTries, ExamTry
from trainer.store.people import People
from trainer.terminal.asking import ask
from trainer.terminal.briefing import briefing
from trainer.terminal.page import Page


@dataclass(frozen=True, slots=True)
class Sat:
    """An exam that may begin."""

    cohort: str
    paper: Paper
    call: str
    """The id its call will have."""


def sit(equipment: Equipment, wish: Wish) -> None:
    """One try at an exam, said to be one before it is used.

    Raises Exit where it cannot or shall not begin, StoreError, ContentMissing, ContentBroken.
    """
    if wish.seed is not None or wish.instant:
        raise refuse(equipment.words.say("exam.no_choice"), WRONG_USE)
    page = Page()
    scenario = wish.scenario or choose_scenario(equipment, page)
    store = equipment.store()
    try:
        sat = prepared(equipment, store, equipment.library.scenario(equipment.lang, scenario), wish.persona)
        setting = equipment.setting(scenario, sat.paper.persona)
        how = manners(equipment, exam=True, instant=False)
        page.show(briefing(setting.scenario, setting.persona, equipment.rubric, equipment.words))
        announce(equipment, page, sat)
        card = prepare(equipment, page) if at_terminal() else None
        use_try(equipment, store, sat, scenario)
        plan = Plan(setting, sat.paper.seed, exam=True, live=how.live, name=sat.call)
        recorded = begin(plan, equipment, store)
        if card is not None:
            keep_card(recorded, card, page)
        page.line(equipment.words.say("exam.begins", call=recorded.name), "faint")
        say_who_begins(recorded, page)
        play(recorded, how, page)
        conclude(equipment, page, sat)
    finally:
        store.close()


def prepared(equipment: Equipment, store: Store, scenario: Scenario, persona: str | None) -> Sat:
    """The next try of this trainee. Raises Exit without a name, StoreError (``store.no_tries``)."""
    trainee = equipment.settings.trainee
    if not trainee:
        raise refuse(equipment.words.say("exam.name"), WRONG_USE)
    assigned = assigned_exam(store, trainee, scenario)
    cohort = assigned.id if assigned else equipment.settings.cohort
    most = assigned.tries if assigned else equipment.settings.exam_tries
    used = len(ExamTries(store.database).used(cohort, trainee, scenario.id))
    if used >= most:
        raise StoreError("store.no_tries", most=str(most))
    drawn = paper(cohort, scenario.id, sorted(scenario.personas), used + 1, most)
    return Sat(cohort, replace(drawn, persona=persona or drawn.persona), secrets.token_hex(4))


def assigned_exam(store: Store, trainee: str, scenario: Scenario) -> Assignment | None:
    """The exam that a manager set this trainee, if there is one; the latest counts."""
    people = People(store.database)
    person = people.find(trainee)
    if person is None:
        return None
    wanted = ("exam", scenario.id, scenario.lang)
    found = [one for one in people.assigned_to(person) if (one.mode, one.scenario, one.lang) == wanted]
    return found[-1] if found else None


def announce(equipment: Equipment, page: Page, sat: Sat) -> None:
    """Say what an exam is, and who sees it, before anything is used. Raises Exit if the trainee would rather not."""
    words, drawn = equipment.words, sat.paper
    page.line(words.say("exam.title", n=drawn.number, most=drawn.most), "title")
    for key in ("exam.visible", "exam.without", "exam.same", "exam.used"):
        page.line("• " + words.say(key))
    if at_terminal():
        typed = ask(words.say("exam.begin"))
        if typed is None or typed:
            raise refuse(words.say("exam.not_begun"), ANSWER_IS_NO)


def use_try(equipment: Equipment, store: Store, sat: Sat, scenario: str) -> None:
    """From now on the try is used. Raises StoreError."""
    drawn = sat.paper
    begun = ExamTry(
        call=sat.call,
        cohort=sat.cohort,
        trainee=equipment.settings.trainee,
        scenario=scenario,
        persona=drawn.persona,
        seed=drawn.seed,
        number=drawn.number,
        most=drawn.most,
    )
    ExamTries(store.database).begin(begun, at=datetime.now(UTC))


def conclude(equipment: Equipment, page: Page, sat: Sat) -> None:
    """How many tries are left."""
    left = sat.paper.most - sat.paper.number
    page.line(equipment.words.count("exam.left", left) if left else equipment.words.say("exam.last"), "faint")
