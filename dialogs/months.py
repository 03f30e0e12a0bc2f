"""A birth month as people write it: 'maart 2016', '3-2016', '03/2016', '12 mart 2016', '2016年3月'."""

import re
from collections.abc import Mapping
from datetime import date

from dialogs.calendar import as_month
from dialogs.errors import InputRejected
from dialogs.matching import plain
from dialogs.phrases import phrase
from dialogs.prompt import Month

OLDEST = 100
"""Years back from which a birth year is a slip of the finger."""


def typed_month(text: str, months: Mapping[str, int], today: date) -> str | int:
    """'YYYY-MM', or the year alone where no month was typed. A day is let go of at once: it is not needed.
    `months` maps plain names in the person's language to 1-12. Raises InputRejected."""
    words = plain(text.replace("年", " ")).split()
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    named = _named(" ".join(words), months)
    year = _year(numbers, today)
    if year is None:
        raise InputRejected(phrase("no_month", example=Month(today.year - 10, 3)))
    if year < today.year - OLDEST:
        raise InputRejected(phrase("long_ago"))
    month = named or _month(numbers, year, text)
    return _not_later(year, month, today)


def _named(text: str, months: Mapping[str, int]) -> int | None:
    """The month whose name stands in the text; some names are two words."""
    return next((number for name, number in months.items() if name and f" {name} " in f" {text} "), None)


def _year(numbers: list[int], today: date) -> int | None:
    """A number of four digits; else the last of two digits, read as the nearest year that has been."""
    long = [number for number in numbers if 1000 <= number <= 9999]
    if long:
        return long[0]
    if len(numbers) < 2 or numbers[-1] > 99:
        return None
    century = today.year - today.year % 100
    return century + numbers[-1] if numbers[-1] <= today.year % 100 else century - 100 + numbers[-1]


def _month(numbers: list[int], year: int, text: str) -> int | None:
    """Of '12-03-2016' the middle number, of '2016-03-12' too; of '3-2016' the only other one."""
    others = [number for number in numbers if number != year and number != year % 100] or numbers[:-1]
    if len(numbers) == 3:
        candidate = numbers[1]
    elif len(numbers) == 2:
        candidate = others[0] if others else numbers[0]
    else:
        return None
    if not 1 <= candidate <= 12:
        raise InputRejected(phrase("no_month", example=Month(year, 3)))
    return candidate


def _not_later(year: int, month: int | None, today: date) -> str | int:
    if (year, month or 1) > (today.year, today.month):
        raise InputRejected(phrase("future_month"))
    return year if month is None else as_month(year, month)


def tapped_month(year: str, month: str, today: date) -> str:
    """'YYYY-MM' for the ids of two buttons. Raises InputRejected when the month is still to come."""
    return str(_not_later(int(year), int(month), today))


_YEAR_BUTTON = re.compile(r"^y((?:19|20)\d\d)$")
_MONTH_BUTTON = re.compile(r"^m(1[0-2]|[1-9])$")


def year_button(choice: str) -> str | None:
    """The year on a button, or None when it is none."""
    match = _YEAR_BUTTON.match(choice)
    return match[1] if match else None


def month_button(choice: str) -> str | None:
    """The month on a button, '1' to '12', or None when it is none."""
    match = _MONTH_BUTTON.match(choice)
    return match[1] if match else None
