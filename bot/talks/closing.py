"""A conversation is given back: the parent hears that the bot is there again, and the card shows it."""

from datetime import datetime

from bot.surroundings import Surroundings
from bot.talks import card, patience, telling
from dialogs.facts import Family
from storage import conversations, families
from storage.conversations import Conversation
from storage.outbox import Outgoing
from storage.transaction import Transaction


async def given_back(
    around: Surroundings, tx: Transaction, one: Conversation, now: datetime
) -> list[Outgoing]:
    """Close an open conversation (`now` in UTC)."""
    over = patience.closed(one, now)
    await conversations.save(tx, [over])
    shown = card.changed(around, over, await family_of(tx, over))
    return [telling.over(around, over), *([shown] if shown else [])]


async def family_of(tx: Transaction, one: Conversation) -> Family:
    """The family as it is known; an empty one without consent."""
    known = (await families.load(tx, [one.chat_id])).get(one.chat_id)
    return known.family if known else Family()
