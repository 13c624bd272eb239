"""Tables as bytes for spreadsheets: CSV and XLSX, in which no cell can ever be a formula.

Every text passes the gate. In CSV a text that a program would read as a formula gets an apostrophe; in XLSX texts are
written as texts, which no program computes, so they stand as they were.
"""

import csv
import importlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from trainer.gate import for_csv, for_log
from trainer.review.report import Table

_LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
_WIDEST = 60


def csv_bytes(table: Table) -> bytes:
    """The table in UTF-8 with a mark at its start, since spreadsheets guess another encoding without it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([for_csv(name) for name in table.columns])
    for row in table.rows:
        writer.writerow([for_csv(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def xlsx_bytes(tables: Sequence[Table], made: datetime) -> bytes:
    """A workbook with a sheet a table; the same tables and time give the same bytes.

    Raises ModuleNotFoundError without the extra ``export``.
    """
    out = io.BytesIO()
    workbook = importlib.import_module("xlsxwriter").Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    workbook.set_properties({"created": made.astimezone(UTC).replace(tzinfo=None)})
    bold = workbook.add_format({"bold": True})
    for table in tables:
        sheet = workbook.add_worksheet(table.title)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, for_log(name), bold)
            sheet.set_column(column, column, _width(table, column))
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, for_log(cell)[:_LONGEST_CELL])
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    workbook.close()
    return out.getvalue()


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in table.rows[:200]), default=0)
    return min(max(longest, len(table.columns[column])) + 2, _WIDEST)
