"""What is typed for an event, and how an invitation reads in each language."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.catalogs import wordings
from bot.events.messages import answers, cancellation, invitation
from bot.events.moments import decent, later
from bot.office.making_events import capacity
from bot.office.typed_hours import Typed, hours
from bot.surroundings import Surroundings, surroundings
from dialogs.events import Event, Words
from dialogs.languages import NAMES
from tests.test_dialogs.world import place, trees

ZONE = ZoneInfo("Europe/Amsterdam")
EVENT = Event(17, "praatjes_plaatjes", date(2026, 12, 2), time(10), 60, "centrum", 15)
LONGEST = 4096


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return surroundings(trees(), wordings(), place(), ZONE, None, "voorbeeld_bot")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("10:30", Typed(time(10, 30))),
        ("9.05", Typed(time(9, 5))),
        ("14u30", Typed(time(14, 30))),
        ("14 uur", Typed(time(14))),
        ("9", Typed(time(9))),
        ("10:00-12:30", Typed(time(10), 150)),
        ("10 tot 12 uur", Typed(time(10), 120)),
        ("9.30 – 10.15", Typed(time(9, 30), 45)),
        ("14u-15u30", Typed(time(14), 90)),
        ("12:30-10:00", None),
        ("10:00-10:00", None),
        ("10:00-", None),
        ("-12:00", None),
        ("10:00-12:00-14:00", None),
        ("24:00", None),
        ("10:60", None),
        ("straks", None),
        ("", None),
        ("1030", None),
    ],
)
def test_a_time_as_people_type_it(typed: str, found: Typed | None) -> None:
    assert hours(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("15", 15), ("all", 0), ("0", None), ("501", None), ("-3", None), ("²", None), ("", None)],
)
def test_a_number_of_children(typed: str, found: int | None) -> None:
    assert capacity({"event.capacity": typed}) == found


@pytest.mark.parametrize("language", NAMES)
def test_an_invitation_has_all_that_somebody_must_know(around: Surroundings, language: str) -> None:
    words = invitation(around, EVENT, language)
    assert words is not None
    assert all(
        part in words for part in ("Praatjes &amp; Plaatjes", "10:00-11:00", "Voorbeeldplein 1", "2026")
    )
    assert len(words) < LONGEST
    [[button]] = answers(around, EVENT, language)
    assert button["callback_data"] == "0:/komen:17"


def test_what_staff_typed_is_no_markup(around: Surroundings) -> None:
    rude = Event(
        1, "", EVENT.day, EVENT.start, 60, "west", texts={"nl": Words("<b>A & B</b>", "{place} <i>")}
    )
    words = str(invitation(around, rude, "nl"))
    assert "<b>&lt;b&gt;A &amp; B&lt;/b&gt;</b>\n{place} &lt;i&gt;" in words
    assert invitation(around, rude, "tr") is None
    assert "A &amp; B" in cancellation(around, rude, "tr")


def test_what_others_cause_at_night_waits_for_the_morning() -> None:
    at = datetime(2026, 12, 1, 22, 30, tzinfo=ZONE)
    assert decent(at, ZONE) == datetime(2026, 12, 2, 7, tzinfo=UTC)
    assert decent(at.replace(hour=3), ZONE) == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert decent(at.replace(hour=12), ZONE) is None


def test_the_reminder_is_the_evening_before_and_none_after_it() -> None:
    evening = datetime(2026, 12, 1, 18, tzinfo=ZONE)
    assert later(EVENT, ZONE, evening.replace(hour=17)).remind == evening
    assert later(EVENT, ZONE, evening).remind is None
    assert later(EVENT, ZONE, evening).ask == datetime(2026, 12, 2, 12, tzinfo=ZONE)
    assert later(EVENT, ZONE, evening.replace(day=3)).ask is None
