"""What a call is played on. Everything is handed in as values; nothing here knows where they were read from."""

from dataclasses import dataclass

from trainer.acts import Understanding
from trainer.content.chart import Chart
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario
from trainer.language import Ear
from trainer.transcript import Timing


@dataclass(frozen=True, slots=True)
class Setting:
    """Scenario, persona, chart and the ear that listens: with a seed and the inputs they determine a whole call."""

    scenario: Scenario
    persona: Persona
    chart: Chart
    ear: Ear


@dataclass(frozen=True, slots=True)
class Input:
    """One line of the trainee's, as it entered the record."""

    text: str
    timing: Timing = Timing()
    hints: int = 0
    understanding: Understanding | None = None
    """What it was understood as when it was first heard; kept because a model may read it otherwise elsewhere."""
