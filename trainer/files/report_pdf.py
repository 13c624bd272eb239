"""Reports and certificates as PDF, with letters of its own: no system font, no system library.

A character that the letters lack is shown by its number, as the gate shows what cannot be seen.
"""

import importlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from trainer.files.folders import package_folder
from trainer.gate import for_terminal
from trainer.review.document import AnswerPart, CallPart, Document
from trainer.review.report import Table

_FAMILY = "letters"
_BLUE = (52, 101, 164)
_GREY = (95, 95, 95)
_BLACK = (0, 0, 0)


def _fonts() -> Path:
    return package_folder() / "files" / "fonts"


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    with importlib.import_module("fontTools.ttLib").TTFont(_fonts() / "DejaVuSans-part.ttf") as opened:
        return frozenset(opened.getBestCmap())


def printable(text: str) -> str:
    """The text, gated, with every letter that cannot be drawn shown by its number."""
    known = _letters()
    shown = for_terminal(text, lines=True)
    return "".join(one if one == "\n" or ord(one) in known else f"<U+{ord(one):04X}>" for one in shown)


def _new(title: str, lang: str, made: datetime, *, landscape: bool = False) -> Any:
    pdf = importlib.import_module("fpdf").FPDF(orientation="landscape" if landscape else "portrait", format="A4")
    pdf.set_creation_date(made.astimezone(UTC))
    pdf.set_title(printable(title))
    pdf.set_lang(lang)
    pdf.set_auto_page_break(True, margin=18)
    pdf.set_margins(18, 18)
    pdf.add_font(_FAMILY, "", _fonts() / "DejaVuSans-part.ttf")
    pdf.add_font(_FAMILY, "B", _fonts() / "DejaVuSans-Bold-part.ttf")
    return pdf


def _write(pdf: Any, text: str, *, size: float = 9, bold: bool = False, colour: tuple[int, int, int] = _BLACK) -> None:
    pdf.set_font(_FAMILY, "B" if bold else "", size)
    pdf.set_text_color(*colour)
    pdf.multi_cell(0, size * 0.5, printable(text), new_x="LMARGIN", new_y="NEXT", align="L")


def pdf_bytes(document: Document, made: datetime) -> bytes:
    """The report; the same document and time give the same bytes. Raises ModuleNotFoundError without ``export``."""
    pdf = _new(document.title, document.lang, made)
    pdf.add_page()
    _write(pdf, document.title, size=18, bold=True)
    pdf.ln(2)
    for line in document.lines:
        _write(pdf, line, colour=_GREY)
    _people(pdf, document.people)
    for call in document.calls:
        _call(pdf, call)
    return bytes(pdf.output())


def _people(pdf: Any, table: Table) -> None:
    pdf.ln(4)
    _write(pdf, table.title, size=12, bold=True)
    pdf.ln(1)
    pdf.set_font(_FAMILY, "", 7)
    pdf.set_text_color(*_BLACK)
    numbers = [all(not isinstance(row[column], str) for row in table.rows) for column in range(len(table.columns))]
    align = tuple("RIGHT" if number else "LEFT" for number in numbers)
    widths = tuple(
        max(map(len, name.split())) + (6 if number else 12) for name, number in zip(table.columns, numbers, strict=True)
    )
    with pdf.table(
        borders_layout="HORIZONTAL_LINES", text_align=align, col_widths=widths, line_height=5, padding=1
    ) as drawn:
        drawn.row([printable(name) for name in table.columns])
        for row in table.rows:
            drawn.row(["–" if cell is None else printable(str(cell)) for cell in row])


def _call(pdf: Any, call: CallPart) -> None:
    pdf.ln(6)
    if pdf.will_page_break(30):
        pdf.add_page()
    _write(pdf, call.heading, size=12, bold=True)
    for line in call.lines:
        _write(pdf, line, size=8, colour=_GREY)
    for one in call.answers:
        _answer(pdf, one)


def _answer(pdf: Any, one: AnswerPart) -> None:
    pdf.ln(2)
    if pdf.will_page_break(16):
        pdf.add_page()
    _write(pdf, f"{one.turn}. {one.said}", bold=True, colour=_BLUE)
    for mark in one.marks:
        _write(pdf, f"{mark.rule}   {mark.level}   {mark.reason}", size=8)


def certificate_bytes(title: str, lines: Sequence[tuple[str, int]], lang: str, made: datetime) -> bytes:
    """One landscape page with a frame: the title, then each line in its size, all centred."""
    pdf = _new(title, lang, made, landscape=True)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_draw_color(*_BLUE)
    pdf.set_line_width(1.2)
    pdf.rect(10, 10, pdf.w - 20, pdf.h - 20)
    pdf.set_line_width(0.3)
    pdf.rect(13, 13, pdf.w - 26, pdf.h - 26)
    pdf.set_y(36)
    small = next((number for number, (_, size) in enumerate(lines, 1) if size < 10), len(lines) + 1)
    for number, (text, size) in enumerate(((title, 30), *lines)):
        if number == small:
            pdf.set_y(pdf.h - 46)
        pdf.set_font(_FAMILY, "B" if size >= 18 else "", size)
        pdf.set_text_color(*(_BLUE if size == 30 else _BLACK))
        pdf.set_x(25)
        pdf.multi_cell(pdf.w - 50, size * 0.5, printable(text), align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(size * 0.32)
    return bytes(pdf.output())
