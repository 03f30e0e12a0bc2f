"""When something is said about an event by itself: by day, and never long after it is of use."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.quiet import QUIET_UNTIL, is_quiet
from dialogs.events import Event
from storage.rsvps import Later

REMINDED = time(18)
"""The day before, local: after school and work, before the children go to bed."""
_AFTER = timedelta(hours=1)


def later(event: Event, zone: ZoneInfo, now: datetime) -> Later:
    """When to remind of an event and when to ask how it was (UTC). Who says so on the last evening needs no
    reminder."""
    evening = datetime.combine(event.day - timedelta(days=1), REMINDED, zone).astimezone(UTC)
    over = (event.ends(zone) + _AFTER).astimezone(UTC)
    return Later(evening if evening > now else None, over if over > now else None)


def decent(now: datetime, zone: ZoneInfo) -> datetime | None:
    """From when a message may go that somebody else caused (UTC); None: at once."""
    local = now.astimezone(zone)
    if not is_quiet(local):
        return None
    morning = local.date() + timedelta(days=local.time() >= QUIET_UNTIL)
    return datetime.combine(morning, QUIET_UNTIL, zone).astimezone(UTC)
