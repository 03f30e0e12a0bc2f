"""The day before an event, at six in the evening: who comes is reminded. A tick takes a few at a time."""

from datetime import datetime

from bot.dose import make_room
from bot.events.notices import reminder
from bot.events.reaching import sort
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from storage import events, families, outbox, rsvps
from storage.outbox import Queued
from storage.transaction import Transaction

AT_ONCE = 30
"""In one tick, which is a minute."""


async def remind_of_events(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue the reminders that are due (UTC); none in the quiet hours. It counts in the family's week."""
    if is_quiet(now.astimezone(around.zone)):
        return []
    due = await rsvps.to_remind(tx, now, AT_ONCE)
    if not due:
        return []
    going = await sort(tx, due, now, can_wait=False)
    numbers = {number for number, _ in due}
    known, lines = await events.load(tx, numbers), await rsvps.lines(tx, numbers)
    said = {(number, one.family): one for number, line in lines.items() for one in line}
    await rsvps.remind_at(tx, {**going.later, **dict.fromkeys(going.now)})
    homes = await families.load(tx, {to.chat_id for to in going.now.values()})
    await make_room(tx, homes.values(), now, around.zone)
    messages = [reminder(around, known[one[0]], to, said[one]) for one, to in going.now.items()]
    return await outbox.add(tx, messages, now)
