"""Pictures of what a trainer wrote: the customer's chart and what questions bring to light, as values and as text."""

from trainer.drawing.chart_picture import chart_picture
from trainer.drawing.disclosure_picture import disclosure_picture
from trainer.drawing.mermaid import chart_mermaid, disclosure_mermaid
from trainer.drawing.picture import Picture, stacked
from trainer.drawing.svg import svg
from trainer.drawing.traffic import Traffic, traffic

__all__ = [
    "Picture", "Traffic", "chart_mermaid", "chart_picture", "disclosure_mermaid", "disclosure_picture", "stacked",
    "svg", "traffic",
]  # fmt: skip
