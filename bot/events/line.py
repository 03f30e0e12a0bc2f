"""The line of an event in the database: changed under its lock, so that no place is given twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.events.moments import later
from dialogs.coming import Line, Rsvp
from dialogs.events import Event
from storage import events, rsvps
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of the line of an event: as it was and as it is."""

    event: Event
    before: Line
    after: Line

    def own(self, family: int) -> Rsvp | None:
        """What a family has said now; None: it does not come."""
        return next((one for one in self.after if one.family == family), None)

    def had(self, family: int) -> Rsvp | None:
        """What a family had said before."""
        return next((one for one in self.before if one.family == family), None)

    @property
    def placed(self) -> tuple[Rsvp, ...]:
        """Who waited and has a place now."""
        waited = {one.family for one in self.before if one.waiting}
        return tuple(one for one in self.after if one.family in waited and not one.waiting)


async def change(
    tx: Transaction,
    number: int,
    decide: Callable[[Line, int], Line],
    zone: ZoneInfo,
    now: datetime,
    chat_id: int = 0,
) -> Changed | None:
    """Let `decide` make of line and capacity another line, and keep it; who is new came by this chat. None
    where there is no such event, or it has begun or was cancelled."""
    event = (await events.held(tx, [number])).get(number)
    if event is None or not is_open(event, zone, now):
        return None
    before = (await rsvps.lines(tx, [number]))[number]
    after = decide(before, event.capacity)
    await rsvps.write(tx, number, before, after, chat_id, later(event, zone, now), now)
    return Changed(event, before, after)


def is_open(event: Event, zone: ZoneInfo, now: datetime) -> bool:
    """Whether a family can still say that it comes, or does not."""
    return event.status == "planned" and event.begins(zone) > now
