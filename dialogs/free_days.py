"""The days on which everybody in the Netherlands is free, by rule: no list that runs out."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_FIXED = {(1, 1): "nieuwjaar", (5, 5): "bevrijdingsdag", (12, 25): "kerst", (12, 26): "kerst"}
"""Many are free on 5 May only once in five years. Who works then loses nothing if one day holds no events."""
_AFTER_EASTER = {0: "pasen", 1: "pasen", 39: "hemelvaart", 49: "pinksteren", 50: "pinksteren"}
"""Good Friday is left out: libraries are open."""


@cache
def national(year: int) -> Mapping[date, str]:
    """The national holidays of a year, with their names (since 2014)."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days): name for days, name in _AFTER_EASTER.items()}
    fixed = {date(year, *day): name for day, name in _FIXED.items()}
    return {**fixed, _kings_day(year): "koningsdag", **moving}


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus, as Meeus gives it)."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _kings_day(year: int) -> date:
    """27 April, and the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == 6 else day
