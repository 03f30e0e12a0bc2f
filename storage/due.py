"""When each family's next message is due: one indexed row a family, however many children."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_d = tables.due.c
_DUE = select(_d.family_id, _d.at).where(_d.at <= bindparam("now")).order_by(_d.at).limit(bindparam("limit"))
_SAVE = upserts(tables.due)
_DROP = delete(tables.due).where(_d.family_id.in_(bindparam("families", expanding=True)))


async def due(tx: Transaction, now: datetime, limit: int) -> dict[int, datetime]:
    """The families whose moment has come, and which (UTC): the longest waiting first, at most `limit`."""
    rows = await tx.all(_DUE, {"now": now, "limit": limit})
    return {row.family_id: row.at for row in rows}


async def save(tx: Transaction, moments: Mapping[int, datetime | None]) -> None:
    """The next moment (UTC) of these families; None where nothing is to come."""
    await tx.upsert(_SAVE, [{"family_id": one, "at": at} for one, at in moments.items() if at is not None])
    await drop(tx, [one for one, at in moments.items() if at is None])


async def drop(tx: Transaction, family_ids: Iterable[int]) -> None:
    """Nothing is to come for these families."""
    if families := list(family_ids):
        await tx.run(_DROP, {"families": families})
