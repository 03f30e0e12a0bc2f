"""In the morning what was to be told of an event is looked at again: a place may be given back meanwhile, the
event changed once more, the family gone. Who hears of it hears how it stands now."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.events.held import CANCELLED, CHANGED, PLACE, Held
from bot.events.notices import comes, notice
from bot.surroundings import Surroundings
from dialogs.coming import Rsvp
from dialogs.events import Event
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage import events, rsvps
from storage.outbox import Outgoing
from storage.transaction import Transaction


async def renewed(
    tx: Transaction, around: Surroundings, these: Collection[Held], now: datetime
) -> list[Outgoing]:
    """These notices as they are true now (UTC), each once; none of what is not true any more or has begun."""
    numbers = {one.event for one in these}
    known, lines = await events.load(tx, numbers), await rsvps.lines(tx, numbers)
    said = {(number, rsvp.family): rsvp for number, line in lines.items() for rsvp in line}
    reach = await rsvps.reach(tx, numbers)
    made: list[Outgoing] = []
    for one in dict.fromkeys(these):
        event, which = known.get(one.event), (one.event, one.family)
        if event is None or event.begins(around.zone) <= now or which not in said or which not in reach:
            continue
        if says := _says(one.kind, event, said[which]):
            made.append(notice(around, event, reach[which], says, one, now))
    return made


def _says(kind: str, event: Event, rsvp: Rsvp) -> Sequence[Text]:
    """() where it is not so any more."""
    match (kind, event.status):
        case (kind, "planned") if kind == PLACE and not rsvp.waiting:
            return phrase("event_place_free"), comes(rsvp)
        case (kind, "planned") if kind == CHANGED:
            return (phrase("event_changed"),)
        case (kind, "cancelled") if kind == CANCELLED:
            return (phrase("event_cancelled"),)
        case _:
            return ()
