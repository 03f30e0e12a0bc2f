"""One event as an iCalendar file (RFC 5545)."""

from datetime import UTC, datetime

from icalendar import Calendar, Event, vGeo

from dialogs.library import Place


def calendar(uid: str, title: str, place: Place, begins: datetime, ends: datetime, made: datetime) -> str:
    """The file. All moments have a zone, and are written in UTC: no phone can read them wrongly. The same
    `uid` again is the same event, and no second one."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", title)
    event.add("location", f"{place.name}, {place.address}")
    if place.pin:
        event.add("geo", vGeo(place.pin))
    whole = Calendar()
    whole.add("prodid", "-//Leeswijzer//NL")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    return str(whole.to_ical().decode())
