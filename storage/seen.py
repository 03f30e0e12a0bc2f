"""Which updates were handled already. Their numbers may start again anywhere after a silent week (Bot API,
Update.update_id), so the ids themselves are kept for a time: never "newer than"."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

KEPT = timedelta(days=8)
"""How long an id is kept; Telegram keeps an update for a day."""

_id, _at = tables.seen.c.update_id, tables.seen.c.at
_KNOWN = select(_id).where(_id.in_(bindparam("ids", expanding=True)))
_MARK = upserts(tables.seen)
_PURGE = delete(tables.seen).where(_at < bindparam("before"))


async def unseen(tx: Transaction, update_ids: Iterable[int]) -> set[int]:
    """Those of the ids that were not marked yet."""
    ids = set(update_ids)
    return ids - {row[0] for row in await tx.all(_KNOWN, {"ids": list(ids)})} if ids else ids


async def mark(tx: Transaction, update_ids: Iterable[int], now: datetime) -> None:
    """These updates are handled. Marking one again only keeps it longer."""
    await tx.upsert(_MARK, [{"update_id": update_id, "at": now} for update_id in update_ids])


async def purge(tx: Transaction, before: datetime) -> None:
    """Forgets the ids marked before this moment (now - KEPT)."""
    await tx.run(_PURGE, {"before": before})
