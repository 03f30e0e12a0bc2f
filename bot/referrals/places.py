"""A place on the map, and an opening for the calendar of a phone, as messages."""

from datetime import UTC, date, datetime, time
from typing import assert_never

from bot.files import File
from bot.referrals.calendar import calendar
from bot.surroundings import Surroundings
from dialogs.desk_cards import named
from dialogs.effects import OfPlaces, ShowCalendar, ShowPin
from dialogs.library import Library, Place
from storage.outbox import Outgoing


def shown(around: Surroundings, chat_id: int, effect: OfPlaces, language: str, today: date) -> list[Outgoing]:
    """The message (Bot API, sendVenue and sendDocument); none for what the library does not have."""
    place = _place(around.library, effect.place)
    if place is None:
        return []
    match effect:
        case ShowPin():
            return _pin(chat_id, place)
        case ShowCalendar(desk, _, begins, ends):
            title, made = around.text(language).plain(named(desk)), datetime.combine(today, time(), UTC)
            begins, ends = begins.replace(tzinfo=around.zone), ends.replace(tzinfo=around.zone)
            uid = f"{desk}-{place.id}-{begins:%Y%m%dT%H%M}@{around.bot_name}"
            text = calendar(uid, title, place, begins, ends, made)
            file = File("document", f"{desk}.ics", "text/calendar", text)
            return [file.to(chat_id)]
        case _:
            assert_never(effect)


def _pin(chat_id: int, place: Place) -> list[Outgoing]:
    if place.pin is None:
        return []
    latitude, longitude = place.pin
    where = {"title": place.name, "address": place.address, "latitude": latitude, "longitude": longitude}
    return [Outgoing(chat_id, "sendVenue", where)]


def _place(library: Library, name: str) -> Place | None:
    return next((place for place in library.places if place.id == name), None)
