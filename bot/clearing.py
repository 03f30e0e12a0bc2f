"""Nothing that waits for a person's eye waits for ever: what was not delivered, and what was set aside."""

from datetime import datetime, timedelta

from bot.surroundings import Surroundings
from bot.undelivered import let_go_of_gone
from storage import outbox, set_aside
from storage.outbox import Queued
from storage.transaction import Transaction

UNDELIVERED, SET_ASIDE = timedelta(days=30), timedelta(days=14)
"""How long a message that Telegram refused is kept, and an update that the bot could not handle: as long as
an unfinished conversation."""


async def clear(tx: Transaction, _: Surroundings, now: datetime) -> list[Queued]:
    """Let go of what is too old at a moment (UTC), or tells about what is gone. Nothing is said about it."""
    await let_go_of_gone(tx)
    await outbox.drop_dead(tx, now - UNDELIVERED)
    await set_aside.drop_old(tx, now - SET_ASIDE)
    return []
