"""A poster drawn: title and what it is above, the code in the middle, three steps and the library below."""

from bot.posters import code, pictograms
from bot.posters.plan import FULL, GAP, LINK, SIGN, STEP, TOP, Plan, Poster, fitting
from bot.posters.sheet import Sheet
from bot.posters.words import ACCENT, MARGIN, WIDTH, Words, plain


def lay_out(sheet: Sheet, poster: Poster) -> None:
    """Draw it. Raises TooMuchText and FontMissing, and then nothing is drawn."""
    plan = fitting(sheet, poster)
    _head(sheet, poster)
    _title(sheet, poster, plan)
    _code(sheet, poster.link, plan)
    for number, words in enumerate(plan.steps):
        _step(sheet, number, words, plan.steps_at)
    _foot(sheet, poster, plan)


def _head(sheet: Sheet, poster: Poster) -> None:
    half = (FULL - GAP) / 2
    name = plain(poster.name, 17, width=half, bold=True, colour=ACCENT)
    library = plain(poster.library, 13, x=MARGIN + half + GAP, width=half, align="R")
    sheet.write(sheet.in_one_line(name), 14)
    sheet.write(sheet.in_one_line(library), 15.2)
    _line(sheet, 25, 1.0)


def _title(sheet: Sheet, poster: Poster, plan: Plan) -> None:
    sheet.sign(poster.sign, WIDTH - MARGIN - SIGN if plan.leftward else MARGIN, TOP, SIGN)
    y = TOP
    for title in plan.titles:
        y = sheet.write(title, y)
    for about in plan.abouts:
        sheet.write(about, plan.abouts_at)


def _code(sheet: Sheet, link: str, plan: Plan) -> None:
    """A little nearer to what is above it, for the eye takes that for the middle."""
    spare = plan.steps_at - plan.code_from - plan.square - LINK
    x, y = (WIDTH - plan.square) / 2, plan.code_from + spare * 0.4
    sheet.pdf.set_draw_color(*ACCENT)
    sheet.pdf.set_line_width(1.2)
    sheet.pdf.rect(x, y, plan.square, plan.square, round_corners=True, corner_radius=5)
    code.draw(sheet, code.modules(link), x, y, plan.square)
    shown = plain(link.removeprefix("https://"), 12, align="C")
    sheet.write(sheet.in_one_line(shown), y + plan.square + 2)


def _step(sheet: Sheet, number: int, words: list[Words], y: float) -> None:
    left = words[0].x + (words[0].width - STEP) / 2
    pictograms.ALL[number](sheet, left, y, STEP)
    figure = plain(str(number + 1), 30, x=left - 18, width=14, bold=True, colour=ACCENT, align="R")
    sheet.write(figure, y + 2)
    below = y + STEP + 3
    for one in words:
        below = sheet.write(one, below)


def _foot(sheet: Sheet, poster: Poster, plan: Plan) -> None:
    _line(sheet, plan.free_at - 3, 0.4)
    for free, call in zip(plan.free, plan.calls, strict=True):
        sheet.write(free, plan.free_at)
        sheet.write(call, plan.calls_at)
    sheet.write(sheet.in_one_line(plain(poster.place, 12, align="C")), plan.place_at)


def _line(sheet: Sheet, y: float, width: float) -> None:
    sheet.pdf.set_draw_color(*ACCENT)
    sheet.pdf.set_line_width(width)
    sheet.pdf.line(MARGIN, y, WIDTH - MARGIN, y)
