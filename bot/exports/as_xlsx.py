"""A list as a workbook for Excel or LibreOffice."""

import io
import re
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.table import Cell, Table
from bot.sheets.putting import put

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML 1.0 has no place for."""
_LONGEST_TITLE = 31
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_WIDEST = 40


def xlsx_bytes(table: Table) -> bytes:
    """One sheet: headings that stay in sight and sort, texts that stay texts, days as days."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _NOT_IN_TITLE.sub(" ", table.title)[:_LONGEST_TITLE]
    for number, row in enumerate((table.headings, *table.rows), start=1):
        for column, cell in enumerate(row, start=1):
            _write(sheet, number, column, cell)
    _set_up(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, number: int, column: int, cell: Cell) -> None:
    target = sheet.cell(number, column)
    if isinstance(cell, str):
        put(target, _NOT_IN_XML.sub("", cell))
        return
    target.value = cell
    if isinstance(cell, date):
        target.number_format = "dd-mm-yyyy"


def _set_up(sheet: Worksheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, heading in enumerate(table.headings, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        longest = max((len(str(row[column - 1])) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(
            _WIDEST, max(longest, len(heading) + 4) + 2
        )
