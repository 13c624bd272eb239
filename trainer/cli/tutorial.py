"""``trainer tutorial``: the first ten minutes."""

from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.refusing import one_sentence
from trainer.cli.teaching import Teaching


def command(
    lang: Annotated[str | None, typer.Option(help="en or bg; otherwise as set.")] = None,
) -> None:
    """Learn the prompt and the four rules by doing, with an easy customer, in ten minutes.

    Example: trainer tutorial --lang bg
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        Teaching(equipment).hold()
