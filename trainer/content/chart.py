"""The customer's state chart as data: states, and rows tried in the order they are written.

What the names do is the customer's business; that every name exists is proved by ``trainer/checks``.
"""

from typing import Annotated

from pydantic import Field

from trainer.content.shape import Authored

StateName = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(_[A-Za-z][A-Za-z0-9]*)?$")]
TriggerName = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9]*$")]


class Group(Authored):
    """A state with children; entering it enters ``initial``."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*$")] = Field(description="Name, letters and digits.")
    initial: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*$")] = Field(description="The child entered first.")
    children: Annotated[tuple[str, ...], Field(min_length=1)] = Field(description="Names of the children.")


class Row(Authored):
    """One transition; the first row whose guard passes wins."""

    trigger: TriggerName = Field(description="What happened.")
    source: StateName | tuple[StateName, ...] = Field(description="State or states it leaves.")
    dest: StateName | Annotated[str, Field(pattern=r"^=$")] = Field(description="State it enters; '=' stays.")
    conditions: str | tuple[str, ...] = Field(default=(), description="Guards, by names the product offers.")


class Chart(Authored):
    """A whole chart."""

    initial: StateName = Field(description="State before anything happened.")
    states: tuple[StateName | Group, ...] = Field(min_length=1, description="All states.")
    transitions: tuple[Row, ...] = Field(min_length=1, description="All rows, in order.")
