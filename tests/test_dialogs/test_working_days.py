"""A working day later, by the hours of the library and the days on which everybody is free."""

from datetime import date, datetime

import pytest

from dialogs.library import Library
from dialogs.working_days import answer_by, is_working_day
from tests.test_dialogs.world import place


@pytest.mark.parametrize(
    ("asked", "late"),
    [
        ("2026-11-25T14:00", "2026-11-26T14:00"),  # Wednesday
        ("2026-11-25T08:00", "2026-11-26T10:00"),  # before the opening
        ("2026-11-25T22:00", "2026-11-26T22:00"),  # in the evening
        ("2026-11-20T14:00", "2026-11-24T14:00"),  # Friday; Monday it is closed
        ("2026-11-21T14:00", "2026-11-25T10:00"),  # Saturday
        ("2026-12-24T12:00", "2026-12-29T12:00"),  # Christmas and a weekend
        ("2027-04-26T12:00", "2027-04-29T10:00"),  # Monday, closed; King's Day
        ("2026-10-20T12:00", "2026-10-21T12:00"),  # in the autumn holidays libraries work
    ],
)
def test_an_answer_is_late_a_working_day_after(asked: str, late: str) -> None:
    assert answer_by(datetime.fromisoformat(asked), place()) == datetime.fromisoformat(late)


def test_days_of_the_library_itself_do_not_count() -> None:
    closed = place().model_copy(update={"closed": (date(2026, 11, 26),)})
    assert not is_working_day(date(2026, 11, 26), closed)
    assert answer_by(datetime(2026, 11, 25, 14), closed) == datetime(2026, 11, 27, 14)


def test_a_library_that_is_open_on_saturdays_only_has_a_week() -> None:
    data = {
        "name": "B",
        "phone": "1",
        "places": [{"id": "a", "name": "A", "address": "A", "hours": "Sa 10:00-17:00"}],
    }
    assert answer_by(datetime(2026, 11, 25, 14), Library.model_validate(data)) == datetime(2026, 12, 2, 14)
