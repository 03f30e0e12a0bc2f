"""A new event, or a whole series of them."""

from dataclasses import dataclass, replace
from datetime import date, time

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.event_days import weekly
from dialogs.event_templates import templates
from dialogs.events import Event, Words
from dialogs.holidays import of
from dialogs.languages import SOURCE
from storage import events

MINUTES = 90
"""How long an event of one's own takes when nobody says until when."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to make: of a `template`, or with `words` in Dutch. `capacity` in children (0: no
    limit). Every week, so many `times` or as far as `until`. `minutes` of each; None: as usual."""

    template: str
    day: date
    start: time
    place: str
    capacity: int = 0
    words: Words | None = None
    times: int = 1
    until: date | None = None
    minutes: int | None = None


@action("event.begin", COORDINATOR, noted=False)
async def begin(asking: Asking) -> None:
    """Somebody is about to make an event, or to change one: what they are asked is for coordinators only."""


@action("event.make", COORDINATOR)
async def make(asking: Asking, draft: Draft) -> list[Event] | None:
    """The events that were made, one for each day; None for a draft that is not sound: a moment that is over,
    a place or template that there is none of, no words."""
    planned = plan(asking, draft)
    return await events.add(asking.tx, planned, asking.zone, asking.now) if planned else None


@action("event.plan", COORDINATOR, noted=False)
async def preview(asking: Asking, draft: Draft) -> list[Event]:
    """The events that would be made, without a number; none for a draft that is not sound."""
    return plan(asking, draft)


def plan(asking: Asking, draft: Draft) -> list[Event]:
    """A draft worked out: in holidays there is none."""
    kind = templates().get(draft.template)
    known = any(place.id == draft.place for place in asking.library.places)
    if not known or (kind is None and draft.words is None):
        return []
    days = weekly(draft.day, of(asking.library), draft.times, draft.until)
    first = Event(
        number=0,
        template=draft.template if kind else "",
        day=draft.day,
        start=draft.start,
        minutes=draft.minutes or (kind.minutes if kind else MINUTES),
        place=draft.place,
        capacity=draft.capacity,
        texts={SOURCE: draft.words} if draft.words and kind is None else {},
    )
    made = [replace(first, day=day, last=days[-1]) for day in days]
    return made if first.begins(asking.zone) > asking.now else []
