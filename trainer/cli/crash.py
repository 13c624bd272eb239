"""A fault of the program's own: one sentence for the person, everything else in a file for whoever mends it."""

import os
import sys
import traceback
from datetime import UTC, datetime

from trainer.content.words import fill
from trainer.files.folders import folders
from trainer.files.packaged import load_words
from trainer.files.settings import load_settings
from trainer.gate import for_log

EXIT = 70
"""The exit code for a fault of the program (EX_SOFTWARE)."""
REFUSED = 1
"""The exit code where the machine would not write or read something."""

_OWN = {
    "crash.fault": "The program made a mistake ({kind}); nothing that was kept is lost.",
    "crash.details": "The details are in {path}.",
    "crash.no_details": "The details could not be written; TRAINER_TRACEBACK=1 shows them.",
    "crash.machine": "Something could not be written or read: {what}. Nothing that was kept is lost.",
}
"""What is said where the sentences of the interface cannot be read; a test holds the two against each other."""


def reported(error: Exception) -> int:
    """Write the details where they can be sent from, say one sentence, and give the exit code."""
    if isinstance(error, OSError):
        return _machine_refused(error)
    path = folders(os.environ).state / "faults.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()}\n{_indented(error)}\n")
        where = _say("crash.details", path=path)
    except OSError:
        where = _say("crash.no_details")
    sys.stderr.write(for_log(f"{_say('crash.fault', kind=type(error).__name__)} {where}") + "\n")
    return EXIT


def _say(key: str, **slots: object) -> str:
    """The sentence in the interface's language; in the code's own where even that cannot be had."""
    try:
        return load_words(load_settings(os.environ).lang).say(key, **slots)
    except Exception:
        return fill(_OWN[key], slots)


def _indented(error: Exception) -> str:
    """The traceback, set in, so that nothing a fault quotes can look like the beginning of another."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    return "".join(f"    {for_log(line)}\n" for line in lines)


def _machine_refused(error: OSError) -> int:
    """A full disk or a missing right is no fault of the program's: say what could not be done, and where."""
    what = error.strerror or type(error).__name__
    where = f" ({error.filename})" if error.filename else ""
    _give_up_output()
    sys.stderr.write(for_log(_say("crash.machine", what=f"{what}{where}")) + "\n")
    return REFUSED


def _give_up_output() -> None:
    """What standard output still holds and cannot write would fail again, loudly, when the interpreter ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
