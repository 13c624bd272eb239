"""How a command says that it cannot: one sentence on standard error, and the right exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from trainer.cli.equipment import Equipment
from trainer.files.library import ContentBroken, ContentMissing
from trainer.files.settings import SettingsBroken
from trainer.gate import for_log
from trainer.store.errors import StoreError

ANSWER_IS_NO = 1
WRONG_USE = 2


def refuse(sentence: str, code: int = ANSWER_IS_NO) -> typer.Exit:
    """The exit to raise after saying why, gated."""
    sys.stderr.write(for_log(sentence) + "\n")
    return typer.Exit(code)


@contextmanager
def one_sentence(equipment: Equipment | None = None) -> Iterator[None]:
    """What goes wrong inside is said in one sentence and ends the command."""
    try:
        yield
    except StoreError as error:
        raise refuse(equipment.words.say(error.key, **error.slots) if equipment else str(error)) from None
    except (ContentMissing, SettingsBroken) as error:
        raise refuse(str(error), WRONG_USE) from None
    except ContentBroken as error:
        raise refuse(str(error)) from None
    except UnicodeEncodeError:
        # Bytes of an argument that are no UTF-8 come in as lone surrogates, which no store or file takes.
        told = equipment.words.say("gate.not_utf8") if equipment else "What was typed is not valid text (UTF-8)."
        raise refuse(told, WRONG_USE) from None
