"""How a command says that it cannot: one sentence on standard error, and the right exit code."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from trainer.cli.equipment import Equipment
from trainer.content.words import Words
from trainer.files.library import ContentBroken, ContentMissing
from trainer.files.packaged import load_words
from trainer.files.settings import SettingsBroken, machine_lang
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
        raise refuse(_words(equipment).say(error.key, **error.slots)) from None
    except SettingsBroken as error:
        raise refuse(_words(equipment).say(error.key, **error.slots), WRONG_USE) from None
    except ContentMissing as error:
        raise refuse(_missing(error, _words(equipment)), WRONG_USE) from None
    except ContentBroken as error:
        first = error.problems[0]
        slots = {"where": first.where(), "code": first.code, "path": first.path}
        raise refuse(_words(equipment).say("content.broken", **slots)) from None
    except UnicodeEncodeError:
        # Bytes of an argument that are no UTF-8 come in as lone surrogates, which no store or file takes.
        raise refuse(_words(equipment).say("gate.not_utf8"), WRONG_USE) from None


def _words(equipment: Equipment | None) -> Words:
    """The sentences of the interface; of the machine's language where the settings cannot be read."""
    return equipment.words if equipment else load_words(machine_lang(os.environ))


def _missing(error: ContentMissing, words: Words) -> str:
    near = words.say("content.near", names=", ".join(error.near)) if error.near else words.say("content.list")
    return f"{words.say('content.missing', name=error.name, folder=error.folder)} {near}"
