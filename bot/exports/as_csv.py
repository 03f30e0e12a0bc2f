"""A list as CSV, as the Dutch Excel opens it by a double click."""

import csv
import io

from bot.exports.table import Cell, Table, is_risky

KIND = "text/csv"
_BOM = "\ufeff"
"""Without it Excel reads UTF-8 as Windows-1252."""


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with BOM, semicolons, CRLF (RFC 4180), each cell in quotes, days as 2026-11-21. What could be a
    formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([_safe(cell) for cell in row])
    return (_BOM + out.getvalue()).encode()


def _safe(cell: Cell) -> str:
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and is_risky(text) else text
