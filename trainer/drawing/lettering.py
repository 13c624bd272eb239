"""How wide a line of text gets, near enough to draw a box around it, and where to break or cut it.

No font is read: widths are those of the widest common sans-serif (DejaVu Sans), so that a narrower one fits too.
"""

NARROW = frozenset("ijlt.,:;'|!()[]/\"fr ’‘“”-")
WIDE = frozenset("mwMWжшщюфыЖШЩЮФЫМ@%→–—…Ѓѓ")
_THIN, _FULL, _LETTER, _CAPITAL = 38, 98, 62, 72
"""Hundredths of the size that letters of each kind take."""
_BOLD = 112
"""Percent that bold letters are wider."""


def width_of(text: str, size: int, bold: bool = False) -> int:
    """Pixels that a line of text takes at most, rounded up."""
    hundredths = sum(_width(letter) for letter in text) * size * (_BOLD if bold else 100)
    return -(-hundredths // 10_000)


def _width(letter: str) -> int:
    if letter in NARROW:
        return _THIN
    if letter in WIDE:
        return _FULL
    return _CAPITAL if letter.isupper() else _LETTER


def lines_of(text: str, size: int, room: int, most: int = 99) -> tuple[str, ...]:
    """The text broken at blanks into lines that fit a width; past ``most`` lines the last one ends in "…"."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size) > room:
            found.append(line)
            line = word
        else:
            line = longer
    found.append(line)
    if len(found) > most:
        found = [*found[: most - 1], f"{found[most - 1]} …"]
    return tuple(cut(one, size, room) for one in found)


def cut(text: str, size: int, room: int) -> str:
    """The text if it fits, else its beginning and "…"."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(f"{text.rstrip()}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip(' …')}…"
