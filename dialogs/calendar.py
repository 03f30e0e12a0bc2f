"""Months and ages. A birth month is 'YYYY-MM'; a full birth date is never asked."""

from datetime import date


def months_between(born: str, today: date) -> int:
    """Whole months from the birth month to today; a child counts from the first of its month."""
    year, month = born.split("-")
    return (today.year - int(year)) * 12 + today.month - int(month)


def age_in_years(born: str, today: date) -> int:
    """Whole years, taking the birthday as the first of the month: in doubt a child is the older."""
    return months_between(born, today) // 12


def as_month(year: int, month: int) -> str:
    """'2016-03' for 2016 and 3."""
    return f"{year:04d}-{month:02d}"
