"""Robots that type, and what many of their calls show about a scenario."""
