"""Content and ears as the product keeps them: read and compiled once a machine, not once in every file of tests.

That what is kept equals what is made afresh is tested where it is kept (``tests/files``).
"""

import os
from functools import cache
from pathlib import Path

from trainer.files.cache import Cache
from trainer.files.ears import load_ear
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.language import Ear

CACHE = Cache(Path(os.environ["TRAINER_CACHE"]))
LIBRARY = Library([shipped_folder()], CACHE)


@cache
def ear(lang: str) -> Ear:
    """The ear of the base install."""
    return load_ear(lang, CACHE)
