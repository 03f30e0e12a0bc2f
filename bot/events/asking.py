"""After an event: one question to who had a place, once. What they say is counted, and kept with nobody."""

from datetime import datetime, timedelta

from bot.dose import make_room
from bot.events.notices import how_was_it
from bot.events.reaching import sort
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from storage import events, families, outbox, rsvps
from storage.outbox import Queued
from storage.transaction import Transaction

AT_ONCE = 30
STALE = timedelta(days=3)
"""Nobody remembers for longer."""


async def ask_how_it_was(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue the questions that are due (UTC); none in the quiet hours, none to who wants to hear nothing now,
    and none after an outage of days. It counts in the family's week."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    due = await rsvps.to_ask(tx, now, AT_ONCE)
    if not due:
        return []
    known = await events.load(tx, {number for number, _ in due})
    fresh = [one for one in due if now - known[one[0]].ends(around.zone) <= STALE]
    going = await sort(tx, fresh, now, can_wait=True)
    homes = await families.load(tx, {to.chat_id for to in going.now.values()})
    paused = {chat for chat, home in homes.items() if home.common.plan.is_paused(local.date())}
    asked = {one: to for one, to in going.now.items() if to.chat_id not in paused}
    await make_room(tx, (homes[to.chat_id] for to in asked.values()), now, around.zone)
    await rsvps.ask_at(tx, {**dict.fromkeys(due), **going.later})
    await rsvps.asked(tx, asked)
    return await outbox.add(tx, [how_was_it(around, known[one[0]], to) for one, to in asked.items()], now)
