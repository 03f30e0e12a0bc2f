"""Months and ages. A birth month is 'YYYY-MM'; a full birth date is never asked."""

from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As content writes them; the place of each is Python's `weekday()`."""


def months_between(born: str, today: date) -> int:
    """Whole months from the birth month to today; a child counts from the first of its month."""
    return (today.year - int(born[:4])) * 12 + today.month - int(born[5:])


def age_in_years(born: str, today: date) -> int:
    """Whole years, taking the birthday as the first of the month: in doubt a child is the older."""
    return months_between(born, today) // 12


def as_month(year: int, month: int) -> str:
    """'2016-03' for 2016 and 3."""
    return f"{year:04d}-{month:02d}"
