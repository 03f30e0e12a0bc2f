"""Somebody of staff has the conversation now: who, and since when, stands on the card."""

from dataclasses import replace
from datetime import datetime

from bot.surroundings import Surroundings
from bot.talks import card
from bot.talks.closing import family_of
from storage import conversations
from storage.conversations import Conversation
from storage.outbox import Outgoing
from storage.transaction import Transaction


async def taken(
    around: Surroundings, tx: Transaction, one: Conversation, name: str, now: datetime
) -> list[Outgoing]:
    """Keep it with this first name, and show it."""
    mine = replace(one, taken_by=name, taken_at=now)
    await conversations.save(tx, [mine])
    shown = card.changed(around, mine, await family_of(tx, mine))
    return [shown] if shown else []
