"""SVG to PNG, by a package that brings its own renderer and a font with Cyrillic letters: no system library, no fonts.

Both packages are an extra; nothing here is imported before a PNG is wanted.
"""

import importlib
from pathlib import Path

_ENLARGED = 2
"""Dots a pixel: readable when a sheet of A3 is printed."""


class NoPictures(RuntimeError):
    """The packages that make PNGs are not installed."""


def png(svg: str) -> bytes:
    """The picture as PNG. Raises NoPictures."""
    try:
        renderer = importlib.import_module("resvg_py")
        letters = importlib.import_module("fontpkg_noto_sans")
    except ImportError:
        raise NoPictures from None
    fonts = str(Path(letters.__file__ or "").parent / "files")
    return bytes(
        renderer.svg_to_bytes(
            svg_string=svg, font_dirs=[fonts], skip_system_fonts=True, background="white", zoom=_ENLARGED
        )
    )
