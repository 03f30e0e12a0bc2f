"""When something is sent that nobody asked for: at the family's own moments, and never in the quiet hours."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from dialogs.plan import Plan, next_slot

QUIET_FROM, QUIET_UNTIL = time(20), time(8)


def is_quiet(local: datetime) -> bool:
    """Whether it is an hour at which nothing is sent."""
    return not QUIET_UNTIL <= local.time() < QUIET_FROM


def next_moment(plan: Plan, after_moment: datetime, zone: ZoneInfo) -> datetime | None:
    """The family's next moment (UTC) behind another; None where nothing is to come."""
    slot = next_slot(plan, after_moment.astimezone(zone))
    return slot.astimezone(UTC) if slot else None
