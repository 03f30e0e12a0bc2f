"""Months of a calendar: weeks that begin on Monday, each day with its messages."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.timeline_rows import Row

_MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Month:
    """One month from its day `first` on, of which the calendar is about `begins` until before `ends`. A week
    is seven days, None where it is another month's; `rows` has the days with messages only."""

    first: date
    weeks: tuple[tuple[date | None, ...], ...]
    rows: Mapping[date, tuple[Row, ...]]
    begins: date
    ends: date

    def is_within(self, day: date) -> bool:
        """Whether the calendar is about this day."""
        return self.begins <= day < self.ends


def months(rows: Sequence[Row], begins: date, ends: date) -> Iterator[Month]:
    """Every month that has a day from `begins` until before `ends`, also those in which nothing comes."""
    by_day: defaultdict[date, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row.at.date()].append(row)
    first = begins.replace(day=1)
    while first < ends:
        weeks = tuple(
            tuple(day if day.month == first.month else None for day in week)
            for week in _MONDAY_FIRST.monthdatescalendar(first.year, first.month)
        )
        own = {day: tuple(by_day[day]) for week in weeks for day in week if day and day in by_day}
        yield Month(first, weeks, own, begins, ends)
        first = (first + timedelta(days=31)).replace(day=1)
