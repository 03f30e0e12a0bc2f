"""Messages that were held until a moment: a tick lets those go whose time has come."""

from datetime import datetime

from bot.events.held import held
from bot.events.renewing import renewed
from bot.surroundings import Surroundings
from storage import outbox
from storage.outbox import Queued
from storage.transaction import Transaction

AT_ONCE = 200


async def release(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """What is due now (UTC), at any hour: what must not go at night is not held until then. A notice of an
    event makes way for what is true of it now."""
    due = await outbox.release(tx, now, AT_ONCE)
    notices = {row.id: one for row in due if (one := held(row))}
    if not notices:
        return due
    await outbox.sent(tx, notices)
    others = [row for row in due if row.id not in notices]
    return [*others, *await outbox.add(tx, await renewed(tx, around, notices.values(), now), now)]
