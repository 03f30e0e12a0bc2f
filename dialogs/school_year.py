"""The school year: it begins on 1 August, and then every child is in the next group."""

from datetime import date
from itertools import pairwise

BEGINS = (8, 1)
"""Month and day. In law the school year runs from 1 August until 31 July, whenever the holidays are."""
_ROW = (*(f"groep{number}" for number in range(1, 9)), "brugklas", "vo2", "vo3", "vo4")
_FORKS = ("vo4", "vo5", "vo6", "mbo1", "mbo2", "mbo3", "mbo4")
"""After these there are several ways (vmbo ends after four years, an MBO course after one to four)."""
_NEXT = {**dict(pairwise(_ROW)), **dict.fromkeys(_FORKS, "")}


def school_year(day: date) -> int:
    """The year in which the school year of a day began: 2026 for 1 August 2026 until 31 July 2027."""
    return day.year if (day.month, day.day) >= BEGINS else day.year - 1


def advanced(group: str, years: int = 1) -> str:
    """The group after so many summers; '' where it cannot be known, so that it is asked. A group that is not
    known here stays as it is."""
    for _ in range(years):
        group = _NEXT.get(group, group)
    return group


def moves(years: int) -> dict[str, str]:
    """Every group that changes over so many summers, with what it becomes."""
    found = {group: advanced(group, years) for group in _NEXT}
    return {group: later for group, later in found.items() if group != later}
