"""``trainer watch``: a good call played at reading pace, with its marks beside it."""

import time
from collections.abc import Iterator
from typing import Annotated

import typer

from trainer.autoplay import ROBOTS, play, robot_lines
from trainer.call import Call
from trainer.cli.choosing import choose_scenario
from trainer.cli.equipment import Equipment, at_terminal, equip
from trainer.cli.playbook_calls import team_calls
from trainer.cli.refusing import one_sentence, refuse
from trainer.files.packaged import load_robots
from trainer.scoring import Scorecard, score
from trainer.terminal.debrief_screen import result
from trainer.terminal.page import Page
from trainer.terminal.watching import Pace, show_call
from trainer.transcript import Outcome

READING = 200
"""Words a minute that most people read with ease."""
SHOWS_WELL = 80
"""Points from which a call is worth watching without looking at others."""
TRIES = 6
"""Calls of the robot's that are looked at for one that goes well."""


def command(
    scenario: Annotated[str | None, typer.Argument(help="Scenario by name; `trainer list` shows them.")] = None,
    persona: Annotated[str | None, typer.Option("--as", metavar="PERSONA", help="Which customer.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Where to begin looking for a call.")] = 0,
    lang: Annotated[str | None, typer.Option(help="en or bg; otherwise as set.")] = None,
    instant: Annotated[bool, typer.Option("--instant", help="All at once.")] = False,
    robot: Annotated[bool, typer.Option("--robot", help="A robot's call, also where the playbook has one.")] = False,
) -> None:
    """Watch a good call with its marks beside it: one of the playbook's, or an ideal robot's.

    Example: trainer watch vacuum-shop --as indecisive-parent
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    with one_sentence(equipment):
        page = Page()
        name = scenario or choose_scenario(equipment, page)
        page.line(words.say("watch.title", scenario=equipment.library.scenario(equipment.lang, name).title), "title")
        found = None if robot else _from_playbook(equipment, name, persona)
        by = "watch.playbook"
        if found is None:
            found, by = _from_robot(equipment, name, persona, seed), "watch.robot"
        call, card = found
        page.line(words.say(by), "faint")
        whole = instant or equipment.settings.instant or equipment.settings.screen_reader or not at_terminal()
        pace = Pace(0 if whole else READING, time.sleep, words)
        show_call(call.opening, call.exchanges, call.setting.persona.name, page, pace)
        page.show(result(card, words))


def _from_playbook(equipment: Equipment, scenario: str, persona: str | None) -> tuple[Call, Scorecard] | None:
    """The kept call with the highest score, if the playbook has one of this scenario. Raises StoreError."""
    store = equipment.store()
    try:
        kept = [one for one in team_calls(store, equipment, scenario) if persona in (None, one.persona.id)]
        found = [(one.scorecard(), one.call) for one in kept]
    finally:
        store.close()
    best = max(found, key=lambda pair: -1 if pair[0].score is None else pair[0].score, default=None)
    return None if best is None else (best[1], best[0])


def _from_robot(equipment: Equipment, scenario: str, persona: str | None, seed: int) -> tuple[Call, Scorecard]:
    """A call of the ideal robot's that shows how it is done; of a few the best, where none is quite that good."""
    best: tuple[tuple[bool, bool, bool, int], Call, Scorecard] | None = None
    for call, card in _robot_calls(equipment, scenario, persona, seed):
        worth = _worth(call, card)
        if best is None or worth > best[0]:
            best = worth, call, card
        if worth >= (True, True, True, SHOWS_WELL):
            break
    if best is None:
        raise refuse(equipment.words.say("watch.none"))
    return best[1], best[2]


def _worth(call: Call, card: Scorecard) -> tuple[bool, bool, bool, int]:
    """Whether it reached the best, whether an objection was handled, whether no fault was made, and the score."""
    reached = card.outcome is not None and card.outcome == card.best_outcome != Outcome.POLITE_GOODBYE
    objected = any(one.case is None and one.score is not None for one in card.episodes)
    clean = not any(exchange.marked.faults for exchange in call.exchanges)
    return reached, objected, clean, -1 if card.score is None else card.score


def _robot_calls(
    equipment: Equipment, scenario: str, persona: str | None, seed: int
) -> Iterator[tuple[Call, Scorecard]]:
    lines = robot_lines(equipment.lang, load_robots(equipment.lang, equipment.cache))
    personas = [persona] if persona else list(equipment.library.scenario(equipment.lang, scenario).personas)
    for at in range(TRIES):
        setting = equipment.setting(scenario, personas[at % len(personas)])
        call = play(setting, lines, ROBOTS["ideal"], seed + at)
        yield call, score(call.transcript, equipment.rubric, setting.scenario)
