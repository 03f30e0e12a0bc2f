"""A family that has everything deleted leaves a place behind: a tick gives it to who waited longest."""

from datetime import datetime

from bot.events.line import Changed, change
from bot.events.notices import place_free
from bot.surroundings import Surroundings
from dialogs.coming import moved_up
from storage import outbox, rsvps
from storage.outbox import Queued
from storage.transaction import Transaction


async def fill_places(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Give away what is free at a moment (UTC), and queue what is to be told of it."""
    changes: list[Changed] = []
    for number in await rsvps.waited_for(tx, now):
        done = await change(tx, number, moved_up, around.zone, now)
        changes += [done] if done else []
    return await outbox.add(tx, await place_free(tx, around, changes, now), now)
