"""The forms in which a list can be taken along."""

from bot.exports import as_csv
from bot.exports.table import Table

XLSX, CSV = "xlsx", "csv"


def made(table: Table, form: str) -> tuple[bytes, str]:
    """The file and its media type; of a word that is no form a workbook."""
    if form == CSV:
        return as_csv.csv_bytes(table), as_csv.KIND
    # Only now: what writes workbooks takes a tenth of a second to load, and a bot that starts does without.
    from bot.exports import as_xlsx

    return as_xlsx.xlsx_bytes(table), as_xlsx.KIND
