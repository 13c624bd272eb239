"""``trainer drill``: two-minute rounds on what this trainee is weak in and what is due."""

from typing import Annotated

import typer

from trainer.cli.drilling import Sitting
from trainer.cli.equipment import equip
from trainer.cli.refusing import one_sentence

ROUNDS = 5


def command(
    rounds: Annotated[int, typer.Option(min=1, max=20, help="How many rounds.")] = ROUNDS,
    lang: Annotated[str | None, typer.Option(help="en or bg; otherwise as set.")] = None,
) -> None:
    """Two-minute rounds on single objections: where you are weakest, and what is due again.

    Example: trainer drill --rounds 3
    """
    with one_sentence():
        equipment = equip(lang)
    with one_sentence(equipment):
        store = equipment.store()
        try:
            Sitting(equipment, store).hold(rounds)
        finally:
            store.close()
