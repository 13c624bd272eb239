"""Robots that type, and what many of their calls show about a scenario."""

from trainer.autoplay.lines import RobotLines, robot_lines
from trainer.autoplay.play import MOST_TURNS, play
from trainer.autoplay.promises import Broken, broken
from trainer.autoplay.results import Batch, Result, batch, together
from trainer.autoplay.robots import ROBOTS, Robot
from trainer.autoplay.study import Study, study

__all__ = [
    "MOST_TURNS", "ROBOTS", "Batch", "Broken", "Result", "Robot", "RobotLines", "Study", "batch", "broken", "play",
    "robot_lines", "study", "together",
]  # fmt: skip
