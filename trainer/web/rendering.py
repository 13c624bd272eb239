"""Templates to pages; every value passes the gate on its way out, whatever it is and wherever it came from."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from trainer.content.words import Words
from trainer.gate import for_html

_FOLDER = Path(__file__).parent / "templates"


def _gated(value: object) -> Markup:
    """A value as text for a page; only markup made by this room is let through as it is."""
    return value if isinstance(value, Markup) else Markup(for_html(str(value), lines=True))


def marked(text: str, spans: Iterable[tuple[int, int]], faults: Iterable[tuple[int, int]] = ()) -> Markup:
    """A quotation with the words that count marked, those of a serious fault otherwise than the rest.

    Offsets are those of the text as recorded; spans may overlap.
    """
    kinds = [""] * len(text)
    for kind, found in (("evidence", spans), ("fault", faults)):
        for start, end in found:
            kinds[start:end] = [kind] * len(kinds[start:end])
    parts: list[str] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and kinds[end] == kinds[at]:
            end += 1
        piece = for_html(text[at:end], lines=True)
        parts.append(f'<mark class="{kinds[at]}">{piece}</mark>' if kinds[at] else piece)
        at = end
    return Markup("".join(parts))


def level(hundredths: int) -> str:
    """A level with one decimal, rounded half up."""
    tenths = (hundredths + 5) // 10
    return f"{tenths // 10}.{tenths % 10}"


def steps(found: int) -> str:
    """A level as four circles, readable without colour."""
    return "●" * found + "○" * (4 - found)


def path(*parts: str) -> Markup:
    """A path of this site from any texts."""
    return Markup("/" + "/".join(quote(part, safe="") for part in parts))


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    finalize=_gated,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(path=path, marked=marked, level=level, steps=steps)


def render(template: str, words: Words, **values: object) -> str:
    """A page in one language."""
    found = _ENVIRONMENT.get_template(template)
    return found.render(say=words.say, count=words.count, has=words.has, lang=words.lang, **values)
