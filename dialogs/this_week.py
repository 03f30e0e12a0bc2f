"""What a family has had by itself since Monday: a week is what the dose counts in."""

from collections.abc import Mapping
from datetime import date, timedelta

from dialogs.plan import Plan
from dialogs.progress import Progress

MOST = 3
"""Moments a week that a family can have."""


def monday(today: date) -> date:
    """The first day of the week."""
    return today - timedelta(days=today.weekday())


def messages_had(plan: Plan, progress: Mapping[str, Progress], today: date) -> int:
    """How many messages about children came this week: the family's moments from Monday up to the day of the
    last one, as the days themselves are not kept. In the week in which other days were chosen nobody knows
    the old ones: then it is the most that it can have been."""
    first, last = monday(today), max((one.last for one in progress.values()), default="")
    days = [day for day in (first + timedelta(days=number) for number in range(7)) if day.isoformat() <= last]
    if days and plan.begins > last:
        return min(len(days), MOST)
    return sum(day.weekday() in plan.days and day.isoformat() >= plan.paused_until for day in days)
