"""Choosing a scenario and a customer from a numbered list."""

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
    for number, scenario in enumerate(found, 1):
        channel = equipment.words.say(f"channel.{scenario.channel}")
        page.show(gated(f"{number:>3}  {scenario.title} ({channel})"))
    return names[_number(equipment, page, len(names))]


def choose_persona(equipment: Equipment, page: Page, scenario: str) -> str:
    """The name of a persona that fits. Raises Exit where nobody can be asked."""
    names = equipment.library.scenario(equipment.lang, scenario).personas
    if not at_terminal():
        raise refuse(equipment.words.say("choose.say_persona", names=", ".join(names)), WRONG_USE)
    page.line(equipment.words.say("choose.persona"), "title")
    for number, name in enumerate(names, 1):
        persona = equipment.library.persona(equipment.lang, name)
        kind = equipment.words.say(f"kind.{persona.kind}")
        page.show(gated(f"{number:>3}  {persona.name} – {kind}. {persona.portrait}"))
    return names[_number(equipment, page, len(names))]


def _number(equipment: Equipment, page: Page, most: int) -> int:
    """A number from 1 to ``most``, less one; asked again until it is one."""
    while True:
        typed = ask(equipment.words.say("choose.number", most=most))
        if typed is None:
            raise refuse(equipment.words.say("choose.left"))
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed) - 1
        page.line(equipment.words.say("choose.not_a_number", typed=typed, most=most))
