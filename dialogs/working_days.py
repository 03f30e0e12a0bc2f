"""Until when a library may take to answer: one working day of its own, counted from its opening."""

from datetime import date, datetime, time, timedelta

from dialogs.free_days import national
from dialogs.hours import next_open
from dialogs.library import Library

_SATURDAY = 5
_LOOKED_AT = 60
"""Days in which a working day is looked for; a library without any is given a week."""


def is_working_day(day: date, library: Library) -> bool:
    """Monday to Friday, no national holiday, no own free day, and at least one place is open. In school
    holidays libraries work."""
    free = day.weekday() >= _SATURDAY or day in national(day.year) or day in library.closed
    return not free and opening(day, library) is not None


def opening(day: date, library: Library) -> time | None:
    """When the first place opens on a day; None where none does."""
    begin = datetime.combine(day, time.min)
    found = (next_open(place.hours, begin, library.closed) for place in library.places)
    return min((at.time() for at in found if at is not None and at.date() == day), default=None)


def answer_by(asked: datetime, library: Library) -> datetime:
    """A working day after a question. Both local, without a zone. What is asked on a free day or before the
    opening counts from the next opening."""
    first = _from(asked.date(), library)
    if first is None:
        return asked + timedelta(weeks=1)
    opens = opening(first, library) or time.min
    begun = max(asked, datetime.combine(first, opens))
    second = _from(first + timedelta(days=1), library)
    return datetime.combine(second, begun.time()) if second else begun + timedelta(weeks=1)


def _from(day: date, library: Library) -> date | None:
    days = (day + timedelta(days=number) for number in range(_LOOKED_AT))
    return next((one for one in days if is_working_day(one, library)), None)
