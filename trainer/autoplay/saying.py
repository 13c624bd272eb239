"""Figures in words: the same sentences for the terminal and for the page."""

from trainer.autoplay.promises import Broken
from trainer.autoplay.results import Result
from trainer.autoplay.study import Study, Surprise
from trainer.content.words import Words


def percent(tenths: int) -> str:
    """Tenths of a percent as ``37.5%``."""
    return f"{tenths // 10}.{tenths % 10}%"


def robot_word(robot: str, words: Words) -> str:
    """A robot's name for people."""
    return words.say(f"autoplay.name.{robot}")


def outcome_word(outcome: str, words: Words) -> str:
    """An outcome for people."""
    return words.say(f"autoplay.outcome.{outcome}")


def difficulty_line(study: Study, words: Words) -> str:
    """What was measured beside what the file claims."""
    found = study.difficulty
    if found.measured is None:
        return words.say("autoplay.unmeasured")
    word = words.say(f"autoplay.word.{found.word}")
    if found.label is None:
        return words.say("autoplay.measured_unsaid", measured=found.measured, word=word)
    label = words.say(f"autoplay.word.{found.label}")
    return words.say("autoplay.measured", measured=found.measured, word=word, label=label)


def broken_line(found: Broken, words: Words) -> str:
    """One broken promise."""
    values = dict(found.values)
    for name in ("better", "worse", "robot"):
        if name in values:
            values[name] = robot_word(values[name], words)
    if "label" in values:
        values["label"] = words.say(f"autoplay.word.{values['label']}")
    return words.say(f"autoplay.broken.{found.key}", **values)


def surprise_line(surprise: Surprise, words: Words) -> str:
    """Why a call is worth replaying."""
    result = surprise.result
    return words.say(
        f"autoplay.surprise.{surprise.why}",
        outcome=outcome_word(_outcome(result), words),
        best=outcome_word(result.best.value, words) if result.best else "",
        score=result.score,
    )


def replay_command(result: Result, study: Study) -> str:
    """The command that plays this robot's call again, every word of it shown."""
    own = f" --content {study.content}" if study.content else ""
    return (
        f"trainer autoplay {result.scenario} --as {result.persona} --robot {result.robot} "
        f"--replay {result.seed} --lang {study.lang}{own}"
    )


def _outcome(result: Result) -> str:
    return "unfinished" if result.outcome is None else result.outcome.value
