"""Choosing a scenario and a customer from a numbered list."""

from collections.abc import Sequence

from rich.table import Table

from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.refusing import WRONG_USE, refuse
from trainer.files.library import SCENARIOS
from trainer.terminal.asking import ask
from trainer.terminal.page import Page, gated


def choose_scenario(equipment: Equipment, page: Page) -> str:
    """The name of a scenario. Raises Exit where nobody can be asked."""
    names = equipment.library.names(SCENARIOS, equipment.lang)
    if not at_terminal():
        raise refuse(equipment.words.say("choose.say_scenario", names=", ".join(names)), WRONG_USE)
    page.line(equipment.words.say("choose.scenario"), "title")
    found = [equipment.library.scenario(equipment.lang, name) for name in names]
    channels = [equipment.words.say(f"channel.{scenario.channel}") for scenario in found]
    _list(page, [f"{scenario.title} ({channel})" for scenario, channel in zip(found, channels, strict=True)])
    page.line(equipment.words.say("choose.new_here"), "faint")
    return names[_number(equipment, page, len(names))]


def choose_persona(equipment: Equipment, page: Page, scenario: str) -> str:
    """The name of a persona that fits. Raises Exit where nobody can be asked."""
    names = equipment.library.scenario(equipment.lang, scenario).personas
    if not at_terminal():
        raise refuse(equipment.words.say("choose.say_persona", names=", ".join(names)), WRONG_USE)
    page.line(equipment.words.say("choose.persona"), "title")
    people = [equipment.library.persona(equipment.lang, name) for name in names]
    kinds = [equipment.words.say(f"kind.{persona.kind}") for persona in people]
    _list(page, [f"{one.name} – {kind}. {one.portrait}" for one, kind in zip(people, kinds, strict=True)])
    return names[_number(equipment, page, len(names))]


def _list(page: Page, lines: Sequence[str]) -> None:
    """Numbered lines, what does not fit set under its beginning."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for number, line in enumerate(lines, 1):
        table.add_row(gated(f"{number:>2}"), gated(line))
    page.show(table)


def _number(equipment: Equipment, page: Page, most: int) -> int:
    """A number from 1 to ``most``, less one; asked again until it is one."""
    while True:
        typed = ask(equipment.words.say("choose.number", most=most))
        if typed is None:
            raise refuse(equipment.words.say("choose.left"))
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed) - 1
        page.line(equipment.words.say("choose.not_a_number", typed=typed, most=most))
