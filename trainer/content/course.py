"""A course: scenarios, personas and bars in an order for a first month.

Says what is to be practised; knows nothing of who practised it or how it went.
"""

from typing import Literal

from pydantic import Field

from trainer.content.shape import Authored, Id, Percent, Text


class Step(Authored):
    """One thing to practise before the next."""

    scenario: Id = Field(description="Scenario of the same language.")
    personas: tuple[Id, ...] = Field(min_length=1, description="Who picks up; one of them a call, all of them in turn.")
    bar: Percent = Field(default=70, description="Score that counts as passed.")
    times: int = Field(default=3, ge=1, le=20, description="Calls at or over the bar before the step is done.")


class Course(Authored):
    """An order of steps, easy to hard."""

    id: Id = Field(description="Name of the course and of its file.")
    lang: Literal["en", "bg"] = Field(description="Language of this file.")
    title: Text = Field(description="Shown in the menu.")
    for_whom: Text = Field(description="Who should take it, in one sentence.")
    steps: tuple[Step, ...] = Field(min_length=1, description="First step first.")
