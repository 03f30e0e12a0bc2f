"""The calendar file: read back by a calendar's own parser, in summer and in winter."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from bot.referrals.calendar import calendar
from dialogs.library import Place

ZONE = ZoneInfo("Europe/Amsterdam")
MADE = datetime(2026, 11, 21, tzinfo=UTC)
PLACE = Place(
    id="west",
    name="Bibliotheek; West, «ጎንደር»",
    address="Molenstraat 12, " + "een heel lange naam van een straat " * 5,
    hours="We 13:00-17:00",
    pin=(52.0935, 5.0702),
)


def event(begins: datetime, place: Place = PLACE) -> Component:
    text = calendar("taalhuis-west@bot", "Taalhuis", place, begins, begins.replace(hour=12), MADE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("begins", "hour"),
    [
        (datetime(2027, 3, 27, 10, tzinfo=ZONE), 9),
        (datetime(2027, 3, 28, 10, tzinfo=ZONE), 8),
        (datetime(2027, 10, 30, 10, tzinfo=ZONE), 8),
        (datetime(2027, 10, 31, 10, tzinfo=ZONE), 9),
    ],
)
def test_the_moment_is_right_before_and_after_a_change_of_the_clock(begins: datetime, hour: int) -> None:
    found = event(begins)
    assert found.decoded("dtstart") == begins.astimezone(UTC)
    assert found.decoded("dtstart").hour == hour
    assert found.decoded("dtend").astimezone(ZONE) == begins.replace(hour=12)


def test_where_it_is_comes_back_as_it_was() -> None:
    found = event(datetime(2027, 3, 27, 10, tzinfo=ZONE))
    assert str(found["location"]) == f"{PLACE.name}, {PLACE.address}"
    assert found["geo"].to_ical() == "52.0935;5.0702"
    assert (str(found["summary"]), str(found["uid"])) == ("Taalhuis", "taalhuis-west@bot")


def test_a_place_without_a_pin() -> None:
    assert "geo" not in event(datetime(2027, 3, 27, 10, tzinfo=ZONE), PLACE.model_copy(update={"pin": None}))
