"""The sheet's shape, which the export writes and the import relies on."""

from enum import StrEnum

TEXTS, GUIDE = "Texts", "How to"
"""The tabs."""
LANGUAGE = "B1"
"""The cell of the guide that says which language it is, by its code."""
FIRST_ROW = 2
"""Of the texts: under the headings."""


class Column(StrEnum):
    """What each column holds. KEY and MARK are hidden."""

    WHERE = "A"
    DUTCH = "B"
    ENGLISH = "C"
    TEXT = "D"
    ROOM = "E"
    STATE = "F"
    KEY = "G"
    MARK = "H"


HIDDEN = (Column.KEY, Column.MARK)
WIDTHS = {
    Column.WHERE: 30,
    Column.DUTCH: 48,
    Column.ENGLISH: 48,
    Column.TEXT: 54,
    Column.ROOM: 12,
    Column.STATE: 12,
}
"""In characters."""


def headings(name: str) -> dict[Column, str]:
    """The first row; `name` is the language in its own script."""
    return {
        Column.WHERE: "Where / Waar",
        Column.DUTCH: "Nederlands",
        Column.ENGLISH: "English",
        Column.TEXT: f"✍️ {name}: write here / schrijf hier",
        Column.ROOM: "Room: most characters / tekens",
        Column.STATE: "State / Stand",
        Column.KEY: "key",
        Column.MARK: "mark",
    }
