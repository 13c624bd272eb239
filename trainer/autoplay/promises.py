"""What a scenario promises and robots can break: skill pays, pushing and rudeness never do, the label is true."""

from dataclasses import dataclass

from trainer.autoplay.study import RobotFigures, Study


@dataclass(frozen=True, slots=True)
class Broken:
    """One promise that the calls broke: a message key under ``autoplay.broken.`` and its values."""

    key: str
    scenario: str
    values: tuple[tuple[str, str], ...] = ()


NEVER_WIN = ("rude", "pushy")
ORDER = (("ideal", "competent"), ("ideal", "average"), ("average", "silent"))
"""Who must not do worse than whom, in wins and in score."""


def broken(study: Study) -> tuple[Broken, ...]:
    """Every broken promise of one scenario, in a fixed order."""
    by_name = {each.robot: each for each in study.robots}
    found: list[Broken] = []
    if study.difficulty.lies:
        values = (("label", str(study.difficulty.label)), ("measured", str(study.difficulty.measured)))
        found.append(Broken("difficulty", study.scenario, values))
    for better, worse in ORDER:
        if better in by_name and worse in by_name and _worse(by_name[better], by_name[worse]):
            found.append(Broken("order", study.scenario, (("better", better), ("worse", worse))))
    for name in NEVER_WIN:
        if name in by_name and by_name[name].wins.hits:
            values = (("robot", name), ("n", str(by_name[name].wins.hits)))
            found.append(Broken("bad_wins", study.scenario, values))
    return tuple(found)


def _worse(one: RobotFigures, other: RobotFigures) -> bool:
    """Whether the first wins less or scores less; a call nobody could score says nothing."""
    if one.wins.hits * other.wins.n < other.wins.hits * one.wins.n:
        return True
    return one.score is not None and other.score is not None and one.score < other.score
