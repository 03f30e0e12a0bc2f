"""When a door opens next, by hours in OpenStreetMap's form (its wiki: Key:opening_hours)."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache

from opening_hours import OpeningHours

COUNTRY = "NL"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def next_open(hours: str, now: datetime, closed: Collection[date] = ()) -> datetime | None:
    """The moment itself when it is open then, else the next one at which it opens; None for never again. Both
    local, without a zone. On national holidays and on `closed` days nothing is open."""
    parsed = _parsed(hours, frozenset(closed))
    return now if parsed.is_open(now) else parsed.next_change(now)


def next_opening(hours: str, now: datetime, closed: Collection[date] = ()) -> datetime | None:
    """The next moment at which it opens, also when it is open now; local, as `next_open`."""
    parsed = _parsed(hours, frozenset(closed))
    shut = parsed.next_change(now) if parsed.is_open(now) else now
    return next_open(hours, shut, closed) if shut else None


def closes(hours: str, opened: datetime, closed: Collection[date] = ()) -> datetime:
    """When it closes that is open at a moment (local); the moment itself where it never does."""
    return _parsed(hours, frozenset(closed)).next_change(opened) or opened


@cache
def _parsed(hours: str, closed: frozenset[date]) -> OpeningHours:
    rules = [hours, "PH off", *(_off(day) for day in sorted(closed))]
    return OpeningHours("; ".join(rules), country=COUNTRY)


def _off(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02d} off"
