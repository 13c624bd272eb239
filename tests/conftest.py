"""Shared by every test: programs that are started share one cache, so that lexicons are compiled once a run.

They also keep compiled modules, whatever this machine's habits are: a start that compiles all it imports takes three
times as long, and tests start many programs.
"""

import os
import tempfile
from pathlib import Path

from hypothesis import settings

_CACHE = Path(tempfile.gettempdir()) / f"trainer-tests-{os.getuid()}"
os.environ.setdefault("TRAINER_CACHE", str(_CACHE))
os.environ.setdefault("PYTHONPYCACHEPREFIX", str(_CACHE / "compiled"))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long an example takes says how busy the machine is, not whether the program is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
