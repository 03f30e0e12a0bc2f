"""From when until when something is, as people type it."""

import re
from dataclasses import dataclass
from datetime import time

_TIME = r"([01]?\d|2[0-3])(?:\s*[:.u]\s*([0-5]\d)?)?\s*(?:uur)?"
_UNTIL = r"\s*(?:-|–|—|tot)\s*"
_HOURS = re.compile(rf"{_TIME}(?:{_UNTIL}{_TIME})?")


@dataclass(frozen=True, slots=True)
class Typed:
    """When it begins, and how many `minutes` it takes; None where no end was typed."""

    start: time
    minutes: int | None = None


def hours(typed: str) -> Typed | None:
    """'10:30', '10.30', '10u30', '10 uur' or '10', and two of these as '10:00-12:30' or '10 tot 12 uur'. None
    for anything else, and for an end that is not behind the beginning."""
    found = _HOURS.fullmatch(typed.strip().lower())
    if found is None:
        return None
    start = _minute(found[1], found[2])
    until = _minute(found[3], found[4]) if found[3] else None
    if until is not None and until <= start:
        return None
    return Typed(time(*divmod(start, 60)), None if until is None else until - start)


def _minute(hour: str, minute: str | None) -> int:
    """Of the day."""
    return int(hour) * 60 + int(minute or 0)
