"""When to ask how it went: at the family's own hour, and never on a day on which a tip comes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs.plan import Plan

FIRST, AGAIN = timedelta(weeks=3), timedelta(weeks=2)
MORNING = time(10)
"""The hour of a family that has chosen none."""


def moment(plan: Plan, now: datetime, after: timedelta, zone: ZoneInfo) -> datetime:
    """So long after a moment (both UTC), or as soon after that as there is a free day."""
    return on(plan, now.astimezone(zone).date() + after, zone)


def on(plan: Plan, day: date, zone: ZoneInfo) -> datetime:
    """The family's hour (UTC) on this day, or else on the next free one."""
    days = (max(day, _pause_ends(plan, day)) + timedelta(days=number) for number in range(8))
    free = next((one for one in days if not is_taken(plan, one)), day)
    hour = time.fromisoformat(plan.at) if plan.days else MORNING
    return datetime.combine(free, hour, zone).astimezone(UTC)


def is_taken(plan: Plan, day: date) -> bool:
    """Whether the family hears from us on this day already, or wants to hear nothing."""
    comes = plan.is_on and day.weekday() in plan.days and day.isoformat() >= plan.begins
    return comes or plan.is_paused(day)


def _pause_ends(plan: Plan, day: date) -> date:
    return date.fromisoformat(plan.paused_until) if plan.is_paused(day) else day
