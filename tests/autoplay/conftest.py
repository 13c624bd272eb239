"""Shipped content and one ear a language, made once; robots play a few calls on them."""

from dataclasses import dataclass

import pytest

from tests.equipped import LIBRARY, ear
from trainer.autoplay import ROBOTS, Batch, RobotLines, batch, play, robot_lines
from trainer.call import Call, Setting
from trainer.files.library import Library
from trainer.files.packaged import load_robots
from trainer.language import Ear


@dataclass(frozen=True)
class Stage:
    library: Library
    ears: dict[str, Ear]
    lines: dict[str, RobotLines]

    def setting(self, scenario: str, persona: str, lang: str = "en") -> Setting:
        found = self.library.scenario(lang, scenario)
        chart = self.library.chart(found.chart)
        return Setting(found, self.library.persona(lang, persona), chart, self.ears[lang])

    def call(self, scenario: str, persona: str, robot: str, seed: int, lang: str = "en", **more: int) -> Call:
        return play(self.setting(scenario, persona, lang), self.lines[lang], ROBOTS[robot], seed, **more)

    def batch(self, scenario: str, robots: tuple[str, ...], seeds: range, lang: str = "en") -> Batch:
        personas = self.library.scenario(lang, scenario).personas
        calls = (
            (robot, self.call(scenario, persona, robot, seed, lang))
            for persona in personas
            for robot in robots
            for seed in seeds
        )
        return batch(calls, self.library.rubric())


@pytest.fixture(scope="session")
def stage() -> Stage:
    ears = {lang: ear(lang) for lang in ("en", "bg")}
    lines = {lang: robot_lines(lang, load_robots(lang)) for lang in ("en", "bg")}
    return Stage(LIBRARY, ears, lines)
