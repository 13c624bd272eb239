"""Shades and colours of a picture: told apart by people who see colours otherwise, and in a grey print."""

SHADES = ((0, "#ffffff"), (1, "#e6f0f8"), (10, "#c4dcef"), (30, "#93c1e2"), (60, "#63a6d4"))
"""Whole percent of calls from which on a shade is used; black letters stay readable on each (contrast over 7)."""
# Okabe and Ito, without the yellow that a print loses.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#7a4ea3", "#8a6d00", "#444444")


def shade(percent: int) -> str:
    """The shade for a share of the calls."""
    return next(fill for least, fill in reversed(SHADES) if percent >= least)


def colour_of(place: int) -> str:
    """A colour by position; the same position always the same one."""
    return _COLOURS[place % len(_COLOURS)]


def stroke(percent: int) -> int:
    """How thick a way is drawn that a share of the calls took: 1 to 6 pixels."""
    return 1 + min(5, percent // 15)
