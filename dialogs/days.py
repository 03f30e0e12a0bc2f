"""A day that is still to come: by two taps (a month, a day of it), or typed: '15 december', '15-12'."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dialogs.calendar import as_month
from dialogs.errors import InputRejected
from dialogs.matching import plain
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Day, Month

AHEAD = timedelta(days=300)
"""How far ahead a day can be: from one winter until behind the next summer, and no year is ever in doubt."""


def months_to_tap(today: date) -> tuple[Choice, ...]:
    """The months in which a day can be chosen, this one the first if it has a day left."""
    months = dict.fromkeys((day.year, day.month) for day in _days(today))
    return tuple(Choice(f"m{as_month(*one)}", Month(*one)) for one in months)


def days_to_tap(month: str, today: date) -> tuple[Choice, ...]:
    """The days of a month ('YYYY-MM') that can be chosen."""
    days = (day for day in _days(today) if day.isoformat().startswith(month))
    return tuple(Choice(f"d{day.day}", str(day.day)) for day in days)


def tapped_day(month: str, choice: str) -> str:
    """The ISO day of a button under a month."""
    return f"{month}-{int(choice[1:]):02d}"


def typed_day(text: str, draft: str, months: Mapping[str, int], today: date) -> str:
    """The ISO day that was typed, or a month ('YYYY-MM') where no day was. `draft` is the month that was
    tapped, or ''; `months` maps plain names in the person's language to 1-12. Raises InputRejected."""
    words = plain(text.translate(_HAN)).split()
    numbers = [int(word) for word in words if word.isdecimal() and int(word) <= 31]
    named = next((number for name, number in months.items() if f" {name} " in f" {' '.join(words)} "), None)
    if named is None and len(numbers) >= 2:
        month_first = len(words[0]) == 4 or "月" in text
        month, day = numbers[:2] if month_first else numbers[1::-1]
        return _coming(day, month, today)
    if named is None and (len(numbers) != 1 or not draft):
        raise InputRejected(phrase("no_day", example=Day((today + timedelta(days=30)).isoformat())))
    return _coming(next(iter(numbers), None), named or int(draft[5:7]), today)


_HAN = str.maketrans("年月日", "   ")


def _coming(day: int | None, month: int, today: date) -> str:
    found = [one for one in _days(today) if one.month == month and day in (None, one.day)]
    if not found:
        last = today + AHEAD
        first = today + timedelta(days=1)
        raise InputRejected(phrase("day_between", first=Day(first.isoformat()), last=Day(last.isoformat())))
    return found[0].isoformat() if day else as_month(found[0].year, found[0].month)


def _days(today: date) -> Iterator[date]:
    return (today + timedelta(days=number) for number in range(1, AHEAD.days + 1))
