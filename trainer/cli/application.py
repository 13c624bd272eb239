"""The Typer application, built for the one command that was asked for."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from trainer import __version__
from trainer.gate import for_terminal

_AS_MODULE = {"migrate-store": "migrate_store", "import": "importing", "list": "listing", "test": "answer_tests"}
_OWN = "en"
"""The language that the command line library speaks."""
Command = Callable[..., None]


def build(commands: dict[str, tuple[str, str]], wanted: str | None) -> typer.Typer:
    """The application with one real command and the others as names with a line of help."""
    app = typer.Typer(
        name="trainer",
        cls=_Gated,
        help="Practise selling against simulated customers, and see the words that earned each mark.",
        no_args_is_help=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_start)
    for name, (panel, summary) in commands.items():
        command = _real(name) if name == wanted else _named(summary)
        app.command(name, help=None if name == wanted else summary, rich_help_panel=panel)(command)
    return app


def _start(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and leave.", is_eager=True),
) -> None:
    if version:
        typer.echo(f"trainer {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        importlib.import_module("trainer.cli.menu").menu()


def _real(name: str) -> Command:
    module = importlib.import_module(f"trainer.cli.{_AS_MODULE.get(name, name)}")
    real: Command = module.command
    return real


def _named(summary: str) -> Command:
    def command() -> None:
        raise AssertionError("only the command asked for is ever run")

    command.__doc__ = summary
    return command


class _Gated(TyperGroup):
    """What was typed wrongly is repeated in the message that says so: it goes through the gate like all text.

    Help and complaints about usage follow the interface's language.
    """

    def main(self, args: Any = None, *others: Any, **more: Any) -> Any:
        self.arguments = tuple(args or ())
        if set(self.arguments) & {"-h", "--help"}:
            help_page = importlib.import_module("trainer.cli.help_page")
            lang = help_page.language(self.arguments)
            if lang != _OWN:
                help_page.show_help(self, self.arguments, lang)
                sys.exit(0)
        return super().main(args, *others, **more)

    def make_context(self, *args: Any, **more: Any) -> Any:
        with _gated(self.arguments):
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        with _gated(self.arguments):
            return super().invoke(ctx)


@contextmanager
def _gated(arguments: tuple[str, ...]) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):
            help_page = importlib.import_module("trainer.cli.help_page")
            lang = help_page.language(arguments)
            if lang != _OWN:
                sys.stderr.write(help_page.complaint(error, lang) + "\n")
                raise typer.Exit(2) from None
        for name in ("message", "ui_filename", "param_hint"):
            if hasattr(error, "format_message") and isinstance(getattr(error, name, None), str):
                setattr(error, name, for_terminal(getattr(error, name), lines=True))
        raise
