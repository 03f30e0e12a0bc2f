"""A text with its place on the page. Millimetres from the top left, sizes in points."""

from dataclasses import dataclass
from typing import Literal

from dialogs.languages import RIGHT_TO_LEFT, SOURCE

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 15.0
Colour = tuple[int, int, int]
Side = Literal["L", "C", "R"]
INK: Colour = (28, 28, 28)
ACCENT: Colour = (15, 88, 104)
"""Dark enough to read on a black and white print."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a column: `x` its left side, `width` in mm. It begins at the side where its language does."""

    text: str
    language: str
    size: float
    x: float = MARGIN
    width: float = WIDTH - 2 * MARGIN
    bold: bool = False
    colour: Colour = INK
    align: Side | Literal[""] = ""

    @property
    def side(self) -> Side:
        """At which side of its column each line is."""
        return self.align or ("R" if self.language in RIGHT_TO_LEFT else "L")


def plain(
    text: str,
    size: float,
    *,
    x: float = MARGIN,
    width: float = WIDTH - 2 * MARGIN,
    bold: bool = False,
    colour: Colour = INK,
    align: Side | Literal[""] = "",
) -> Words:
    """Names and links, which are the same in every language."""
    return Words(text, SOURCE, size, x, width, bold, colour, align)
