"""A conversational sales-training simulator: offline, deterministic, with a scorer that shows its words."""

__version__ = "0.1.0"
