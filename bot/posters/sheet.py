"""A sheet of A4 to write on in any of the languages. Millimetres from the top left, sizes in points."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.posters.breaking import broken
from bot.posters.fonts import HAN, LATIN, Face, package, script
from bot.posters.refusals import FontMissing
from bot.posters.words import Words
from dialogs.languages import RIGHT_TO_LEFT

_POINT = 25.4 / 72
_NARROWER, _TRIES = 2.0, 20
"""Millimetres at a time, and how often."""
_FINE_PRINT = 7.0
_EMOJI = "emoji"
_EMOJI_WIDTH = 1.25
"""Of a pictogram, in sizes of its font."""
_UNSEEN = "\u00a0\u2068\u2069\ufe0f \n"
"""Signs that need no letter in a font."""


class Sheet:
    """The page while it is made; `pdf` is for who draws on it."""

    def __init__(self, faces: Sequence[Face], emoji: Path | None = None) -> None:
        """`faces` are those of the languages, and that of Latin letters."""
        self._faces = {face.script: face for face in faces}
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        self.pdf.add_page()
        for face in faces:
            for style, file in (("", face.regular), ("B", face.bold)):
                self.pdf.add_font(face.script, style, file, collection_font_number=face.number)
        self.pdf.set_fallback_fonts([LATIN])
        self._has_emoji = emoji is not None
        if emoji:
            self.pdf.add_font(_EMOJI, "", emoji)

    def need(self, language: str, text: str) -> None:
        """Raises FontMissing where a letter of the text is in no font of the sheet."""
        known = {*self._letters(script(language)), *self._letters(LATIN)}
        if any(ord(letter) not in known for letter in text if letter not in _UNSEEN):
            raise FontMissing(language, package(language))

    def lines(self, words: Words) -> int:
        """How many lines it takes."""
        text, leading = self._chosen(words), self._leading(words)
        lines = self.pdf.multi_cell(words.width, leading, text, dry_run=True, output="LINES")
        return len(cast("list[str]", lines))

    def height(self, words: Words) -> float:
        """In mm; 0 for nothing."""
        return self.lines(words) * self._leading(words) if words.text else 0.0

    def balanced(self, words: Words) -> Words:
        """The same in the narrowest column in which it takes no more lines, so that none is a lone word."""
        lines, found = self.lines(words), words
        shift = {"L": 0.0, "C": _NARROWER / 2, "R": _NARROWER}[words.side]
        for _ in range(_TRIES):
            narrower = replace(found, x=found.x + shift, width=found.width - _NARROWER)
            if self.lines(narrower) > lines:
                break
            found = narrower
        return found

    def in_one_line(self, words: Words) -> Words:
        """The same in letters small enough for one line."""
        while self.lines(words) > 1 and words.size > _FINE_PRINT:
            words = replace(words, size=words.size - 1)
        return words

    def write(self, words: Words, y: float) -> float:
        """Put it on the page with its top at `y`. Returns where it ends."""
        if not words.text:
            return y
        text = self._chosen(words)
        self.pdf.set_text_color(*words.colour)
        self.pdf.set_xy(words.x, y)
        self.pdf.multi_cell(words.width, self._leading(words), text, align=words.side)
        return y + self.height(words)

    def has(self, emoji: str) -> bool:
        """Whether a pictogram can be drawn: there is a font for it, and it is in it."""
        return bool(emoji) and self._has_emoji and ord(emoji[0]) in self._letters(_EMOJI)

    def sign(self, emoji: str, x: float, y: float, side: float) -> None:
        """Draw a pictogram in a square of so many mm; nothing where it cannot be."""
        if not self.has(emoji):
            return
        self.pdf.set_text_shaping(True, direction="ltr")
        self.pdf.set_font(_EMOJI, "", side / _POINT / _EMOJI_WIDTH)
        self.pdf.set_xy(x, y)
        self.pdf.cell(side, side, emoji, align="C")

    def done(self) -> bytes:
        """The page as PDF."""
        return bytes(self.pdf.output())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The files of the fonts stay open until then."""
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _chosen(self, words: Words) -> str:
        """The text, now that its font and direction are chosen."""
        direction = "rtl" if words.language in RIGHT_TO_LEFT else "ltr"
        self.pdf.set_text_shaping(True, direction=direction)
        self.pdf.set_font(script(words.language), "B" if words.bold else "", words.size)
        if script(words.language) == HAN:
            return broken(words.text, words.width, self.pdf.get_string_width)
        return words.text

    def _leading(self, words: Words) -> float:
        return words.size * _POINT * self._faces[script(words.language)].leading

    def _letters(self, family: str) -> set[int]:
        font = self.pdf.fonts[family]
        return set(font.cmap) if isinstance(font, TTFFont) else set()
