"""``trainer`` alone: what matters now, from a numbered list."""

from trainer.cli.equipment import Equipment, at_terminal, equip
from trainer.cli.play import latest
from trainer.cli.practice import Wish, hold
from trainer.cli.progress import command as show_progress
from trainer.cli.refusing import one_sentence
from trainer.cli.resume import command as go_on
from trainer.terminal.asking import ask
from trainer.terminal.page import Page, gated


def menu() -> None:
    """Offer to go on with a call that was cut off, to practise, and to look at progress."""
    with one_sentence():
        equipment = equip()
    page = Page()
    with one_sentence(equipment):
        choices = _choices(equipment)
        for number, (what, said) in enumerate(choices, 1):
            page.show(gated(f"{number:>3}  {said}" + ("" if at_terminal() else f"   {_COMMANDS[what]}")))
        if at_terminal():
            _obey(equipment, page, choices)


_COMMANDS = {"resume": "trainer resume", "practice": "trainer practice", "progress": "trainer progress", "leave": ""}


def _choices(equipment: Equipment) -> list[tuple[str, str]]:
    words = equipment.words
    store = equipment.store()
    try:
        waiting, played = latest(store, unfinished=True), latest(store)
    finally:
        store.close()
    found = [("resume", words.say("menu.resume", call=waiting))] if waiting else []
    found.append(("practice", words.say("menu.practice")))
    if played:
        found.append(("progress", words.say("menu.progress")))
    return [*found, ("leave", words.say("menu.leave"))]


def _obey(equipment: Equipment, page: Page, choices: list[tuple[str, str]]) -> None:
    while True:
        typed = ask(equipment.words.say("choose.number", most=len(choices)))
        if typed is None:
            return
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            break
        page.line(equipment.words.say("choose.not_a_number", typed=typed, most=len(choices)))
    chosen = choices[int(typed) - 1][0]
    if chosen == "resume":
        go_on(None, None)
    elif chosen == "practice":
        hold(equipment, Wish(None, None, None))
    elif chosen == "progress":
        show_progress(None, False)
