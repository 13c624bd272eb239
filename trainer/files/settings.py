"""What a person or a company has set: a TOML file, with ``TRAINER_*`` variables over it.

Reads the environment it is handed, never the process's own, so that a test needs no patching.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from trainer.files.folders import folders

_FILE = "settings.toml"
_PLACE = re.compile(r"line (\d+), column (\d+)")
_BOUNDS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "max_length": "≤"}


class SettingsBroken(ValueError):
    """A setting has a value that cannot be used; the message says which, where and what would do.

    ``key`` and ``slots`` name the sentence for whoever shows it in a language.
    """

    def __init__(self, message: str, key: str, **slots: str) -> None:
        super().__init__(message)
        self.key = key
        self.slots = slots


class Settings(BaseModel):
    """All settings; none needs to be set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lang: Literal["en", "bg"] = Field(default="en", description="Language of the interface and of new calls.")
    trainee: Annotated[str, StringConstraints(max_length=80, strip_whitespace=True)] = Field(
        default="", description="The name the trainee answers with."
    )
    store: str = Field(default="", description="Address of the store; empty means a file in the data folder.")
    content: tuple[Path, ...] = Field(default=(), description="Folders with content of one's own, first wins.")
    published: Path | None = Field(default=None, description="Where published content lies; else in the data folder.")
    words_per_minute: int = Field(default=170, ge=60, le=400, description="Pace at which customers speak.")
    instant: bool = Field(default=False, description="Print the customer's turns whole.")
    screen_reader: bool = Field(default=False, description="Whole turns, no live line, no drawings.")
    verdicts: bool = Field(default=True, description="In practice, one line about each answer right after it.")
    semantic: bool = Field(default=False, description="Use the semantic model where it is installed.")
    home_page: str = Field(
        default="https://trainer.invalid",
        description="Address under which exports for learning record stores name people.",
    )
    retention_days: int = Field(default=0, ge=0, le=36500, description="Days that practice is kept; 0 means for ever.")
    course: str = Field(default="new-hire", description="The course whose next step the menu offers.")
    cohort: str = Field(default="", max_length=80, description="Whose exams meet the same customers as yours.")
    exam_tries: int = Field(default=3, ge=1, le=20, description="Tries at an exam that nobody assigned.")
    server: str = Field(default="", description="Company server for calls that run there.")


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in force. Raises SettingsBroken naming the file or variable.

    The language follows the machine's (``LC_ALL``, ``LC_MESSAGES``, ``LANG``) where nobody has set it.
    """
    path = folders(environ).config / _FILE
    values = _from_file(path)
    values.setdefault("lang", machine_lang(environ))
    try:
        Settings.model_validate(values)
    except ValidationError as error:
        raise _broken(str(path), error) from None
    for name in Settings.model_fields:
        given = environ.get(f"TRAINER_{name.upper()}", "")
        if not given:
            continue
        values[name] = tuple(part for part in given.split(os.pathsep) if part) if name == "content" else given
        try:
            Settings.model_validate(values)
        except ValidationError as error:
            raise _broken(f"TRAINER_{name.upper()}", error) from None
    return Settings.model_validate(values)


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read ({type(error).__name__})."
        raise SettingsBroken(message, "settings.unread", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        at = f"{place[1]}:{place[2]}" if place else "?"
        raise SettingsBroken(f"{path}: {error}", "settings.toml", where=str(path), at=at) from None


def machine_lang(environ: Mapping[str, str]) -> str:
    """The machine's language, where nobody has set one."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "bg" if value.lower().startswith("bg") else "en"
    return "en"


def _broken(where: str, error: ValidationError) -> SettingsBroken:
    first = error.errors(include_url=False)[0]
    name = ".".join(str(step) for step in first["loc"])
    message = f"{where}: '{name}' {first['msg'][0].lower()}{first['msg'][1:]}."
    if first["type"] == "extra_forbidden":
        return SettingsBroken(message, "settings.unknown", where=where, name=name)
    return SettingsBroken(message, "settings.value", where=where, name=name, allowed=_allowed(first["type"], first))


def _allowed(kind: str, first: Mapping[str, Any]) -> str:
    """What would do, in signs that need no language."""
    known = first.get("ctx", {})
    bounds = [f"{sign} {known[name]}" for name, sign in _BOUNDS.items() if name in known]
    if "expected" in known:
        return str(known["expected"]).replace(" or ", ", ")
    return ", ".join(bounds) or ("true, false" if kind.startswith("bool") else "0, 1, 2 …")
