"""How text goes out: one function per medium; control, bidi and invisible characters are shown, never emitted.

Terminals, pages, spreadsheets and logs each have characters that act instead of being seen. Neither prompt_toolkit
nor Rich nor a template engine stops them all, so every byte a person did not choose passes here.
"""

import html
import re
import unicodedata

# Default-ignorable code points that are not of a control or format category and would vanish on a screen
# (Unicode 15.1, DerivedCoreProperties.txt), plus the blank that looks like a space.
_INVISIBLE = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2065, 0x2065),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFF),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_ACTING_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_MAX_MARKS = 3
"""Combining marks shown on one letter; more would climb over the lines above."""

_HARMLESS = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u0233\u0400-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201e\u2026\u20ac]*"
)
_CSV_ACTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def _acts(letter: str) -> bool:
    if unicodedata.category(letter) in _ACTING_CATEGORIES:
        return True
    code = ord(letter)
    return any(first <= code <= last for first, last in _INVISIBLE)


def _visible(letter: str) -> str:
    code = ord(letter)
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures of the controls: ␛ for ESC
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


def _shown(text: str, kept: str) -> str:
    """The text with every acting character made visible, except those in ``kept``."""
    if _HARMLESS.fullmatch(text):
        return text
    out: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if letter in kept:
            out.append(letter)
        elif _acts(letter) or marks > _MAX_MARKS:
            out.append(_visible(letter))
        else:
            out.append(letter)
    return "".join(out)


def for_terminal(text: str, *, lines: bool = False) -> str:
    """Text for a terminal; with ``lines`` the line feeds stay, otherwise they are shown too."""
    return _shown(text.expandtabs(4), "\n" if lines else "")


def for_html(text: str, *, lines: bool = False) -> str:
    """Text for a page: acting characters shown, then escaped for element content and quoted attributes."""
    return html.escape(_shown(text, "\n" if lines else ""), quote=True)


def for_csv(text: str) -> str:
    """Text for a spreadsheet cell: never a formula, never a second line that could start one."""
    shown = _shown(text, "")
    return "'" + shown if shown.lstrip(" ").startswith(_CSV_ACTS) else shown


def for_log(text: str) -> str:
    """Text for one log line: nothing in it can start another."""
    return _shown(text, "")


def for_json(text: str) -> str:
    """JSON whose strings hold no acting character as it is: each becomes JSON's own escape, so the data is the same."""
    return text if _HARMLESS.fullmatch(text) else "".join(_escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    if letter == "\n" or not _acts(letter):
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
