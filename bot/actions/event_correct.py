"""An event gets another day, time, place, number of children, or other words in Dutch."""

from dataclasses import dataclass, replace
from datetime import date, time

from bot.actions.acting import COORDINATOR, Asking, action
from bot.events.line import Changed, change, is_open
from bot.events.moments import later
from dialogs.coming import moved_up, taken
from dialogs.events import Event, Words
from dialogs.languages import SOURCE
from storage import events, rsvps


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be otherwise; None: as it was. `minutes`: how long it takes. `words` are those in Dutch;
    those in other languages stay until somebody takes them out (event_translate)."""

    day: date | None = None
    start: time | None = None
    place: str | None = None
    capacity: int | None = None
    words: Words | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The event as it is now. `moved`: its day, hours or place are others. `line`: who has a place now that
    waited."""

    event: Event
    moved: bool
    line: Changed


@dataclass(frozen=True, slots=True)
class TooFew:
    """More children come already."""

    children: int


@action("event.correct", COORDINATOR, on="number")
async def correct(asking: Asking, number: int, wanted: Change) -> Corrected | TooFew | None:
    """Change it, and everything that hangs on its moment. None where there is no such event, or it would be
    in the past, or at a place that there is none of."""
    before = (await events.held(asking.tx, [number])).get(number)
    if before is None or not is_open(before, asking.zone, asking.now):
        return None
    event = _with(before, wanted)
    if not is_open(event, asking.zone, asking.now) or event.where(asking.library) is None:
        return None
    line = (await rsvps.lines(asking.tx, [number]))[number]
    if 0 < event.capacity < taken(line):
        return TooFew(taken(line))
    await events.save(asking.tx, [event], asking.zone)
    if event.begins(asking.zone) != before.begins(asking.zone):
        await rsvps.later(asking.tx, number, line, later(event, asking.zone, asking.now))
    done = await change(asking.tx, number, moved_up, asking.zone, asking.now)
    return Corrected(event, _stands(event) != _stands(before), done) if done else None


def _stands(event: Event) -> tuple[date, time, int, str]:
    return event.day, event.start, event.minutes, event.place


def _with(event: Event, wanted: Change) -> Event:
    return replace(
        event,
        day=wanted.day or event.day,
        start=wanted.start or event.start,
        minutes=wanted.minutes or event.minutes,
        place=wanted.place or event.place,
        capacity=event.capacity if wanted.capacity is None else wanted.capacity,
        texts={**event.texts, SOURCE: wanted.words} if wanted.words and event.kind is None else event.texts,
    )
