"""A sheet from rows: a guide, and the texts with the cells to fill in yellow."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets.columns import FIRST_ROW, HIDDEN, TEXTS, WIDTHS, Column, headings
from bot.sheets.guide import write_guide
from bot.sheets.putting import put
from bot.sheets.rows import Row
from dialogs.languages import NAMES, RIGHT_TO_LEFT

TO_DO = "⬜ to do"
_FILL = PatternFill("solid", fgColor="FFF8D6")
_FILL_TO_DO = PatternFill("solid", fgColor="FFD966")
_HEAD = PatternFill("solid", fgColor="DDE6EE")
_LTR, _RTL = 1.0, 2.0
"""Reading order of a cell (ECMA-376, CT_CellAlignment)."""


def workbook(language: str, rows: Sequence[Row]) -> Workbook:
    """The sheet for a translator. Only the column to fill can be written in."""
    book = Workbook()
    write_guide(book.worksheets[0], language)
    sheet: Worksheet = book.create_sheet(TEXTS)
    _write_head(sheet, language)
    for number, row in enumerate(rows, start=FIRST_ROW):
        _write_row(sheet, number, row)
    _set_up(sheet, language)
    return book


def _write_head(sheet: Worksheet, language: str) -> None:
    for column, heading in headings(NAMES[language]).items():
        cell = put(sheet[f"{column}1"], heading)
        cell.font = Font(bold=True)
        cell.fill = _FILL_TO_DO if column is Column.TEXT else _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_row(sheet: Worksheet, number: int, row: Row) -> None:
    for column, text in _cells(row).items():
        cell = put(sheet[f"{column}{number}"], text)
        cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=_LTR)
    sheet[f"{Column.ROOM}{number}"] = row.room
    cell = sheet[f"{Column.TEXT}{number}"]
    cell.fill = _FILL if row.text else _FILL_TO_DO
    cell.protection = Protection(locked=False)
    order = _RTL if row.language in RIGHT_TO_LEFT else _LTR
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)


def _cells(row: Row) -> dict[Column, str]:
    return {
        Column.WHERE: row.where,
        Column.DUTCH: row.dutch,
        Column.ENGLISH: row.english,
        Column.TEXT: row.text,
        Column.STATE: "" if row.text else TO_DO,
        Column.KEY: row.key,
        Column.MARK: row.mark,
    }


def _set_up(sheet: Worksheet, language: str) -> None:
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.sheet_view.rightToLeft = language in RIGHT_TO_LEFT
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for column in HIDDEN:
        sheet.column_dimensions[column].hidden = True
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
