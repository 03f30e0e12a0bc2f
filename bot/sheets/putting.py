"""A text into a cell, so that it stays a text."""

from openpyxl.cell.cell import Cell, MergedCell


def put(cell: Cell | MergedCell, text: str) -> Cell:
    """Write a text. It never becomes a formula, a number or a date, whatever it begins with, also not when
    somebody edits it later: the format '@', and for what looks like a formula Excel's own leading quote."""
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} is part of a merged cell")
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@", "\t"))
    return cell
