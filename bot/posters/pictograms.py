"""What to do, drawn: hold the phone before the code, choose a language, tap an answer. Each in a square."""

from bot.posters.sheet import Sheet
from bot.posters.words import ACCENT

_STROKE = 0.045
"""Of the side of the square."""


def phone(sheet: Sheet, x: float, y: float, side: float) -> None:
    """A phone with the three corners of a code on it."""
    _pen(sheet, side)
    wide, left = side * 0.56, x + side * 0.22
    sheet.pdf.rect(left, y, wide, side, round_corners=True, corner_radius=side * 0.09)
    sheet.pdf.line(left + wide * 0.38, y + side * 0.9, left + wide * 0.62, y + side * 0.9)
    eye = wide * 0.24
    for across, down in ((0.17, 0.2), (0.59, 0.2), (0.17, 0.46)):
        sheet.pdf.rect(left + wide * across, y + side * down, eye, eye)
    dot = eye * 0.42
    for across, down in ((0.59, 0.46), (0.74, 0.54), (0.59, 0.62), (0.17, 0.68), (0.4, 0.68), (0.74, 0.7)):
        sheet.pdf.rect(left + wide * across, y + side * down, dot, dot, style="F")


def globe(sheet: Sheet, x: float, y: float, side: float) -> None:
    """A globe: its edge, three meridians and three parallels."""
    _pen(sheet, side)
    sheet.pdf.ellipse(x, y, side, side)
    sheet.pdf.ellipse(x + side * 0.27, y, side * 0.46, side)
    sheet.pdf.line(x + side / 2, y, x + side / 2, y + side)
    sheet.pdf.line(x, y + side / 2, x + side, y + side / 2)
    for down in (0.24, 0.76):
        half = (0.25 - (down - 0.5) ** 2) ** 0.5 * side
        sheet.pdf.line(x + side / 2 - half, y + side * down, x + side / 2 + half, y + side * down)


def talk(sheet: Sheet, x: float, y: float, side: float) -> None:
    """Two balloons: a question with lines of text, and an answer."""
    _pen(sheet, side)
    _balloon(sheet, x, y + side * 0.04, side * 0.76, side * 0.46, tail=0.18)
    for down, length in ((0.19, 0.48), (0.34, 0.32)):
        sheet.pdf.line(x + side * 0.14, y + side * down, x + side * (0.14 + length), y + side * down)
    _balloon(sheet, x + side * 0.42, y + side * 0.6, side * 0.58, side * 0.27, tail=0.72, filled=True)


def _balloon(
    sheet: Sheet, x: float, y: float, wide: float, high: float, tail: float, filled: bool = False
) -> None:
    """A rounded box whose tail hangs below it at a share of its width."""
    style = "DF" if filled else "D"
    sheet.pdf.rect(x, y, wide, high, style=style, round_corners=True, corner_radius=high * 0.3)
    root, reach = x + wide * tail, high * 0.28
    points = [(root - reach / 2, y + high), (root, y + high + reach), (root + reach / 2, y + high)]
    sheet.pdf.polygon(points, style="DF")


def _pen(sheet: Sheet, side: float) -> None:
    sheet.pdf.set_draw_color(*ACCENT)
    sheet.pdf.set_fill_color(*ACCENT)
    sheet.pdf.set_line_width(side * _STROKE)


ALL = (phone, globe, talk)
"""In the order of the steps."""
