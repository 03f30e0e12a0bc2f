"""A report as a workbook: a sheet for each table, and one that says what the numbers mean."""

import io
import re
from datetime import timedelta

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.figures.hiding import term
from bot.figures.naming import Names
from bot.figures.report import HIDDEN, Report, Table
from bot.sheets.putting import put

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_TITLE = 31
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_BOLD = Font(bold=True)


def xlsx(report: Report, names: Names) -> bytes:
    """The file; a number that may not be shown is a dash, as it is on paper."""
    book = Workbook()
    _means(book.worksheets[0], report, names)
    for table in report.tables:
        if table.rows:
            _table(book.create_sheet(_title(table.title)), table, report, names)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _means(sheet: Worksheet, report: Report, names: Names) -> None:
    sheet.title = _title(names.say("figures_definitions"))
    lines = [
        (f"{report.library} – {names.period(report.period)}", ""),
        *((one, "") for one in about(report, names)),
    ]
    lines += [(table.title, " ".join((table.means, *table.remarks))) for table in report.tables]
    lines += [(names.say("figures_definitions"), one) for one in how_hidden(names)]
    for number, (first, second) in enumerate(lines, start=1):
        put(sheet.cell(number, 1), first)
        put(sheet.cell(number, 2), second)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
    sheet.cell(1, 1).font = _BOLD
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90


def about(report: Report, names: Names) -> list[str]:
    """Until when was counted, when groups come, and what a dash means."""
    period, closed = report.period, report.closed
    lines = [names.say("figures_until", day=names.day(min(closed, period.last)))]
    if closed < period.last:
        lines.append(names.say("figures_running"))
    if period.kind == "month":
        lines.append(names.say("figures_month"))
    elif closed < period.last:
        lines.append(names.say("figures_groups", day=names.day(term(closed + timedelta(days=1))[1])))
    return [*lines, names.say("figures_hidden")]


def how_hidden(names: Names) -> list[str]:
    """Why small groups cannot be seen, for who reads the report."""
    return [names.say(f"figures_how_{one}") for one in ("wait", "part", "stay")]


def _table(sheet: Worksheet, table: Table, report: Report, names: Names) -> None:
    heads = (names.say("figures_what"), names.period(report.period), names.period(report.period.before))
    for column, head in enumerate(heads, start=1):
        put(sheet.cell(1, column), head)
        sheet.cell(1, column).font = _BOLD
    for number, row in enumerate(table.rows, start=2):
        put(sheet.cell(number, 1), row.label)
        sheet.cell(number, 1).alignment = Alignment(indent=row.depth)
        for column, count in ((2, row.now), (3, row.before)):
            cell = sheet.cell(number, column)
            cell.value = count or HIDDEN
            cell.alignment = Alignment(horizontal="right")
    sheet.freeze_panes = "A2"
    widths = (max(len(row.label) + 2 * row.depth for row in table.rows), len(heads[1]), len(heads[2]))
    for letter, width in zip("ABC", widths, strict=True):
        sheet.column_dimensions[letter].width = max(12, width + 3)


def _title(title: str) -> str:
    return _NOT_IN_TITLE.sub(" ", title)[:_LONGEST_TITLE]
