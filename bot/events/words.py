"""What an event is and when and where it is, as texts for any language."""

from datetime import datetime, timedelta

from dialogs.events import Event
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Hours, Lines, Text

_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""As OpenStreetMap names them: each language has its own for these."""


def day(event: Event) -> Day:
    """Its day."""
    return Day(event.day.isoformat())


def hours(event: Event) -> Hours:
    """Its weekday, and from when until when."""
    begins = datetime.combine(event.day, event.start)
    ends = begins + timedelta(minutes=event.minutes)
    return Hours(f"{_WEEKDAYS[event.day.weekday()]} {begins:%H:%M}-{ends:%H:%M}")


def when_and_where(library: Library, event: Event) -> tuple[Text, ...]:
    """A line each: the moment, the place, and until when there are more of them."""
    place = event.where(library)
    lines = [phrase("event_when", day=day(event), hours=hours(event))]
    if place:
        lines.append(phrase("event_where", place=place.name, address=place.address))
    if event.last and event.follows:
        lines.append(phrase("event_more_times", day=Day(event.last.isoformat())))
    return tuple(lines)


def told(event: Event, language: str) -> tuple[Arg, Arg]:
    """Title and text for who reads this language, in Dutch where it has no translation."""
    return event.said(language) or event.said(SOURCE) or (event.template, "")


def card(library: Library, event: Event, language: str) -> Text:
    """All of it as one paragraph of a dialog."""
    return joined(*told(event, language), *when_and_where(library, event))


def heading(library: Library, event: Event, language: str) -> Text:
    """Only what it is, when and where."""
    return joined(event.named(language), *when_and_where(library, event))


def joined(*lines: Arg) -> Text:
    """Lines as one paragraph."""
    return Text("{lines}", (("lines", Lines(tuple(line for line in lines if line != ""))),))
