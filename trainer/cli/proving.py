"""Which files carry tests, and what came of each: files and lines around ``trainer/proving``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.call import Setting
from trainer.cli.equipment import Equipment
from trainer.cli.problem_screen import near
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.files.checking import shelf_of
from trainer.files.library import SCENARIOS, ContentBroken, ContentMissing, Library
from trainer.files.packaged import LANGS
from trainer.files.places import Places, find_places
from trainer.files.strict import Refused, read_text
from trainer.proving import Failure, Miss, PlayBroken, Tried, read_play, run_play, try_answer
from trainer.proving.rewriting import Edit, whole_line, widened

PLAYS = "*.play"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One expectation that is not met, and where it is written."""

    path: str
    line: int
    column: int
    name: str
    """What was tried: which answer, or which line of a play; or why it could not be tried."""
    expected: str = ""
    got: str = ""
    quotes: tuple[str, ...] = ()
    why: str = ""
    edit: Edit | None = None
    """What would make it true."""

    def where(self) -> str:
        """``file:line:col``."""
        return f"{near(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Proved:
    """How much was tried and what was wrong."""

    answers: int
    plays: int
    wrong: tuple[Wrong, ...]


class _Kit:
    """Equipment for each language, made when first asked for, around one library."""

    def __init__(self, equipment: Equipment, library: Library) -> None:
        self.words: Words = equipment.words
        self.library = library
        self._of = {lang: replace(equipment, lang=lang) for lang in LANGS}

    def of(self, lang: str) -> Equipment:
        return self._of[lang]


def provable(equipment: Equipment, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every scenario and play among some paths; without any, those of all content folders."""
    if not paths:
        library = equipment.library
        found = [path for lang in LANGS for path in library.paths(SCENARIOS, lang)]
        for root in (*equipment.settings.content, *equipment.shipped):
            found += [path for folder in ("plays", "tests/plays") for path in sorted((root / folder).glob(PLAYS))]
        return tuple(dict.fromkeys(found))
    found = []
    for path in paths:
        if path.is_dir():
            found += [one for one in sorted(path.rglob("*.yaml")) if shelf_of(one) is SCENARIOS]
            found += sorted(path.rglob(PLAYS))
        elif path.suffix == ".play" or shelf_of(path) is SCENARIOS:
            found.append(path)
    return tuple(dict.fromkeys(found))


def prove(equipment: Equipment, paths: Sequence[Path]) -> Proved:
    """Everything in some files, tried."""
    kit = _Kit(equipment, equipment.library.beside(paths))
    answers = plays = 0
    wrong: list[Wrong] = []
    for path in paths:
        if path.suffix == ".play":
            plays += 1
            wrong += _play(kit, path)
        else:
            count, found = _scenario(kit, path)
            answers += count
            wrong += found
    return Proved(answers, plays, tuple(wrong))


def _scenario(kit: _Kit, path: Path) -> tuple[int, list[Wrong]]:
    checked = kit.library.check(SCENARIOS, path)
    if checked.value is None or checked.problems:
        first = checked.problems[0]
        said = kit.words.say("test.unchecked", path=near(str(path)))
        return 0, [Wrong(str(path), first.line, first.column, said)]
    scenario: Scenario = checked.value
    tools = kit.of(scenario.lang)
    found: list[Wrong] = []
    for place in range(len(scenario.answers)):
        try:
            tried = try_answer(scenario, place, tools.ear, tools.rubric)
        except ValueError as error:
            said = kit.words.say("test.unchecked", path=near(str(path)))
            found.append(Wrong(str(path), 1, 1, f"{said} ({error})"))
            continue
        if tried.misses:
            text = read_text(path.read_bytes(), str(path))
            places = find_places(text)
            found += [_missed(kit.words, str(path), text, places, tried, miss) for miss in tried.misses]
    return len(scenario.answers), found


def _missed(words: Words, path: str, text: str, places: Places, tried: Tried, miss: Miss) -> Wrong:
    ranged = miss.what in tried.test.expect
    at = places.value(("answers", tried.place, "expect", miss.what) if ranged else ("answers", tried.place))
    name = words.say(
        "test.answer", n=tried.place + 1, quality=tried.test.quality, objection=tried.test.objection, what=miss.what
    )
    quotes = miss.quotes or (tried.test.answer,)
    why = words.say(miss.reason, quote=" … ".join(miss.quotes)) if words.has(miss.reason) else ""
    edit = widened(text, at.line, at.column, miss.got) if ranged else None
    return Wrong(path, at.line, at.column, name, miss.expected, miss.got, quotes, why, edit)


def _play(kit: _Kit, path: Path) -> list[Wrong]:
    try:
        text = read_text(path.read_bytes(), str(path))
        play = read_play(text)
        if play.lang not in LANGS:
            raise PlayBroken(0, "play.lang", given=play.lang, langs=", ".join(LANGS))
        tools = kit.of(play.lang)
        scenario = kit.library.scenario(play.lang, play.scenario)
        setting = Setting(
            scenario,
            kit.library.persona(play.lang, play.persona),
            kit.library.chart(scenario.chart),
            tools.ear,
        )
        failures = run_play(play, setting)
    except PlayBroken as broken:
        return [Wrong(str(path), max(1, broken.line), 1, kit.words.say(broken.key, **broken.slots))]
    except Refused as refused:
        problem = refused.problem
        return [Wrong(str(path), problem.line, problem.column, f"{problem.code} {problem.what(kit.words)}")]
    except (ContentMissing, ContentBroken) as error:
        return [Wrong(str(path), 1, 1, str(error))]
    except OSError as error:
        return [Wrong(str(path), 1, 1, error.strerror or type(error).__name__)]
    return [_failed(kit.words, str(path), text, failure) for failure in failures]


def _failed(words: Words, path: str, text: str, failure: Failure) -> Wrong:
    if failure.line == 0:
        return Wrong(path, 1, 1, words.say("test.rebuilt"))
    why = words.say(failure.reason, quote=" … ".join(failure.quotes)) if words.has(failure.reason) else ""
    edit = whole_line(text, failure.line, failure.accepted) if failure.accepted else None
    return Wrong(
        path, failure.line, 1, words.say("test.play"), failure.expected, failure.got, failure.quotes, why, edit
    )  # fmt: skip
