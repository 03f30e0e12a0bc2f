"""An event as a file for the calendar of a phone. The same event again takes the place of the earlier one."""

from datetime import datetime

from bot.files import File
from bot.referrals.calendar import calendar
from bot.surroundings import Surroundings
from dialogs.events import Event


def calendar_file(around: Surroundings, event: Event, language: str, now: datetime) -> File | None:
    """The file in the words of a language; None for a place that the library has no more."""
    place = event.where(around.library)
    if place is None:
        return None
    title, uid = around.text(language).plain(event.named(language)), f"event-{event.number}@{around.bot_name}"
    text = calendar(uid, title, place, event.begins(around.zone), event.ends(around.zone), now)
    return File("document", f"{event.day.isoformat()}.ics", "text/calendar", text)
