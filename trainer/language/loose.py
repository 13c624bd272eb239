"""A Cyrillic spelling without the differences that typing in Latin letters blurs."""

_LOOSE = str.maketrans({"ъ": "а", "у": "а", "й": "и", "ц": "к", "ж": "и", "ь": ""})


def loose(word: str) -> str:
    """The word with letters that Latin typing cannot tell apart made one."""
    return word.replace("щ", "шт").replace("дж", "и").translate(_LOOSE)
