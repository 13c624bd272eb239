"""Shared by every test: programs that are started share one cache, so that lexicons are compiled once a run."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("TRAINER_CACHE", str(Path(tempfile.gettempdir()) / f"trainer-tests-{os.getuid()}"))
