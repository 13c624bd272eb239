"""``trainer serve``: the managers' pages over this store, many workers on one database if wanted."""

import importlib
import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from trainer.cli.equipment import equip
from trainer.cli.refusing import WRONG_USE, one_sentence, refuse
from trainer.terminal.page import Page

_HERE = ("127.0.0.1", "::1", "localhost")


def command(
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="On which port.")] = 8443,
    cert: Annotated[Path | None, typer.Option(help="Certificate for TLS.", exists=True, dir_okay=False)] = None,
    key: Annotated[Path | None, typer.Option(help="Its key.", exists=True, dir_okay=False)] = None,
    behind_proxy: Annotated[bool, typer.Option("--behind-proxy", help="A TLS proxy stands in front.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language before somebody logs in.")] = None,
) -> None:
    """Serve the pages for managers: people, maps, calls with the words behind every mark, corrections, disputes.

    Example: trainer serve --port 8443
    """
    with one_sentence():
        equipment = equip(lang)
    words = equipment.words
    if importlib.util.find_spec("starlette") is None or importlib.util.find_spec("uvicorn") is None:
        raise refuse(words.say("serve.no_extra"))
    if host not in _HERE and cert is None and not behind_proxy:
        # Sessions travel in cookies that browsers send over TLS or to this very machine only.
        raise refuse(words.say("serve.not_here"), WRONG_USE)
    serving = importlib.import_module("trainer.cli.serving")
    with one_sentence(equipment):
        store = equipment.store()
        try:
            app = serving.application(store, equipment, lambda: datetime.now(UTC))
            name = f"[{host}]" if ":" in host else host
            address = f"{'https' if cert else 'http'}://{name}:{port}/"
            page = Page()
            page.line(words.say("serve.ready", address=address), "title")
            serving.run(app, host, port, (cert, key), behind_proxy)
            page.line(words.say("serve.stopped"), "faint")
        finally:
            store.close()
