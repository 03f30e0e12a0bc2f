"""One row a family: when its next message is due, and what its children have had already.

Both change together at each message. In one row that is one page of the file a family, and no second table to
search: out of a million children this is most of what a tick costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from dialogs.progress import Progress
from storage import progress as kept
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_d = tables.due.c
_DUE = (
    select(_d.family_id, _d.at, _d.progress)
    .where(_d.at <= bindparam("now"))
    .order_by(_d.at)
    .limit(bindparam("limit"))
)
_SAVE = upserts(tables.due, "at")
_ADVANCE = upserts(tables.due, "at", "progress")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A family's moment (UTC; None: nothing is to come), and by child's key what it has had."""

    at: datetime | None
    progress: Mapping[str, Progress]


async def due(tx: Transaction, now: datetime, limit: int) -> dict[int, Waiting]:
    """The families whose moment has come: the longest waiting first, at most `limit`. Raises
    Undecipherable."""
    rows = await tx.all(_DUE, {"now": now, "limit": limit})
    return {row.family_id: Waiting(row.at, kept.revealed(tx, row.family_id, row.progress)) for row in rows}


async def save(tx: Transaction, moments: Mapping[int, datetime | None]) -> None:
    """The next moment (UTC) of these families; None where nothing is to come."""
    await tx.upsert(_SAVE, [{"family_id": one, "at": at} for one, at in moments.items()])


async def advance(tx: Transaction, changed: Mapping[int, Waiting]) -> None:
    """The next moment of these families, with what their children have had by now."""
    rows = [
        {"family_id": one, "at": waiting.at, "progress": kept.sealed(tx, one, waiting.progress)}
        for one, waiting in changed.items()
    ]
    await tx.upsert(_ADVANCE, rows)
