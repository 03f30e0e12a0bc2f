"""The days of an event that comes back every week. In holidays nobody is invited."""

from datetime import date, timedelta

from dialogs.holidays import Holidays

MOST = 40
"""Moments of one series: a school year."""
_WEEK = timedelta(weeks=1)


def weekly(first: date, closed: Holidays, times: int = MOST, until: date | None = None) -> list[date]:
    """The first day (whatever it is) and the same weekday of the weeks that follow, without holidays: so many
    `times`, or as far as `until`; at most MOST."""
    days, day = [first], first + _WEEK
    last = until or first + MOST * 2 * _WEEK
    while len(days) < min(times, MOST) and day <= last:
        if not closed.holds_no_events(day):
            days.append(day)
        day += _WEEK
    return days
