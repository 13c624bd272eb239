"""The one shape of every authored value: frozen, nothing unknown, every field described.

Knows nothing of files or YAML; ``trainer/files`` maps a failed field back to its line and column.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""An ASCII slug: the chart's libraries cannot draw other letters."""

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
"""A slug inside one file, upper case allowed (``F1``, ``B1-1``)."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
"""One authored sentence or a few; slots are written ``{name}`` and replaced plainly."""

Percent = Annotated[int, Field(ge=0, le=100)]
Terms = tuple[Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)], ...]
"""Words and short phrases that may stand for a thing; stems and typos are the scorer's business."""


class Authored(BaseModel):
    """Base of every authored value."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
