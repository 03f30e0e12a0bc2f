"""What is due in conversations: an answer that is late, one that nobody ended, one to be forgotten."""

from datetime import datetime

from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from bot.talks import naming, patience, posting, telling
from bot.talks.closing import given_back
from dialogs.phrases import phrase
from storage import conversations, outbox, slots
from storage.conversations import Conversation
from storage.outbox import Outgoing, Queued
from storage.transaction import Transaction

AT_ONCE = 200


async def look(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Do what is due at a moment (UTC); nothing in the quiet hours. Each is said once."""
    if is_quiet(now.astimezone(around.zone)):
        return []
    due = await conversations.due(tx, now, AT_ONCE)
    outgoing = [row for one in due for row in await _looked_at(tx, around, one, now)]
    return await outbox.add(tx, outgoing, now)


async def _looked_at(
    tx: Transaction, around: Surroundings, one: Conversation, now: datetime
) -> list[Outgoing]:
    if one.closed_at:
        await conversations.drop(tx, [one.id])
        await slots.drop(tx, naming.every(one))
        return []
    if one.turn != "library":
        return await given_back(around, tx, one, now)
    return await _late(tx, around, one, now)


async def _late(tx: Transaction, around: Surroundings, one: Conversation, now: datetime) -> list[Outgoing]:
    told, said = patience.told(one, now), list[Outgoing]()
    if around.staff_chat is not None:
        told, said = posting.line(around, told, phrase("talk_reminder"), around.staff_chat)
    await conversations.save(tx, [told])
    return [telling.late(around, told), *said]
