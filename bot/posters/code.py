"""The square code to scan, drawn as one shape, so that no viewer shows seams between its parts."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno
from fpdf.drawing import PaintedPath
from fpdf.enums import PathPaintRule

from bot.posters.sheet import Sheet

QUIET = 4
"""White modules around it (ISO/IEC 18004): without them phones do not find it."""
Matrix = Sequence[Sequence[int]]


def modules(link: str) -> Matrix:
    """Rows of 1 (dark) and 0, without the white around. A quarter of it may be dirty or torn (level Q)."""
    return [list(row) for row in segno.make_qr(link, error="q", boost_error=False).matrix]


def draw(sheet: Sheet, matrix: Matrix, x: float, y: float, side: float) -> None:
    """Put it in a square of `side` mm, the white around within it."""
    one = side / (len(matrix) + 2 * QUIET)
    with sheet.pdf.drawing_context() as drawing:
        path = PaintedPath()
        path.style.fill_color = "#000000"
        path.style.stroke_color = None
        path.style.paint_rule = PathPaintRule.FILL_NONZERO
        for row, column, length in dark_runs(matrix):
            path.rectangle(x + (column + QUIET) * one, y + (row + QUIET) * one, length * one, one)
        drawing.add_item(path)


def dark_runs(matrix: Matrix) -> Iterator[tuple[int, int, int]]:
    """Row, first column and length of what is dark side by side."""
    for number, row in enumerate(matrix):
        column = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield number, column, length
            column += length
