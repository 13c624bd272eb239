"""Problems as a person, a program or a code host reads them."""

import json
import os
from pathlib import Path

from trainer.checks import Problem, excerpt, tell
from trainer.checks.codes import ADVICE
from trainer.content.words import Words
from trainer.files.checking import Report
from trainer.gate import for_log
from trainer.terminal.page import Page

FORMATS = ("text", "json", "github")


def told(page: Page, report: Report, words: Words, form: str) -> None:
    """The report on a page, in one of ``FORMATS``."""
    if form == "json":
        page.raw(json.dumps(as_data(report, words), ensure_ascii=False))
    elif form == "github":
        for problem in report.problems:
            page.raw(annotation(problem, words))
    else:
        _for_a_person(page, report, words)


def as_data(report: Report, words: Words) -> dict[str, object]:
    """The report as plain values."""
    return {
        "schema_version": 1,
        "files": report.files,
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code,
                "advice": problem.code in ADVICE,
                "what": problem.what(words),
                "fix": problem.fix(words),
            }
            for problem in report.problems
        ],
    }


def annotation(problem: Problem, words: Words) -> str:
    """One workflow command; what would end it early is escaped as its format asks."""
    kind = "notice" if problem.code in ADVICE else "error"
    place = f"file={_property(near(problem.path))},line={max(1, problem.line)},col={max(1, problem.column)}"
    message = _data(f"{problem.code} {problem.what(words)} {problem.fix(words)}")
    return f"::{kind} {place},title={problem.code}::{message}"


def near(path: str) -> str:
    """A path as seen from the working folder, where that is shorter."""
    try:
        seen = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if seen.startswith(os.pardir) or not Path(path).is_absolute() else seen


def _for_a_person(page: Page, report: Report, words: Words) -> None:
    for problem in report.problems:
        shown = Problem(
            near(problem.path), problem.line, problem.column, problem.code, problem.variant, problem.slots
        )  # fmt: skip
        page.unbroken(for_log(tell(shown, words)), "faint" if problem.code in ADVICE else "")
        source = excerpt(problem, report.texts.get(problem.path, ""))
        if source is not None and source.line.strip():
            number = f"{problem.line:5} | "
            page.unbroken(number + source.line, "faint")
            page.unbroken(" " * (len(number) + source.caret) + "^", "bad")
    advice = sum(problem.code in ADVICE for problem in report.problems)
    wrong = len(report.problems) - advice
    files = words.count("check.files", report.files)
    if not wrong:
        page.line(words.say("check.clean", files=files), "good")
    else:
        page.line(words.say("check.found", files=files, problems=words.count("check.problems", wrong)), "bad")
    if advice:
        page.line(words.count("check.advice", advice), "faint")


def _data(text: str) -> str:
    return for_log(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
