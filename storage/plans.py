"""The plans of all families, without whose they are: for totals."""

from collections.abc import AsyncIterator

from sqlalchemy import bindparam, select

from dialogs import plan as form
from dialogs.plan import Plan
from storage import tables
from storage.transaction import Transaction

_f = tables.families.c
_PAGE = select(_f.id, _f.plan).where(_f.id > bindparam("behind")).order_by(_f.id).limit(bindparam("limit"))
AT_ONCE = 1000


async def every(tx: Transaction) -> AsyncIterator[Plan]:
    """Each plan that was ever made, a page at a time. Raises Undecipherable."""
    behind = 0
    while rows := await tx.all(_PAGE, {"behind": behind, "limit": AT_ONCE}):
        for row in rows:
            if row.plan:
                yield form.load(tx.keyring.reveal(row.plan, f"families:{row.id}:plan"))
        behind = rows[-1].id
