"""A list of holidays ends one day, and nobody notices: said in time, so that somebody adds the next years."""

from collections.abc import Iterator
from datetime import date, timedelta

from dialogs.holidays import FILE, Holidays

AHEAD = timedelta(days=365)


def running_out(known: Holidays, today: date) -> Iterator[str]:
    """A line when the school holidays are known for less than a year from a day. It is no finding: nothing is
    wrong yet, and a check that was green must not turn red because time passes."""
    if known.last is None or known.last < today + AHEAD:
        until = f"until {known.last}" if known.last else "for no day"
        yield f"{FILE}: school holidays are known {until} only; add the next years"
