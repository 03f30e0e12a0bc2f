"""When it is asked how it went: on a free day, at the family's own hour, whatever the clocks do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.referrals.timing import FIRST, is_taken, moment, on
from dialogs.plan import Plan

ZONE = ZoneInfo("Europe/Amsterdam")
TIPS = Plan(days=(0, 2, 4), at="18:30", streams=(("1", "tips"),))
MONDAY = date(2026, 11, 23)


def local(plan: Plan, day: date) -> datetime:
    return on(plan, day, ZONE).astimezone(ZONE)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Plan(), "2026-11-23T10:00"),
        (TIPS, "2026-11-24T18:30"),
        (replace(TIPS, streams=()), "2026-11-23T18:30"),
        (replace(TIPS, begins="2026-11-30"), "2026-11-23T18:30"),
        (replace(TIPS, paused_until="2026-12-07"), "2026-12-08T18:30"),
        (replace(TIPS, days=(), paused_until="2026-12-07"), "2026-12-07T10:00"),
    ],
    ids=["none", "tips today", "stopped", "tips begin later", "paused", "paused without tips"],
)
def test_on_a_free_day_at_the_familys_hour(plan: Plan, expected: str) -> None:
    assert local(plan, MONDAY) == datetime.fromisoformat(expected).replace(tzinfo=ZONE)


@pytest.mark.parametrize(("day", "hours"), [("2027-03-07", 8), ("2027-10-10", 9)])
def test_three_weeks_later_is_the_same_hour_on_the_wall(day: str, hours: int) -> None:
    """The clocks change on 28 March and on 31 October."""
    now = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    found = moment(Plan(), now, FIRST, ZONE)
    assert found.astimezone(ZONE).hour == 10
    assert found == datetime.combine(now.date() + timedelta(weeks=3), found.time(), UTC)
    assert found.hour == hours


@given(
    st.sets(st.integers(0, 6), min_size=1, max_size=3),
    st.dates(date(2026, 1, 1), date(2035, 1, 1)),
)
def test_never_on_a_day_of_a_tip_and_within_a_week(days: set[int], day: date) -> None:
    plan = replace(TIPS, days=tuple(sorted(days)))
    found = local(plan, day)
    assert not is_taken(plan, found.date())
    assert timedelta(0) <= found.date() - day <= timedelta(days=3)
