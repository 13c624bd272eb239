"""Whether a call can run on a server from here; the libraries for it are imported only then."""

import importlib
import importlib.util

from trainer.cli.equipment import Equipment
from trainer.cli.refusing import WRONG_USE, refuse


def practise(
    equipment: Equipment, server: str, wanted: tuple[str | None, str | None, int | None], instant: bool, exam: bool
) -> None:
    """One call on a server. Raises Exit with one sentence where that cannot be."""
    if importlib.util.find_spec("websockets") is None:
        raise refuse(equipment.words.say("remote.no_extra"))
    if exam:
        raise refuse(equipment.words.say("remote.no_exam"), WRONG_USE)
    importlib.import_module("trainer.cli.remote").hold(equipment, server, wanted, instant)
