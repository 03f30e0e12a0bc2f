"""What stands where on a poster: all that is measured before anything is drawn. All texts shrink together
until the code is large enough. Two languages stand side by side, each beginning at its own side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.posters.refusals import TooMuchText
from bot.posters.saying import STEPS, Said
from bot.posters.sheet import Sheet
from bot.posters.words import ACCENT, HEIGHT, INK, MARGIN, WIDTH, Words
from dialogs.languages import RIGHT_TO_LEFT

FULL, GAP, TOP = WIDTH - 2 * MARGIN, 8.0, 31.0
SIGN, STEP = 30.0, 19.0
"""Sides of the desk's pictogram and of those of the steps."""
LINK = 8.0
_SMALLEST, _LARGEST = 87.0, 104.0
"""Of the code with the white around it: itself it is seven centimetres then, which a phone reads from a step
away."""
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_TITLES = (52, 46, 42, 38, 34, 30, 26)


@dataclass(frozen=True, slots=True)
class Poster:
    """All that is on it. `sign` is an emoji or '', `name` that of the desk, `place` where it is or ''."""

    sign: str
    name: str
    library: str
    link: str
    said: Sequence[Said]
    place: str


class Plan:
    """The page with its texts at a scale. What ends in `_at` is a top in mm; `square` is the side that is
    left for the code, `leftward` is a page on which everything runs to the left."""

    def __init__(self, sheet: Sheet, poster: Poster, scale: float) -> None:
        """Measured with the fonts of the sheet, from the bottom up to the code."""
        self._sheet, self._poster, self.scale = sheet, poster, scale
        self.leftward = _leftward(poster)
        abouts = self._columns([said.about for said in poster.said], 16 if len(poster.said) > 1 else 20)
        self.abouts = [sheet.balanced(about) for about in abouts if about.text]
        self._about_height = self._tallest(self.abouts) + 4 if self.abouts else 0.0
        self.free = self._columns([said.free for said in poster.said], 16, bold=True)
        self.calls = self._columns([said.call for said in poster.said], 13)
        self.steps = [self._step(number) for number in range(len(STEPS))]
        self.place_at = HEIGHT - MARGIN - (6 if poster.place else 0)
        self.calls_at = self.place_at - 1 - self._tallest(self.calls)
        self.free_at = self.calls_at - self._tallest(self.free)
        self.steps_at = self.free_at - 10 - STEP - 3 - max(self._total(step) for step in self.steps)

    def under(self, titles: Sequence[Words]) -> "Plan":
        """The same with these titles, measured from the top down to the code."""
        self.titles = titles
        self.abouts_at = TOP + max(self._total(titles), SIGN) + 5
        self.code_from = self.abouts_at + self._about_height
        self.square = min(_LARGEST, self.steps_at - self.code_from - LINK - 12)
        return self

    def _columns(self, texts: Sequence[str], size: float, bold: bool = False) -> list[Words]:
        """Side by side, the first where its language begins."""
        number = len(texts)
        width = (FULL - GAP * (number - 1)) / number
        places = [MARGIN + (width + GAP) * column for column in range(number)]
        if self._poster.said[0].language in RIGHT_TO_LEFT:
            places.reverse()
        return [
            Words(text, said.language, size * self.scale, x, width, bold, ACCENT if bold else INK)
            for text, said, x in zip(texts, self._poster.said, places, strict=True)
        ]

    def _step(self, number: int) -> list[Words]:
        """What to do, in each language, in the middle of its third of the page."""
        width, column = (FULL - 2 * GAP) / 3, 2 - number if self.leftward else number
        x, size = MARGIN + column * (width + GAP), 13 * self.scale
        return [
            self._sheet.balanced(Words(said.steps[number], said.language, size, x, width, first, align="C"))
            for said, first in zip(self._poster.said, (True, False), strict=False)
        ]

    def _tallest(self, beside: Sequence[Words]) -> float:
        return max(self._sheet.height(words) for words in beside)

    def _total(self, below: Sequence[Words]) -> float:
        return sum(self._sheet.height(words) for words in below)


def fitting(sheet: Sheet, poster: Poster) -> Plan:
    """With texts and titles as large as leave room for the code. Raises TooMuchText, and FontMissing for a
    letter that no font of the sheet has."""
    for said in poster.said:
        sheet.need(said.language, said.all)
    titles = [_titles(sheet, poster, size) for size in _TITLES]
    plans = [Plan(sheet, poster, scale) for scale in _SCALES]
    roomy = [(plan, one) for plan in plans for one in titles if plan.under(one).square >= _SMALLEST]
    if not roomy:
        raise TooMuchText
    plan, one = max(roomy, key=lambda both: _worth(sheet, *both))
    return plan.under(one)


def _worth(sheet: Sheet, plan: Plan, titles: Sequence[Words]) -> float:
    """Small text loses more than small titles; a title in one line is better than a larger one in two."""
    lines = max(sheet.lines(title) for title in titles)
    return plan.scale * math.sqrt(plan.scale) * titles[0].size / math.sqrt(lines)


def _titles(sheet: Sheet, poster: Poster, size: float) -> list[Words]:
    return [_title(sheet, poster, number, size) for number in range(len(poster.said))]


def _title(sheet: Sheet, poster: Poster, number: int, size: float) -> Words:
    """Beside the desk's sign, where there is one."""
    said, beside = poster.said[number], SIGN + GAP if sheet.has(poster.sign) else 0
    x, colour = MARGIN + (0 if _leftward(poster) else beside), INK if number else ACCENT
    return Words(said.title, said.language, size, x, FULL - beside, True, colour)


def _leftward(poster: Poster) -> bool:
    return all(said.language in RIGHT_TO_LEFT for said in poster.said)
