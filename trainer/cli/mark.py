"""``trainer mark``: single answers scored, JSON Lines in, JSON Lines out."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from trainer.call.single_answer import LANGS
from trainer.cli.equipment import equip
from trainer.cli.marking_lines import lines_of, scored_lines
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.gate import for_terminal


def command(
    file: Annotated[Path | None, typer.Argument(help="Lines to score; otherwise standard input.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes at work; the output is the same.")] = 1,
    lang: Annotated[
        str | None, typer.Option(help="Language of the sentences, en or bg; otherwise each line's.")
    ] = None,
) -> None:
    """Score single answers: JSON Lines in, JSON Lines out.

    Example: trainer mark --jobs 2 answers.jsonl
    """
    if lang not in (None, *LANGS):
        raise refuse(equip().words.say("mark.which_lang", langs=", ".join(LANGS)), WRONG_USE)
    with one_sentence():
        equipment = equip(lang)
    with ExitStack() as stack:
        lines = lines_of(_source(file, stack))
        out = sys.stdout.buffer
        with _progress(equipment.words.say("mark.progress")) as step:
            for line in scored_lines(lines, lang, jobs):
                out.write(line)
                out.flush()
                step()


def _source(file: Path | None, stack: ExitStack) -> BinaryIO:
    if file is None or str(file) == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(file.open("rb"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise refuse(equip().words.say("mark.no_file", path=str(file), why=why), WRONG_USE) from None


class _Step:
    """Counts lines on a bar, or nowhere."""

    def __init__(self, progress: Progress | None, name: str) -> None:
        self._progress = progress
        self._task = progress.add_task(name, total=None) if progress else None

    def __call__(self) -> None:
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)


@contextmanager
def _progress(name: str) -> Iterator[_Step]:
    """A bar on standard error, if a person watches it and the lines themselves go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield _Step(None, name)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Step(progress, for_terminal(name))
