"""The briefing card filled in before the call: eight short lines, each of which may be left empty."""

from trainer.cli.equipment import Equipment
from trainer.marking import Card
from trainer.terminal.asking import ask
from trainer.terminal.briefing import PREPARATION
from trainer.terminal.page import Page


def prepare(equipment: Equipment, page: Page) -> Card | None:
    """The card as filled in; ``None`` if the trainee would rather start."""
    words = equipment.words
    page.line(words.say("prepare.invite"), "title")
    answers: dict[str, str] = {}
    for field in PREPARATION:
        typed = ask(f"  {words.say(f'prepare.{field}')}")
        if typed is None:
            break
        if not typed and not answers:
            return None
        answers[field] = typed
    questions = tuple(
        part.strip() for part in answers.pop("questions", "").replace("?", "?\n").splitlines() if part.strip()
    )
    return Card(questions=questions, **answers)
