"""One thing that ``trainer doctor`` looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do."""

    name: str
    value: str
    well: bool = True
    advice: str = ""
    """What to do; empty where nothing needs doing."""
