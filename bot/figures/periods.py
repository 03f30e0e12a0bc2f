"""The months and years that figures are about, and the one before each."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dialogs.school_year import BEGINS

Kind = Literal["month", "school_year", "year"]
_FORMS: dict[Kind, re.Pattern[str]] = {
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "school_year": re.compile(r"(\d{4})"),
    "year": re.compile(r"(\d{4})"),
}


@dataclass(eq=False)
class NoPeriod(Exception):
    """What was given is no month or year."""

    given: str


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `first` until before the day `below`."""

    kind: Kind
    first: date
    below: date

    @property
    def before(self) -> "Period":
        """The one before it."""
        last = self.first - timedelta(days=1)
        return month(last) if self.kind == "month" else _year(self.kind, self.first.year - 1)

    @property
    def name(self) -> str:
        """'2026-11', '2026', and for a school year '2026-2027'."""
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        return f"{self.first.year}" + (f"-{self.below.year}" if self.kind == "school_year" else "")

    @property
    def last(self) -> date:
        """Its last day."""
        return self.below - timedelta(days=1)

    @property
    def short(self) -> str:
        """For the head of a narrow column: '11-2026', '2026', "'26-'27"."""
        if self.kind == "month":
            return f"{self.first:%m-%Y}"
        return f"'{self.first:%y}-'{self.below:%y}" if self.kind == "school_year" else self.name

    def has(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.first <= day < self.below


def period(kind: Kind, given: str) -> Period:
    """Of '2026-11' or '2026', which for a school year is the year in which it begins. Raises NoPeriod."""
    found = _FORMS[kind].fullmatch(given)
    try:
        if not found:
            raise ValueError
        year = int(found[1])
        return month(date(year, int(found[2]), 1)) if kind == "month" else _year(kind, year)
    except ValueError:
        raise NoPeriod(given) from None


def month(day: date) -> Period:
    """The month of a day."""
    first = day.replace(day=1)
    return Period("month", first, (first + timedelta(days=31)).replace(day=1))


def of_day(kind: Kind, day: date) -> Period:
    """The period of this kind in which a day is."""
    if kind == "month":
        return month(day)
    begins = BEGINS if kind == "school_year" else (1, 1)
    return _year(kind, day.year if (day.month, day.day) >= begins else day.year - 1)


def _year(kind: Kind, year: int) -> Period:
    begins = BEGINS if kind == "school_year" else (1, 1)
    return Period(kind, date(year, *begins), date(year + 1, *begins))
