"""Sign-ups that nobody looks after: the family cannot be reached, or nothing was done for too long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, exists, select

from storage import tables
from storage.transaction import Transaction

TO_DO = ("new", "taken", "contacted")
"""The library is to do something."""
OPEN = (*TO_DO, "waiting_list", "placed")

_i, _a = tables.intakes.c, tables.carers.c
_can_be_reached = exists().where(_a.family_id == _i.family_id, _a.unreachable_since.is_(None))


def _references(*conditions: ColumnElement[bool]) -> Select[tuple[str]]:
    return select(_i.reference).where(*conditions).order_by(_i.changed_at, _i.reference)


_UNREACHABLE = _references(_i.status.in_(OPEN), ~_can_be_reached)
_STILL = _references(_i.status.in_(TO_DO), _i.changed_at < bindparam("before"))


async def unreachable(tx: Transaction) -> Sequence[str]:
    """The references of open sign-ups of families of whom no carer can be reached, the longest untouched
    first."""
    return [row.reference for row in await tx.all(_UNREACHABLE)]


async def still(tx: Transaction, before: datetime) -> Sequence[str]:
    """The references of those in which the library is to do something and did nothing since a moment (UTC),
    the longest first."""
    return [row.reference for row in await tx.all(_STILL, {"before": before})]
