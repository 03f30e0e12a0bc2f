"""Messages that were held until a moment: a tick lets those go whose time has come."""

from datetime import datetime

from bot.surroundings import Surroundings
from storage import outbox
from storage.outbox import Queued
from storage.transaction import Transaction

AT_ONCE = 200


async def release(tx: Transaction, _: Surroundings, now: datetime) -> list[Queued]:
    """What is due now (UTC), at any hour: what must not go at night is not held until then."""
    return await outbox.release(tx, now, AT_ONCE)
