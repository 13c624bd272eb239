"""The pages wired to a store. Imports the web's libraries, so only ``trainer serve`` and tests import this."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from trainer.cli.equipment import Equipment
from trainer.cli.hosting import Hosted
from trainer.cli.office import Office
from trainer.content.words import Words
from trainer.store import Store
from trainer.web.app import Site, create_app
from trainer.web.backing import Locks
from trainer.web.passwords import hashed, verified
from trainer.web.remote import MOST_MESSAGE


class Served(Office):
    """An office that speaks in its viewers' languages."""

    def words(self, lang: str) -> Words:
        """The interface in a language."""
        return self.tools(lang).words


def application(
    store: Store, equipment: Equipment, now: Callable[[], datetime], locks: Locks | None = None
) -> Starlette:
    """The pages over a store; ``locks`` only where passwords are to be compared in another way than argon2."""
    if locks is None:
        locks = Locks(hashed, verified, now, same_for_unknown=hashed("nobody has this password"))
    office = Served(store, equipment)
    return create_app(Site(office, locks, equipment.lang, lambda viewer: Hosted(office, viewer)))


def run(app: Starlette, host: str, port: int, tls: tuple[Path | None, Path | None], behind_proxy: bool) -> None:
    """Serve until interrupted."""
    cert, key = tls
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy,
        ws_max_size=MOST_MESSAGE,
        ssl_certfile=cert,
        ssl_keyfile=None if key is None else str(key),
    )
