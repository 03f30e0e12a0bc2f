"""The days of the simulated year on which the fictional library holds no events, as a calendar shows them."""

from datetime import date

_SPANS = (
    ("2027-12-25", "2028-01-09"),
    ("2028-02-19", "2028-02-27"),
    ("2028-04-16", "2028-04-17"),
    ("2028-04-27", "2028-04-27"),
    ("2028-04-29", "2028-05-07"),
    ("2028-05-25", "2028-05-25"),
    ("2028-06-04", "2028-06-05"),
    ("2028-07-15", "2028-08-27"),
    ("2028-10-14", "2028-10-22"),
)
"""School holidays of region Noord, Easter, King's Day, Ascension and Whitsun."""


def is_free(day: date) -> bool:
    """Whether nobody may be invited on a day."""
    return any(first <= day.isoformat() <= last for first, last in _SPANS)
