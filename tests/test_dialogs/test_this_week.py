"""What a family has had since Monday, from the days of its plan and the last message that came."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.plan import Plan
from dialogs.progress import Progress
from dialogs.this_week import messages_had

MONDAY_WEDNESDAY = Plan(days=(0, 2), streams=(("1", "tips"),))


@pytest.mark.parametrize(
    ("plan", "last", "number"),
    [
        (MONDAY_WEDNESDAY, "2026-11-15", 0),
        (MONDAY_WEDNESDAY, "", 0),
        (MONDAY_WEDNESDAY, "2026-11-16", 1),
        (MONDAY_WEDNESDAY, "2026-11-18", 2),
        (replace(MONDAY_WEDNESDAY, paused_until="2026-11-18"), "2026-11-18", 1),
        (replace(MONDAY_WEDNESDAY, begins="2026-11-23"), "2026-11-17", 2),
        (replace(MONDAY_WEDNESDAY, begins="2026-11-23"), "2026-11-20", 3),
        (replace(MONDAY_WEDNESDAY, begins="2026-11-23"), "2026-11-15", 0),
    ],
)
def test_what_came_since_monday(plan: Plan, last: str, number: int) -> None:
    progress = {"1": Progress(last=last), "2": Progress(last="2026-11-01")}
    assert messages_had(plan, progress, date(2026, 11, 21)) == number
