"""How many were sent where and what came of it, without whom: this stays when a family has all deleted."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Executable, bindparam, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import Insert, per_dialect

MADE = "made"
"""What stands for an outcome in the count of all referrals."""
HINDRANCE = "hindrance_"
"""Before what was in the way of somebody who did not go: it is counted, and kept with nobody."""
_c = tables.referral_counts.c
_SINCE = select(_c.month, _c.desk, _c.place, _c.referrer, _c.outcome, _c.number)
_SINCE = _SINCE.where(_c.month >= bindparam("first"), _c.number > 0)
_SINCE = _SINCE.order_by(_c.month, _c.desk, _c.place, _c.referrer, _c.outcome)


@dataclass(frozen=True, slots=True)
class Route:
    """A way that people were sent: in which `month` ('2026-11'), to which desk and place, by whom ('' for
    nobody). `outcome`: MADE, or how it went."""

    month: str
    desk: str
    place: str
    referrer: str
    outcome: str = MADE


def _adding(insert: Insert) -> Executable:
    total = _c.number + insert.excluded.number
    keys = list(tables.referral_counts.primary_key.columns.keys())
    return insert.on_conflict_do_update(index_elements=keys, set_={"number": total})


_ADD = per_dialect(tables.referral_counts, _adding)


async def add(tx: Transaction, changes: Mapping[Route, int]) -> None:
    """So many more of each, or fewer: an outcome that somebody takes back is none."""
    rows = [
        {
            "month": one.month,
            "desk": one.desk,
            "place": one.place,
            "referrer": one.referrer,
            "outcome": one.outcome,
            "number": number,
        }
        for one, number in changes.items()
        if number
    ]
    await tx.upsert(_ADD, rows)


async def since(tx: Transaction, month: str) -> dict[Route, int]:
    """The counts from a month ('2026-11') on."""
    rows = await tx.all(_SINCE, {"first": month})
    return {Route(*row[:5]): row.number for row in rows}
