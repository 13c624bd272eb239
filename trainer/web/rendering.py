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


def marked(text: str, spans: Iterable[tuple[int, int]], kind: str = "evidence") -> Markup:
    """A quotation with the words that count marked; offsets are those of the text as recorded."""
    parts: list[str] = []
    at = 0
    for first, last in sorted(spans):
        start, end = max(first, at), max(last, at)
        if start < end:
            parts += [for_html(text[at:start]), f'<mark class="{kind}">', for_html(text[start:end]), "</mark>"]
            at = end
    parts.append(for_html(text[at:]))
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
