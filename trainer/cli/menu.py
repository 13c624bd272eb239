"""``trainer`` alone: what matters now, from a numbered list."""

from rich.table import Table

from trainer.cli.equipment import at_terminal, equip
from trainer.cli.offers import Offer, offers
from trainer.cli.refusing import one_sentence
from trainer.content.words import Words
from trainer.terminal.asking import ask
from trainer.terminal.page import Page, gated


def menu() -> None:
    """Offer what this trainee may want to do now, and do it."""
    with one_sentence():
        equipment = equip()
    page, words = Page(), equipment.words
    with one_sentence(equipment):
        store = equipment.store()
        try:
            found = offers(equipment, store)
        finally:
            store.close()
        there = at_terminal()
        page.line(words.say("menu.title"), "title")
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
        for number, one in enumerate(found, 1):
            table.add_row(gated(f"{number:>2}"), gated(one.said))
            if not there:
                table.add_row("", gated(one.command, "faint"))
        if there:
            table.add_row(gated(f"{len(found) + 1:>2}"), gated(words.say("menu.leave")))
        page.show(table)
        if there:
            chosen = _chosen(found, page, words)
            if chosen is not None:
                chosen.do()


def _chosen(found: tuple[Offer, ...], page: Page, words: Words) -> Offer | None:
    """What was chosen; Enter alone takes the first, which matters most."""
    most = len(found) + 1
    while True:
        typed = ask(words.say("menu.number", most=most))
        if typed is None:
            return None
        if not typed:
            return found[0]
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return None if int(typed) == most else found[int(typed) - 1]
        page.line(words.say("choose.not_a_number", typed=typed, most=most))
