"""A coming day: tapped as month and day, or typed as people write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogs import wordings
from dialogs.days import AHEAD, days_to_tap, months_to_tap, tapped_day, typed_day
from dialogs.errors import InputRejected

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "language", "draft", "day"),
    [
        ("15 december", "nl", "", "2026-12-15"),
        ("15 dec.", "nl", "", "2026-12-15"),
        ("15-12", "nl", "", "2026-12-15"),
        ("15/1", "nl", "", "2027-01-15"),
        ("15-12-2026", "nl", "", "2026-12-15"),
        ("15-12-26", "nl", "", "2026-12-15"),
        ("2026-12-15", "nl", "", "2026-12-15"),
        ("15", "nl", "2026-12", "2026-12-15"),
        ("١٥", "ar", "2026-12", "2026-12-15"),
        ("15 Aralık", "tr", "", "2026-12-15"),
        ("12月15日", "zh_Hans", "", "2026-12-15"),
        ("2026年12月15日", "zh_Hans", "", "2026-12-15"),
        ("december", "nl", "", "2026-12"),
        ("22-11", "nl", "", "2026-11-22"),
    ],
)
def test_a_day_is_read(text: str, language: str, draft: str, day: str) -> None:
    assert typed_day(text, draft, wordings()[language].months, TODAY) == day


@pytest.mark.parametrize("text", ["", "straks", "15", "morgen 2026"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(InputRejected) as error:
        typed_day(text, "", wordings()["nl"].months, TODAY)
    assert error.value.how.source.startswith("Tik op een dag")


@pytest.mark.parametrize("text", ["21-11", "1 november", "31-2", "30 september", "15-13"])
def test_a_day_that_has_been_or_is_none(text: str) -> None:
    with pytest.raises(InputRejected) as error:
        typed_day(text, "", wordings()["nl"].months, TODAY)
    assert error.value.how.source.startswith("Kies een dag van")


@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_each_day_ahead_can_be_tapped_and_typed_and_no_other(today: date) -> None:
    tapped = [
        tapped_day(month.id[1:], day.id)
        for month in months_to_tap(today)
        for day in days_to_tap(month.id[1:], today)
    ]
    coming = [(today + timedelta(days=number)).isoformat() for number in range(1, AHEAD.days + 1)]
    assert tapped == coming
    far = date.fromisoformat(coming[-1])
    assert typed_day(f"{far.day}-{far.month}", "", {}, today) == coming[-1]
