"""Prints the whole calls of the .lines files beside it as pages: the trainee's words are read, all else is computed.

Run from the top of the repository: ``python docs/examples/write.py``. A block is a heading
``# scenario persona language seed skill`` and one trainee line a row; blocks are parted by an empty line.
"""

import sys
from pathlib import Path

from trainer.call import Call, Input, Setting, hear, open_call
from trainer.files.ears import load_ear
from trainer.files.folders import shipped_folder
from trainer.files.library import Library

HERE = Path(__file__).parent


def page(lang: str, text: str) -> str:
    """All calls of one file, as Markdown. Lines that come after a call has ended stay unsaid."""
    library, ear = Library([shipped_folder()]), load_ear(lang)
    calls = []
    for block in text.strip().split("\n\n"):
        head, *lines = block.strip().split("\n")
        scenario, persona, _, seed, skill = head.removeprefix("#").split()
        found = library.scenario(lang, scenario)
        setting = Setting(found, library.persona(lang, persona), library.chart(found.chart), ear)
        call, said = _played(open_call(setting, int(seed)), lines)
        ended = call.outcome.value if call.outcome else "unfinished"
        best = call.transcript.best_outcome.value if call.transcript.best_outcome else "?"
        heading = f"## {found.title}\n\n{persona}, seed {seed}, {skill}. Ended: {ended}; best possible: {best}."
        calls.append(f"{heading}\n\n" + "\n".join(said))
    return f"# {lang}\n\n" + "\n\n".join(calls) + "\n"


def _played(call: Call, lines: list[str]) -> tuple[Call, list[str]]:
    said = [f"> **C** {call.last.text}  "] if call.last else []
    for line in lines:
        if call.outcome is not None:
            break
        call, exchange = hear(call, Input(line))
        said += [f"> **T** {line}  ", f"> **C** {exchange.reply.text}  "]
    return call, said


if __name__ == "__main__":
    for source in sorted(HERE.glob("*.lines")):
        source.with_suffix(".md").write_text(page(source.stem, source.read_text("utf-8")), "utf-8")
        sys.stdout.write(f"{source.with_suffix('.md')}\n")
