"""A filled sheet, read: its language and its lines, not judged yet but for being a sheet of ours."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets.cleaning import clean
from bot.sheets.columns import FIRST_ROW, GUIDE, LANGUAGE, TEXTS, Column
from bot.sheets.faults import Fault, SheetRefused


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the texts, cleaned; `number` as the spreadsheet counts. `kind` is what the cell to fill
    holds, in openpyxl's letters: 's' text, 'n' number (or nothing), 'f' formula, 'd' date, 'b' yes or no."""

    number: int
    key: str
    mark: str
    dutch: str
    text: str
    kind: str

    def cell(self, column: Column) -> str:
        """The address of one of its cells."""
        return f"{column}{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a filled sheet says."""

    language: str
    lines: tuple[Line, ...]


def read_sheet(path: Path) -> Sheet:
    """Raises SheetRefused when it is no .xlsx or not one of ours, OSError when it cannot be opened."""
    book = _book(path)
    for tab in (GUIDE, TEXTS):
        if tab not in book.sheetnames:
            raise SheetRefused([Fault("", f"there is no tab '{tab}': this is no sheet of Leeswijzer")])
    return Sheet(_text(book[GUIDE][LANGUAGE]), tuple(_lines(book[TEXTS])))


def _book(path: Path) -> Workbook:
    """What openpyxl warns of (things of other programs that it leaves out) does not touch the texts. What it
    raises on a file that is none is whatever its zip, XML or table code happens to meet first."""
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(file)
        except Exception as error:
            raise SheetRefused([Fault("", f"{path.name} is no .xlsx file")]) from error


def _lines(sheet: Worksheet) -> Iterator[Line]:
    rows = sheet.iter_rows(min_row=FIRST_ROW, max_col=len(Column))
    for number, cells in enumerate(rows, start=FIRST_ROW):
        at = dict(zip(Column, cells, strict=False))
        if any(_text(cell) for cell in at.values()):
            to_fill = at[Column.TEXT]
            yield Line(
                number=number,
                key=_text(at[Column.KEY]),
                mark=_text(at[Column.MARK]),
                dutch=_text(at[Column.DUTCH]),
                text=_text(to_fill),
                kind=to_fill.data_type,
            )


def _text(cell: Cell | MergedCell) -> str:
    return "" if cell.value is None else clean(str(cell.value))
