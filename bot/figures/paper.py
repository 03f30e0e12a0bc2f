"""A report on A4, for the municipality: each table with its picture beside it and its definition below."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.figures.chart import drawn, png
from bot.figures.naming import Names
from bot.figures.report import Report, Row, Table, shown_as
from bot.figures.workbook import about, how_hidden
from bot.posters import fonts
from bot.posters.words import ACCENT, HEIGHT, INK, MARGIN, WIDTH
from dialogs.languages import SOURCE

KIND = "application/pdf"
_FONT = "text"
_GREY = (90, 90, 90)
_ROW, _HEAD = 5.6, 11.0
_LABEL, _NUMBER = 60.0, 17.0
_GAP = 5.0
_WIDE = 5.2
"""Inches of a picture before it is made to fit: so its letters are as large as those beside it."""
_FOOT = 18.0
"""Millimetres."""
_BESIDE = MARGIN + _LABEL + 2 * _NUMBER + _GAP


def pdf(report: Report, names: Names, folders: Sequence[Path] = fonts.FOLDERS) -> bytes:
    """The file. Fonts are looked for in these folders; there is one that comes along, if they have none."""
    page = _Page(report, names)
    face = fonts.faces([SOURCE], (*folders, _own_fonts()))[0]
    page.add_font(_FONT, "", face.regular)
    page.add_font(_FONT, "B", face.bold)
    try:
        page.add_page()
        page.top()
        for table in report.tables:
            if table.rows:
                page.put(table)
        page.explanation()
        return bytes(page.output())
    finally:
        for font in page.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def _own_fonts() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


class _Page(FPDF):
    """The pages while they are made."""

    def __init__(self, report: Report, names: Names) -> None:
        super().__init__(format="A4")
        self._report, self._names = report, names
        self.set_auto_page_break(True, _FOOT)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_title(f"{names.say('figures_title')} {names.period(report.period)} - {report.library}")
        self.set_lang(SOURCE)

    def footer(self) -> None:
        """What the page belongs to, for when it lies loose."""
        self.set_y(-12)
        self._font(8, _GREY)
        number = self._names.say("figures_page", number=str(self.page_no()))
        self.cell(
            0, 5, f"{self._report.library} · {self._names.period(self._report.period)} · {number}", align="C"
        )

    def top(self) -> None:
        """The title and what a reader has to know first."""
        self._font(11, _GREY)
        self.cell(0, 6, self._report.library, align="L", new_x="LMARGIN", new_y="NEXT")
        self._font(22, ACCENT, "B")
        title = f"{self._names.say('figures_title')} · {self._names.period(self._report.period)}"
        self.multi_cell(0, 11, title, align="L", new_x="LMARGIN", new_y="NEXT")
        self._font(9, INK)
        for line in about(self._report, self._names):
            self.multi_cell(0, 5, line, align="L", new_x="LMARGIN", new_y="NEXT")
        if not any(table.rows for table in self._report.tables):
            self.multi_cell(
                0, 5, self._names.say("figures_nothing"), align="L", new_x="LMARGIN", new_y="NEXT"
            )
        self.ln(4)

    def put(self, table: Table) -> None:
        """One table; on the next page where it does not fit on this one."""
        picture = png(table, *self._periods, wide=_WIDE)
        wide = WIDTH - MARGIN - _BESIDE
        tall = self._height(picture, wide)
        words = 4.2 * (2 + len(" ".join((table.means, *table.remarks))) // 105)
        needed = _HEAD + max(tall, _ROW * (len(table.rows) + 1)) + words
        if self.get_y() + min(needed, HEIGHT - MARGIN - _FOOT) > HEIGHT - _FOOT:
            self.add_page()
        self._font(13, ACCENT, "B")
        self.cell(0, 8, table.title, align="L", new_x="LMARGIN", new_y="NEXT")
        top, page = self.get_y(), self.page_no()
        self.image(io.BytesIO(picture), _BESIDE, top, wide, alt_text=_said(table))
        self._rows(table.rows)
        if self.page_no() == page:
            self.set_y(max(self.get_y(), top + tall))
        self._font(8, _GREY)
        self.multi_cell(
            0, 4.2, " ".join((table.means, *table.remarks)), align="L", new_x="LMARGIN", new_y="NEXT"
        )
        self.ln(5)

    def explanation(self) -> None:
        """How small groups are hidden, on the page after the tables or below them."""
        self._font(11, ACCENT, "B")
        self.cell(0, 7, self._names.say("figures_definitions"), align="L", new_x="LMARGIN", new_y="NEXT")
        self._font(8.5, INK)
        self.multi_cell(0, 4.5, " ".join(how_hidden(self._names)), align="L", new_x="LMARGIN", new_y="NEXT")

    @property
    def _periods(self) -> tuple[str, str]:
        period = self._report.period
        return self._names.period(period), self._names.period(period.before)

    def _rows(self, rows: Sequence[Row]) -> None:
        self._font(7.5, _GREY, "B")
        self._line("", (self._report.period.short, self._report.period.before.short))
        for row in rows:
            self._font(8.5, INK, "" if row.depth else "B")
            self._line(f"{'    ' * row.depth}{row.label}", (shown_as(row.now), shown_as(row.before)))

    def _line(self, label: str, numbers: tuple[str, str]) -> None:
        size = self.font_size_pt
        while self.get_string_width(label) > _LABEL - 1 and self.font_size_pt > 5:
            self.set_font_size(self.font_size_pt - 0.25)
        self.cell(_LABEL, _ROW, label, border="B")
        self.set_font_size(size)
        for place, number in enumerate(numbers):
            end: Literal["LMARGIN", "RIGHT"] = "LMARGIN" if place else "RIGHT"
            self.cell(
                _NUMBER, _ROW, number, border="B", align="R", new_x=end, new_y="NEXT" if place else "TOP"
            )

    def _font(self, size: float, colour: tuple[int, int, int], style: Literal["", "B"] = "") -> None:
        self.set_font(_FONT, style, size)
        self.set_text_color(*colour)
        self.set_draw_color(200, 200, 200)

    @staticmethod
    def _height(picture: bytes, wide: float) -> float:
        across, down = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        return wide * down / across


def _said(table: Table) -> str:
    """The picture in words, for who cannot see it."""
    return "; ".join(f"{row.label}: {shown_as(row.now)}" for row in drawn(table))
